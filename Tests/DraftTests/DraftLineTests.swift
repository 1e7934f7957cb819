import IndicatorLedger
import LedgerModel
import Testing

@Suite struct `A line of a draft` {
  private func scale(_ key: String) -> Int? { ["L": 9, "G": 0][key] }

  @Test(
    arguments: [
      "figure L 2023 240.11 billion", "figure L 2023 over 41.760 trillion", "figure L 2023 5",
      "figure L 2023 5 e7", "figure G 2023-12 -0.3", "figure G 2023-01/2023-11 nearly 5",
      "target L 2024 200 billion", "target L - about 200 billion",
      "claim streak G 2023-12 contraction 3", "claim first-decline-since G 2023 since 2016",
      "claim record-high L 2023", "claim record-low G 2023-12 since 2020-09",
      "claim exceeds L 2013 4 trillion", "claim exceeds-target L 2023 200 billion",
      "claim growth G 2023 -4.6", "claim declining-since G 2023-12 since 2023-09",
    ]) func `is read and written the same`(line: String) throws
  {
    #expect(try DraftLine(line, scale: scale).text { scale($0) ?? 0 } == line)
  }

  @Test(
    arguments: [
      ("", "figure, claim or target"), ("figur L 2023 5", "figur"), ("figure X 2023 5", "X"),
      ("figure L 20233 5", "20233"), ("figure L 2023 five", "five"), ("figure L 2023", "a value"),
      ("figure L 2023 5 billion more", "more"), ("claim strek G 2023-12", "did you mean streak?"),
      ("figure L", "a period"),
    ]) func `that is wrong says what is`(line: String, words: String)
  {
    let error = #expect(throws: LedgerError.self) { try DraftLine(line, scale: scale) }
    #expect(error?.message.contains(words) ?? false, "\(error?.message ?? "")")
  }
}
