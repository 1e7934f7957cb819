import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `Figures of one release` {
  @Test(arguments: [
    ("over 230, X 2023 under 250", "230…250", "over 230 and under 250"),
    ("under 250, X 2023 over 230", "230…250", "under 250 and over 230"),
    ("over 230, X 2023 over 240", "240…∞", "over 240"),
    ("over 240, X 2023 240.11", "240.1…240.2", "240.11"),
    ("240, X 2023 over 240", "240…240.5", "240 and over 240"),
    ("over 230, X 2023 under 250, X 2023 over 235", "235…250", "over 235 and under 250"),
    ("over 230, X 2023 under 250, X 2023 under 240", "230…240", "over 230 and under 240"),
    ("over 230, X 2023 under 250, X 2023 about 250", "249…250", "about 250 and under 250"),
  ]) func `stand together as what all of them leave open`(
    figures: String, ends: String, text: String
  ) throws {
    let known = try known("series X\nX 2023 \(figures) @2024-01-12")
    let total = try #require(known.total("X", .year(2023)))
    #expect(total.interval.ends(1) == ends)
    #expect(total.value == text)
    #expect(known.messages(.revision).isEmpty)
  }

  @Test func `narrow what those who report them may say`() throws {
    let known = try known(
      "series X\nX 2023 over 230, X 2023 under 250 @2024-01-12\nX 2023 260 @2024-01-12 via AFP")
    #expect(
      known.messages(.misquote) == ["AFP printed 260 where NBS itself has over 230 and under 250"])
  }

  @Test(arguments: [
    ("over 240", "over 250", "250…∞"), ("over 250", "over 240", "250…∞"),
    ("under 250", "under 240", "−∞…240"), ("over 240", "under 250", "240…∞"),
    ("over 230", "240.1", "240.0…240.2"), ("240.1", "over 230", "240.0…240.2"),
  ]) func `of two releases stand as the narrower`(
    first: String, second: String, ends: String
  ) throws {
    let known = try known("series X\nX 2023 \(first) @2024-01-12\nX 2023 \(second) @2024-01-20")
    #expect(known.total("X", .year(2023))?.interval.ends(1) == ends)
    #expect(known.messages(.revision).isEmpty)
  }
}
