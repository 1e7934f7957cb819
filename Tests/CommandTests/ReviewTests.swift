import IndicatorLedger
import LedgerModel
import TestSupport
import Testing

@testable import indicators

/// A review with answers prepared in advance.
@Suite struct `A review` {
  /// What came of it, and what was shown.
  private func review(_ answers: [String]) throws -> (draft: Draft?, shown: String) {
    let text = Array(
      "China's exports fell 4.6 percent in 2023, and imports 5.5 percent. Oil fell 3 percent.".utf8)
    let state = try Ledger(at: Repository.path + ".").state()
    let day = PublicationTime("2024-01-12")?.day
    let draft = try state.draft(text, DraftOptions(published: day))
    var left = answers[...]
    var shown = ""
    var review = Review(
      draft, of: text, in: state,
      at: Review.Desk(
        width: 80, isColored: false, show: { shown += $0 }, answer: { left.popFirst() }))
    let result = review.run()
    #expect(left.isEmpty, "not asked for: \(left)")
    return (result, shown)
  }

  private func values(_ draft: Draft?) -> [String] {
    (draft?.entries ?? []).flatMap { entry -> [String] in
      guard case .release(let release) = entry.event else { return [] }
      return release.figures.map { "\($0.series) \($0.value.text)" }
    }
  }

  private let exports = "CN.EXPORTS.USD.YOY -4.6"
  private let imports = "CN.IMPORTS.USD.YOY -5.5"

  @Test func `shows the words, the figure and what is on record`() throws {
    let shown = try review(["", ""]).shown
    #expect(shown.contains("[China's exports fell 4.6 percent in 2023], and"))
    #expect(shown.contains("figure CN.EXPORTS.USD.YOY 2023 -4.6"))
    #expect(shown.contains("on record: -4.6"))
    #expect(shown.contains("Not drafted:") && shown.contains("kept 2 of 2"))
  }

  @Test func `keeps, drops and goes back`() throws {
    #expect(values(try review(["", ""]).draft) == [exports, imports])
    #expect(values(try review(["d", ""]).draft) == [imports])
    #expect(values(try review(["r"]).draft) == [exports, imports])
    #expect(values(try review(["d", "b", "", "drop"]).draft) == [exports])
    #expect(values(try review(["d", "d"]).draft).isEmpty)
  }

  @Test func `gives nothing when it is left`() throws {
    #expect(try review(["", "q"]).draft == nil)
    // The terminal is gone.
    #expect(try review([""]).draft == nil)
  }

  @Test func `takes another line for a figure, once it is right`() throws {
    let edited = try review(
      [
        "e", "figure CN.EXPORT.USD.YOY 2023 -4.7", "claim record-high CN.EXPORTS.USD 2023",
        "figure CN.EXPORTS.USD.YOY 2023 -4.7", "e", "", "",
      ])
    #expect(values(edited.draft) == ["CN.EXPORTS.USD.YOY -4.7", imports])
    #expect(edited.shown.contains("no series is called CN.EXPORT.USD.YOY"))
    #expect(edited.shown.contains("another kind of line"))
  }

  @Test func `asks again after an answer that is none`() throws {
    let odd = try review(["x\u{1B}[2J", "", ""])
    #expect(odd.shown.contains("is none of these") && !odd.shown.contains("\u{1B}"))
  }
}
