import Foundation
import IndicatorLedger
import LedgerModel
import TestSupport
import Testing

/// How much of the texts in `Texts` is read, and how much of what is read is right.
@Suite struct Evaluation {
  @Test func `figures and claims are found, and hardly a wrong one`() throws {
    let state = try Ledger(at: Repository.path + ".").state()
    let cases = try NewsCase.all { state.isDefined($0) ? state.scale(of: $0) : nil }
    #expect(cases.count >= 30)
    var totals: [String: DraftScore] = [:]
    var styles: [String: DraftScore] = [:]
    for news in cases {
      for (kind, score) in try DraftScore.byKind(news, in: state) {
        totals[kind, default: DraftScore()] += score
        if kind == "figure" { styles[news.style, default: DraftScore()] += score }
      }
    }
    report(totals, styles, of: cases.count)
    let figures = try #require(totals["figure"])
    let claims = try #require(totals["claim"])
    let page = "Sources/IndicatorLedger/IndicatorLedger.docc/NewsTexts.md"
    let handbook = try String(contentsOfFile: Repository.path + page, encoding: .utf8)
    for (name, score) in [("figures", figures), ("claims", claims)] {
      let row = "| \(name) | \(score.right) | \(score.wrong) | \(score.missed) |"
      #expect(handbook.contains(row), "\(page) should have \(row)")
    }
    // What was measured when the rules were last changed, less at most one point.
    #expect(figures.precision >= 98.5 && figures.recall >= 90)
    #expect(claims.precision >= 97 && claims.recall >= 89.5)
  }

  /// Prints the score, as the handbook shows it.
  private func report(
    _ totals: [String: DraftScore], _ styles: [String: DraftScore], of count: Int
  ) {
    print("\(count) texts        right  wrong  missed  precision   recall")
    for (kind, score) in totals.sorted(by: { $0.value.right > $1.value.right }) {
      print((kind + "s").padded(to: 14) + score.row)
    }
    for (style, score) in styles.sorted(by: { $0.key < $1.key }) {
      print(("  " + style).padded(to: 14) + score.row)
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }
}
