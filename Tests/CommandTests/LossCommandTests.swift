import Foundation
import IndicatorLedger
import TestSupport
import Testing

/// What was done to a ledger behind its back.
struct Tampering: CustomTestStringConvertible, Sendable {
  let testDescription: String
  /// What becomes of the last segment.
  let change: @Sendable ([UInt8]) throws -> [UInt8]
  /// The files that are taken away.
  let removed: [String]

  static let all: [Tampering] = {
    let cut: @Sendable ([UInt8]) throws -> [UInt8] = { try LogTampering.withoutLastBatch($0) }
    let altered: @Sendable ([UInt8]) throws -> [UInt8] = { LogTampering.altering(line: 2, of: $0) }
    let (checkpoint, hashes) = ("EventLog/checkpoint", "EventLog/hashes")
    let snapshot = "Snapshots/vintages.snapshot"
    return [("the last batch cut", cut), ("a line altered with its checksum", altered)].flatMap {
      name, change in
      [[], [checkpoint], [checkpoint, hashes], [checkpoint, snapshot], [hashes, snapshot]].map {
        Tampering(
          testDescription: "\(name), without \($0.joined(separator: ", "))", change: change,
          removed: $0)
      }
    }
  }()
}

@Suite struct `A ledger that lost or changed events` {
  private let run = CommandRunner()

  /// Every command that reads or writes a ledger, in a form that would answer.
  private static let commands = [
    "append release.json", "append --dry-run release.json", "import figures.csv --agency X",
    "import figures.csv --agency X --dry-run", "import figures.csv --agency X --print",
    "export", "export --format atom", "draft story.txt", "check story.txt", "show A",
    "show A 2023", "show A --recorded-by 2030-01-01", "totals", "growth", "streaks", "claims",
    "history A", "triangle A", "stats A", "calendar", "replay", "replay --step", "replay --to 2",
    "audit", "report site", "plot A", "verify", "prove 0", "checkpoint",
    "checkpoint --origin example.org/x", "copy elsewhere", "snapshot", "snapshot --check",
    "events", "events 0", "events --recorded-by 2030-01-01", "watch --count 0",
    "watch --from 0 --quiet --count 1", "series",
  ]

  /// A ledger with a snapshot, and files for its commands.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for batch in [
      ["series A scale 9"],
      [
        "A 2021 753.2 @2022-01-13 by NBS", "A 2022 759.4 @2023-01-13 by NBS",
        "A 2023 664.45 @2024-01-12 by NBS",
      ],
      ["A 2023 664.5 @2024-02-12 by NBS", "A 2024 700.1 @2025-01-12 by NBS"],
    ] {
      let ledger = try Ledger.create(at: folder.path).ledger
      _ = try ledger.append(try events(batch.joined(separator: "\n")).map(\.event))
    }
    _ = try Ledger(at: folder.path).writeSnapshot()
    try folder.write(
      #"{"kind":"series","key":"B","title":"Another"}"#, to: "release.json")
    try folder.write("series,period,value,published\nC,2023,1.0,2024-01-01\n", to: "figures.csv")
    try folder.write("Beijing, 12 January 2024 - Exports rose.\n", to: "story.txt")
    return folder
  }

  @Test func `answers as long as nothing is wrong`() throws {
    for command in Self.commands {
      let folder = try folder()
      let result = try run.shell("indicators \(command)", in: folder)
      #expect(result.status <= 1, "\(command): \(result.error)")
    }
  }

  @Test(arguments: Tampering.all)
  func `is told of by every command, which answers nothing`(_ tampering: Tampering) throws {
    let folder = try folder()
    let segment = "EventLog/000000000000.jsonl"
    try folder.write(tampering.change(folder.read(segment)), to: segment)
    for name in tampering.removed { try folder.remove(name) }
    let before = try Self.files(folder)
    for command in Self.commands {
      let result = try run.shell("indicators \(command)", in: folder)
      #expect(result.status == 4, "\(command)")
      #expect(result.error.hasPrefix("indicators: "), "\(command): \(result.error)")
      // What can be saved is no answer of the ledger.
      if command != "verify" { #expect(result.output.isEmpty, "\(command): \(result.output)") }
    }
    #expect(try Self.files(folder) == before)
    let told = try run.shell("indicators checkpoint --accept-loss", in: folder)
    #expect(told.status == 0, "\(told.error)")
    #expect(told.error.contains("kept in "))
    for command in Self.commands {
      let result = try run.shell("indicators \(command)", in: folder)
      #expect(result.status <= 1, "\(command): \(result.error)")
    }
  }

  @Test func `is gone on with by who appends or imports and says so`() throws {
    for command in [
      "append --accept-loss release.json", "import --accept-loss figures.csv --agency X",
    ] {
      let folder = try folder()
      let segment = "EventLog/000000000000.jsonl"
      try folder.write(LogTampering.withoutLastBatch(folder.read(segment)), to: segment)
      // Who only asks what would happen accepts nothing.
      #expect(try run.shell("indicators \(command) --dry-run", in: folder).status == 4)
      let result = try run.shell("indicators \(command)", in: folder)
      #expect(result.status == 0)
      #expect(
        result.error.contains("the log stands as it is, with 4 events; what disagreed is kept in "))
      #expect(try run.shell("indicators verify", in: folder).status == 0)
      #expect(
        try folder.names(in: "EventLog").filter { $0.hasPrefix("lost-") }
          == ["lost-checkpoint", "lost-hashes"])
    }
  }

  /// All files of a ledger, with what they hold.
  private static func files(_ folder: TemporaryFolder) throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for part in ["EventLog", "Snapshots"] {
      for name in try folder.names(in: part) where name != ".lock" {
        files[part + "/" + name] = try folder.read(part + "/" + name)
      }
    }
    return files
  }
}
