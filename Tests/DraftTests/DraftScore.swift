import IndicatorLedger
import LedgerModel

/// How many drafted lines are right, wrong and missed.
struct DraftScore {
  var right = 0
  var wrong = 0
  var missed = 0

  /// The share of what was drafted that is right, in percent.
  var precision: Double { share(of: right + wrong) }
  /// The share of what should be drafted that is, in percent.
  var recall: Double { share(of: right + missed) }

  private func share(of whole: Int) -> Double {
    whole == 0 ? 100 : 100 * Double(right) / Double(whole)
  }

  static func += (left: inout DraftScore, right: DraftScore) {
    left.right += right.right
    left.wrong += right.wrong
    left.missed += right.missed
  }

  /// Scores what was drafted from a text, by the first word of the lines, such as `figure`.
  static func byKind(_ news: NewsCase, in state: LedgerState) throws -> [String: DraftScore] {
    let drafted = Set(try lines(of: state.draft(news.text, news.options), in: state))
    var scores: [String: DraftScore] = [:]
    for line in drafted.union(news.expected) {
      let kind = String(line.prefix { $0 != " " })
      var score = DraftScore()
      if drafted.contains(line), news.expected.contains(line) {
        score.right = 1
      } else if news.expected.contains(line) {
        score.missed = 1
      } else if !news.tolerated.contains(line) {
        score.wrong = 1
      }
      scores[kind, default: DraftScore()] += score
    }
    return scores
  }

  /// What was drafted, in the form that expectations have.
  static func lines(of draft: Draft, in state: LedgerState) throws -> [String] {
    try draft.places.compactMap { place in
      if let line = draft.line(place) { return NewsCase.key(line) { state.scale(of: $0) } }
      guard let name = draft.statement(place)?.speaker else { return nil }
      return try NewsCase.key("statement \"\(name)\"") { _ in nil }
    }
  }

  var row: String {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    func percent(_ value: Double) -> String { String(Int((value * 10).rounded())).inTenths + " %" }
    return padded(String(right), 6) + padded(String(wrong), 7) + padded(String(missed), 8)
      + padded(percent(precision), 11) + padded(percent(recall), 9)
  }
}

extension String {
  /// "972" as "97.2".
  fileprivate var inTenths: String { (count > 1 ? dropLast() : "0") + "." + suffix(1) }
}
