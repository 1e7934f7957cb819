import Foundation
import IndicatorLedger
import TestSupport
import Testing

/// A ledger that may be read and not written.
struct ReadOnlyTests {
  private let run = CommandRunner()
  private let folder: TemporaryFolder

  /// A ledger of some real events, with the tail of a crash and without hashes: a reader could be
  /// tempted to tidy up.
  init() throws {
    folder = try TemporaryFolder()
    _ = try ShippedManifest().build(at: folder.path, throughMonth: "2012-06")
    let name = "EventLog/000000000000.jsonl"
    try folder.write(try folder.read(name) + Array(#"{"seq":"#.utf8), to: name)
    try folder.remove("EventLog/hashes")
    try folder.write(#"{"kind":"series","key":"NEW"}"#, to: "new.jsonl")
  }

  private static let readings = [
    "show CN.CPI.YOY 2012-02", "totals", "growth", "streaks", "claims", "history CN.CPI.YOY",
    "replay", "replay --step", "verify", "prove 3", "checkpoint", "events", "series",
    "append --dry-run new.jsonl", "audit || test $? = 1",
  ]

  /// Every file with its bytes and when it was changed.
  private func everything() throws -> [String: [String]] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path)
    return try Dictionary(
      uniqueKeysWithValues: names.map { name in
        let about = try FileManager.default.attributesOfItem(atPath: folder.path(name))
        let bytes = about[.type] as? FileAttributeType == .typeRegular ? try folder.read(name) : []
        return (name, ["\(about[.modificationDate] ?? "")", "\(bytes)"])
      })
  }

  private func line(_ command: String) -> String {
    let words = command.split(separator: " || ", maxSplits: 1)
    let rest = words.count > 1 ? " || " + words[1] : ""
    return "indicators \(words[0]) --ledger . > /dev/null\(rest)"
  }

  @Test func `reading commands write nothing even where they could`() throws {
    let before = try everything()
    for command in Self.readings {
      let result = try run.shell(line(command), in: folder)
      #expect(result.status == 0, "\(command): \(result.error)")
    }
    #expect(try everything() == before)
  }

  @Test(
    .enabled(if: Surroundings.ordinaryUser != nil, "needs to run as an ordinary user (setpriv)"))
  func `an ordinary user reads all of it and is told what keeps them from writing`() throws {
    let user = Surroundings.ordinaryUser ?? ""
    _ = try run.shell(
      "openssl genpkey -algorithm ed25519 -out key.pem && chmod a+r key.pem", in: folder)
    _ = try run.shell("chmod -R a-w .", in: folder)
    defer { _ = try? run.shell("chmod -R u+w .", in: folder) }
    let before = try everything()
    for command in Self.readings {
      let result = try run.shell(user + line(command), in: folder)
      #expect(result.status == 0, "\(command): \(result.error)")
    }
    for command in [
      "append new.jsonl", "append --wait new.jsonl", "checkpoint --sign key.pem --origin x",
    ] {
      let result = try run.shell("\(user)indicators \(command) --ledger .", in: folder)
      #expect(result.status == 4 && result.output.isEmpty, "\(command)")
      #expect(result.error == "indicators: cannot open ./EventLog/.lock: Permission denied\n")
    }
    #expect(try everything() == before)
  }

  @Test(
    .enabled(if: Surroundings.ordinaryUser != nil, "needs to run as an ordinary user (setpriv)"),
    arguments: [
      ("chmod a-x EventLog", "cannot look at ./EventLog/checkpoint"),
      ("chmod a-r EventLog", "cannot list ./EventLog"),
      ("chmod a-r EventLog/*.jsonl", "cannot open ./EventLog/000000000000.jsonl"),
      ("chmod a-r EventLog/checkpoint", "cannot open ./EventLog/checkpoint"),
    ])
  func `what may not be read is never taken for something that is not there`(
    change: String, error: String
  ) throws {
    _ = try run.shell(change, in: folder)
    defer { _ = try? run.shell("chmod -R u+rwx .", in: folder) }
    let user = Surroundings.ordinaryUser ?? ""
    for command in ["verify", "replay", "append --dry-run new.jsonl"] {
      let result = try run.shell("\(user)indicators \(command) --ledger .", in: folder)
      #expect(result.status == 4 && result.output.isEmpty, "\(command)")
      #expect(result.error == "indicators: \(error): Permission denied\n")
    }
  }

  @Test(
    .enabled(if: Surroundings.ownMounts != nil, "needs the right to mount a folder (unshare -rm)"))
  func `a file system mounted read-only is read all the same`() throws {
    let readings = Self.readings.map(line).joined(separator: " || exit 1\n")
    try folder.write(
      """
      mount --bind . . && mount -o remount,ro,bind "$PWD" && cd "$PWD" || exit 99
      \(readings) || exit 1
      indicators append new.jsonl --ledger .
      """, to: "script")
    let result = try run.shell("\(Surroundings.ownMounts ?? "")sh script", in: folder)
    #expect(result.status == 4)
    #expect(
      result.error == "indicators: cannot open ./EventLog/.lock: Read-only file system\n")
  }

  @Test(arguments: ["mkdir", "ln -s nowhere"])
  func `a segment that is no file is never passed over`(command: String) throws {
    let result = try run.shell(
      """
      cd EventLog && mv 000000000000.jsonl elsewhere && rm checkpoint && cd .. || exit 99
      \(command) EventLog/000000000000.jsonl; indicators verify --ledger .
      """, in: folder)
    #expect(result.status == 4)
    #expect(result.error.hasPrefix("indicators: cannot "))
    #expect(result.error.contains("./EventLog/000000000000.jsonl: "))
  }
}
