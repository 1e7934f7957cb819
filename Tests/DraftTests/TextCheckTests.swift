import IndicatorLedger
import LedgerModel
import TestSupport
import Testing

@Suite struct `A text held against the ledger` {
  private func check(_ text: String, published: String? = "2024-01-12") throws -> TextCheck {
    let state = try Ledger(at: Repository.path + ".").state()
    let day = published.flatMap { PublicationTime($0)?.day }
    return try state.check(
      Array(text.utf8), DraftOptions(published: day, publisher: "The Daily"))
  }

  @Test(
    arguments: [
      ("China's exports fell 4.6% in 2023.", .supported),
      ("China's exports fell 5% in 2023.", .supported),
      ("China's exports fell 6.4% in 2023.", .contradicted),
      ("China's trade with Russia reached over $240 billion in 2023.", .supported),
      ("China's trade with Russia reached over $250 billion in 2023.", .contradicted),
      ("China's exports declined in 2023 for the first time since 2019.", .contradicted),
      ("China's exports declined in 2023 for the first time since 2016.", .supported),
      ("China's exports to South Korea fell 9.3% in yuan terms in 2013.", .undetermined),
    ] as [(String, Verdict)]) func `has a verdict`(text: String, verdict: Verdict) throws
  {
    let check = try check(text)
    #expect(check.items.map(\.asKnownNow.outcome) == [verdict])
    #expect(check.isContradicted == (verdict == .contradicted))
  }

  @Test func `is told what was known on its day and what is known now`() throws {
    // Later revised to 0.7.
    let item = try #require(
      try check(
        "China's exports rose 0.5% in November from a year earlier.", published: "2023-12-07"
      )
      .items.first)
    #expect(item.asSaid?.outcome == .supported && item.asKnownNow.outcome == .contradicted)
  }

  @Test func `is told what it says and then says otherwise`() throws {
    let check = try check(
      """
      China's consumer prices fell 0.3 percent in December from a year earlier.
      The consumer price index fell for a third consecutive month in December.
      Consumer prices have continued to decline since September.
      """)
    #expect(check.insideText.count == 1)
    #expect(check.insideText.first?.message.contains("2023-09") ?? false)
    #expect(check.isContradicted)
  }

  @Test func `is not accused of a figure that it gives twice, differently`() throws {
    let check = try check(
      "China's trade with the United States came to 664.45 billion dollars in 2023. "
        + "China's trade with the United States was worth 712 billion dollars in 2023.")
    #expect(check.items.map(\.asKnownNow.outcome) == [.supported, .undetermined])
    #expect(!check.isContradicted)
    let reasons = check.items.map(\.asKnownNow.because)
    #expect(reasons.allSatisfy { $0.contains("one of them may be of something else") })
    #expect(reasons.first?.contains("the text gives 712, too") ?? false)
  }

  @Test(arguments: [
    ("posted their smallest fall since October", "record-high"),
    ("recorded the mildest decline since October", "record-high"),
    ("posted their smallest rise since October", "record-low"),
    ("recorded the worst fall since July", "record-low"),
    ("showed the biggest drop since 2009", "record-low"),
    ("posted the largest increase since October", "record-high"),
  ]) func `says of the size of a fall what is turned in the rate`(
    words: String, kind: String
  ) throws {
    let check = try check("China's consumer prices \(words) in December.")
    #expect(check.items.map(\.claim.kind.rawValue) == [kind])
    #expect(check.items.map(\.claim.series) == ["CN.CPI.YOY"])
  }

  @Test func `is told what its growth implies for the levels`() throws {
    let check = try check(
      "China's trade with the United States reached 664 billion dollars in 2023, down 11.6 percent."
    )
    #expect(check.implied.contains { $0.series == "CN.TRADE.US.USD" || $0.message.contains("751") })
    #expect(!check.isContradicted)
  }

  @Test func `leaves the ledger as it was`() throws {
    let state = try Ledger(at: Repository.path + ".").state()
    _ = try state.check(Array("China's exports fell 6.4% in 2023.".utf8))
    #expect(try Ledger(at: Repository.path + ".").state() == state)
  }
}
