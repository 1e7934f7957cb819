import LedgerModel
import TestSupport
import Testing
import TransparencyLog

@testable import LedgerLog

/// The survey on all cores against the scan of line after line.
@Suite struct `A log that is surveyed on all cores` {
  private func expectSame(_ log: EventLog, _ what: String) throws {
    let scanned = try? log.confirmedScan(decodes: false, through: nil).survey
    let surveyed = try? log.survey()
    #expect((scanned == nil) == (surveyed == nil), "\(what)")
    guard let scanned, let surveyed else { return }
    #expect(surveyed.recordHashes == scanned.recordHashes, "\(what)")
    #expect(surveyed.tree.root == scanned.tree.root, "\(what)")
    #expect(surveyed.segments == scanned.segments, "\(what)")
    #expect(surveyed.tail == scanned.tail, "\(what)")
    #expect(surveyed.byteCount == scanned.byteCount, "\(what)")
    #expect(surveyed.lastRecorded == scanned.lastRecorded, "\(what)")
    #expect(surveyed.checkpoint == scanned.checkpoint, "\(what)")
    #expect(surveyed.tornCheckpoint == scanned.tornCheckpoint, "\(what)")
    #expect(surveyed.unvouchedOffset == scanned.unvouchedOffset, "\(what)")
  }

  @Test func `has the same found in it, whatever is wrong with it`() throws {
    let whole = try SampleLog(batches: [1, 3, 2, 4, 1])
    try expectSame(whole.log, "whole")
    let bytes = try whole.folder.read(SampleLog.first)
    let checkpoint = try whole.folder.read("checkpoint")
    var random = SeededGenerator(seed: 3)
    for _ in 0..<300 {
      var changed = bytes
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let what = ["cut", "flipped", "longer"].randomElement(using: &random) ?? ""
      switch what {
      case "cut": changed.removeLast(bytes.count - place)
      case "flipped": changed[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      default: changed += changed[place...]
      }
      let sample = try SampleLog.of(changed)
      if Bool.random(using: &random) { try sample.folder.write(checkpoint, to: "checkpoint") }
      try expectSame(sample.log, "\(what) at \(place)")
    }
  }

  @Test func `is read in pieces where it is large`() throws {
    let sample = try SampleLog(batches: [900, 1, 700])
    let survey = try sample.log.survey()
    #expect(survey.byteCount > 2 * LogPart.smallest)
    #expect(survey.count == 1601)
    try expectSame(sample.log, "large")
  }
}
