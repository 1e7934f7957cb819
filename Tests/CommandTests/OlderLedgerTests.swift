import EventCoding
import Foundation
import LedgerModel
import TestSupport
import Testing

/// A ledger that a program with an older event schema wrote.
struct OlderLedgerTests {
  private static let path = Repository.path + "Tests/OlderLedger"

  @Test func `is read, its events in the present shape`() throws {
    let run = CommandRunner(in: Self.path)
    #expect(try run("verify").status == 0)
    #expect(try run("totals", "CN.TRADE.RU.USD", "--period", "2023").output.contains("240.11"))
    #expect(try run("claims").output.contains("240.11 is the highest of 2 known periods"))
    let shown = try run("events", "3", "--format", "json").output
    #expect(shown.contains(#""published":"2024-01-12""#) && !shown.contains(#""date""#))
  }

  @Test func `goes on with events of the present version, its own bytes unchanged`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.copyItem(
      atPath: Self.path + "/EventLog", toPath: folder.path("EventLog"))
    let before = try folder.read("EventLog/000000000000.jsonl")
    let run = CommandRunner(in: folder.path)
    // The same release in today's shape is there already.
    let same =
      #"{"kind":"release","id":"gacc-2023-01-13","agency":"GACC","title":"Foreign trade, 2022","#
      + #""published":"2023-01-13","figures":[{"series":"CN.TRADE.RU.USD","period":"2022","value":"190.27"}]}"#
    #expect(try run("append", "-", input: same).output.contains("1 event already there: 2"))
    let new =
      #"{"kind":"target","series":"CN.TRADE.RU.USD","period":"2024","value":"200","published":"2019-06-05"}"#
    #expect(try run("append", "-", input: new).status == 0)
    let after = try folder.read("EventLog/000000000000.jsonl")
    #expect(after.starts(with: before))
    #expect(!String(decoding: after.dropFirst(before.count), as: UTF8.self).contains("schema"))
    #expect(try run("verify").output.hasPrefix("6 events"))
  }

  @Test func `of a newer version is refused, with the version`() throws {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path("EventLog"), withIntermediateDirectories: true)
    let body =
      #"{"seq":0,"recorded":"2030-01-01T00:00:00Z","schema":3,"kind":"forecast","key":"S","#
    let line = body + "\"crc\":\"\(CRC32C.text(of: body.utf8))\"}\n"
    try folder.write(line, to: "EventLog/000000000000.jsonl")
    let run = CommandRunner(in: folder.path)
    for arguments in [["verify"], ["totals"], ["append", "-"]] {
      let result = try run.shell("indicators \(arguments.joined(separator: " ")) < /dev/null")
      guard arguments != ["append", "-"] else {
        #expect(result.status != 0)
        continue
      }
      #expect(result.status == 4)
      #expect(result.error.contains("has version 3 of the event schema"))
      #expect(result.error.contains("000000000000.jsonl:1: "))
    }
    #expect(try folder.read("EventLog/000000000000.jsonl") == Array(line.utf8))
  }
}
