import LedgerModel
import LedgerProjections
import TestSupport
import Testing

/// Wrong answers that a review found, each with the right one.
struct ReviewedCaseTests {
  @Test func `growth that disagrees is told where no base follows`() throws {
    let known = try known(
      """
      series M
      series M.YOY yoy M
      M 2023 100.0 @2024-01-18
      M 2024 240.11, M.YOY 2024 under -5 @2025-01-10
      """)
    let finding = try #require(known.audit(only: [.impliedRevision]).first)
    #expect(finding.isSignFlip)
    #expect(finding.message.hasPrefix("under -5 % was published, +140.1 % follows"))
    #expect(finding.message.hasSuffix("100.0 is on record"))
  }

  @Test func `growth over a base without an upper end is shown by its bounds`() throws {
    let known = try known(
      """
      series M
      M 2020 over 2000 @2021-01-14
      M 2021 2690 @2022-01-14
      """)
    #expect(try known.growth("M", "2021").computedText == "-100…35")
    #expect(try known.growth("M", "2021").computedNumber == nil)
  }

  @Test func `a correction is of the figure with its qualifier`() throws {
    let known = try known(
      """
      series M
      M 2023 240.11, M 2023 over 240 @2024-01-12
      correct 1 M 2023 over 239 because a typing slip
      """)
    #expect(try known.value("M", "2023") == "240.11")
  }

  @Test func `a record of few periods is undetermined`() throws {
    let known = try known(
      """
      series M
      M 2020 1 @2021-01-12
      M 2022 2 @2023-01-12
      M 2023 3 @2024-01-12
      """)
    let verdict = known.judge(Claim(.recordHigh, series: "M", period: .year(2023)))
    #expect(verdict.outcome == .undetermined)
    #expect(verdict.because == "3 is the highest of 3 known periods, too few to call it a record")
  }

  @Test func `of two growth series of a level the first by name stands for it`() throws {
    let known = try known("series M\nseries M.B yoy M\nseries M.A yoy M")
    #expect(known.growthSeries(of: "M") == "M.A")
  }

  @Test func `a quarter comes before the range of its months`() throws {
    let (quarter, range) = (try Period("2023-Q1"), try Period("2023-01/2023-03"))
    #expect(quarter < range && !(range < quarter))
  }
}
