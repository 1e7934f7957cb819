import EventCoding
import LedgerModel
import TestSupport
import Testing

@Suite struct `The key of a series` {
  @Test(arguments: [
    "A", "CN.TRADE.RU.USD", "a_b", "B-D.15-24", "出口.进口", "Réunion", "हिन्दी", "Food~@26~drink",
    "@.A", "٣", String(repeating: "出", count: 80),
  ]) func `has letters and digits of all scripts`(key: String) throws {
    #expect(isSeriesKey(key))
    let event = try SubmittedEvent(checking: .series(SeriesDefinition(key: key)))
    let line = Array(event.encoded.body)
    #expect(String(decoding: line, as: UTF8.self).contains("\"\(key)\""))
  }

  @Test(arguments: [
    "", ".", "A.", ".A", "A..B", "A B", "A&B", "-A", "A.-B", "A+B", "A/B", "Re\u{301}union",
    "\u{301}A", "A.\u{301}", "A_\u{301}", "A\u{200D}", "\u{1F600}", "A\u{A0}",
    String(repeating: "x", count: 241), String(repeating: "出", count: 81),
    "a" + String(repeating: "\u{323}", count: 31),
  ]) func `has nothing else, and one spelling`(key: String) {
    #expect(!isSeriesKey(key))
    #expect(throws: LedgerError.self) {
      try SubmittedEvent(checking: .series(SeriesDefinition(key: key)))
    }
  }

  /// A body in canonical form that has the text as its key, whatever it is.
  private func body(_ key: String) -> [UInt8] {
    Array("\"kind\":\"series\",\"key\":\"\(key)\",\"unit\":\"a longer word\"".utf8)
      + [UInt8](repeating: 0, count: CanonicalLine.bytesAfterBody)
  }

  @Test func `is the same to the quick check of lines`() {
    let seed = TestSettings.seed()
    var random = SeededGenerator(seed: seed)
    let scalars = Array("aZ09__..--~@ é\u{301}出中न\u{93F}\u{200D}".unicodeScalars)
    var taken = 0
    for _ in 0..<20_000 {
      var view = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        view.append(scalars.randomElement(using: &random) ?? "a")
      }
      let key = String(view)
      let bytes = body(key)
      var nobody = Nobody()
      let isTaken = unsafe bytes.withUnsafeBytes { bytes in
        unsafe CanonicalLine.isBody(
          bytes, count: bytes.count - CanonicalLine.bytesAfterBody, telling: &nobody)
      }
      #expect(isTaken == isSeriesKey(key), "SEED=\(seed): \(key.unicodeScalars.map(\.value))")
      if isTaken { taken += 1 }
    }
    #expect(taken > 500, "SEED=\(seed)")
  }
}

/// Hears nothing.
private struct Nobody: CanonicalVisitor {
  mutating func release(_ release: CanonicalRelease) {}
  mutating func figure(_ figure: CanonicalFigure) {}
}
