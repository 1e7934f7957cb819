import EventCoding
import LedgerModel
import TestSupport
import Testing

/// Nothing that the fast check takes may be refused, or read otherwise, by the reader of events.
@Suite struct `The fast check of mutated lines` {
  @Test(arguments: 0..<4) func `takes only what the reader takes`(part: Int) throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let shipped = SampleLines.shipped.shuffled(using: &random).prefix(100)
    let lines = try SampleLines.random(seed: seed, ofEachKind: 20) + shipped
    var mutator = LineMutator(seed: seed, lines: lines)
    var taken = 0
    for index in 0..<5500 {
      let line = mutator.line()
      guard let head = fastHead(of: line) else { continue }
      taken += 1
      let read = try? StoredLine(line, expecting: head.seq)
      #expect(
        read?.event.recorded == head.recorded && read?.batch == head.batch,
        "seed \(seed), mutation \(index): \(String(decoding: line, as: UTF8.self))")
      // Reading again is slow, and enough is enough.
      if read == nil { return }
    }
    // Mutations that break every line would prove nothing.
    #expect(taken > 300, "seed \(seed)")
  }
}
