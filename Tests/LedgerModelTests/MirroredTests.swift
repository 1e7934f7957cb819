import LedgerModel
import TestSupport
import Testing

@Suite struct `A figure with the other sign` {
  @Test(arguments: UInt64(1)...8) func `has the same numbers on the other side of zero`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let digits = "\(Int.random(in: 1...999, using: &generator))"
      let text = digits + (Bool.random(using: &generator) ? ".5" : "")
      let word = Figure.Qualifier.allCases.randomElement(using: &generator)
      let (above, below) = (
        try interval(text, word), try interval("-" + text, word?.mirrored).negated
      )
      let comment: Comment = "seed \(seed): \(word?.rawValue ?? "") \(text)"
      #expect(above.low?.value == below.low?.value, comment)
      #expect(above.high?.value == below.high?.value, comment)
    }
  }

  @Test func `is itself again when it is turned twice`() {
    for word in Figure.Qualifier.allCases { #expect(word.mirrored.mirrored == word) }
    for direction in Direction.allCases { #expect(direction.mirrored.mirrored == direction) }
    for kind in Claim.Kind.allCases {
      #expect(kind.mirrored.map { $0.mirrored == kind } ?? true, "\(kind)")
    }
  }

  @Test(arguments: [("5", "-5"), ("-0.30", "0.30"), ("0.0", "0.0")])
  func `keeps its digits`(value: String, negated: String) throws {
    #expect(try ExactDecimal(value).negated.text == negated)
  }
}
