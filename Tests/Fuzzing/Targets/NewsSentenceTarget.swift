import NewsReading
import TestSupport

extension FuzzTarget {
  /// News texts put together from the vocabulary, so that the rules about words come to be used.
  ///
  /// Mutated bytes seldom are words, and rules that look at the words around a number are hardly
  /// reached by them.
  static let newsSentences = FuzzTarget(
    "news-sentences", tokens: SentenceMaker.shared.words,
    seeds: {
      [Array("Beijing, 12 January 2024 - China's exports fell 4.6 percent in 2023.\n".utf8)]
    },
    compose: { random in
      var made = SentenceMaker.Text(random: random)
      made.compose()
      random = made.random
      return Array(made.text.utf8)
    },
    check: { try checkReading(of: $0, given: NewsReader.Given(area: "CN")) })
}

/// Makes sentences of the built-in vocabulary.
struct SentenceMaker: Sendable {
  static let shared = SentenceMaker()

  /// The phrases by the first word of their category: "place", "qualifier", "rise".
  private let phrases: [String: [String]]
  private let sortedCategories: [String]

  private init() {
    var phrases: [String: [String]] = [:]
    for line in Vocabulary.builtInTexts.flatMap({ $0.split(separator: "\n") }) {
      guard let colon = line.firstIndex(of: ":"),
        let category = line[..<colon].split(separator: " ")
          .first, category.first != "#"
      else { continue }
      phrases[String(category), default: []] += line[line.index(after: colon)...].split(
        separator: ","
      ).map { $0.trimmed }
    }
    self.phrases = phrases
    sortedCategories = phrases.keys.sorted()
  }

  /// All words, for mutations to insert.
  var words: [String] { phrases.values.flatMap(\.self).sorted() }

  /// A text while it is made.
  struct Text {
    var random: SeededGenerator
    private(set) var text = ""

    init(random: SeededGenerator) { self.random = random }
  }
}

extension SentenceMaker.Text {
  /// Categories that sentences are full of, and every other one now and then.
  private static let frequent = [
    "indicator", "indicator", "area", "place", "rise", "fall", "fall-noun", "rise-adverb", "turn",
    "qualifier", "previous", "reach", "record", "extreme", "ordinal", "consecutive", "target",
    "exceed", "forecast", "agency", "say", "negation", "anaphor", "function", "other-subject",
    "basis", "modifier", "share", "currency",
  ]
  private static let marks = [
    ",", ",", ":", ";", " —", " -", " –", "(", ")", "'s", ".", "\"", "•", "/", "|", "+", "-", "$",
    "?", "!", "...", "%", "…",
  ]
  private static let places = [
    "in", "to", "from", "of", "with", "for", "at", "by", "since", "than",
  ]
  private static let strangers = ["Ruritania", "widgets", "Wang", "Ming", "Hanover", "spree", "he"]
  private static let layouts = ["\n", "\n\n", "\n• ", "\n- ", "\n1/ ", ". ", ". ", "; ", ", ", " "]

  /// Makes a text of one to six parts, most of them under a dateline.
  mutating func compose() {
    if flip() { dateline() }
    for part in 0...Int.random(in: 0...5, using: &random) {
      if part > 0 { text += pick(Self.layouts) }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: list()
      case 1: for _ in 0...Int.random(in: 0...24, using: &random) { word() }
      default: clause()
      }
    }
    if flip() { text += "." }
  }

  private mutating func dateline() {
    put(capital(phrase(flip() ? "area" : "place")))
    if flip() { put("(" + capital(phrase("publisher")) + ")") }
    if flip() {
      put(", ")
      period()
    }
    text += pick([" - ", " -- ", " — ", ": ", "\n\n", ", "])
  }

  /// "exports of China fell by more than 5 percent to $7 billion in May".
  private mutating func clause() {
    if flip() {
      put(pick(Self.places))
      period()
      if flip() { text += "," }
    }
    if flip() {
      put(capital(phrase("area")))
      text += flip() ? "'s" : ""
    }
    put(phrase("indicator"))
    if flip() {
      put(pick(Self.places))
      put(capital(phrase(flip() ? "area" : "place")))
    }
    put(phrase(pick(["rise", "fall", "turn", "reach", "exceed", "fall-adverb", "flat"])))
    if flip() { put(pick(["by", "to", "at", "a", "for"])) }
    quantity()
    for _ in 0..<Int.random(in: 0...8, using: &random) { word() }
  }

  /// "7% Zhejiang, 6% Jiangsu: exports": numbers before and after what they are of.
  private mutating func list() {
    for _ in 0...Int.random(in: 0...4, using: &random) {
      if flip() { quantity() }
      put(phrase(pick(["place", "area", "indicator", "month", "basis", "anaphor"])))
      if flip() { quantity() }
      text += pick([",", ",", ":", ";", " —", "", "."])
    }
  }

  private mutating func word() {
    switch Int.random(in: 0..<12, using: &random) {
    case 0, 1: text += pick(Self.marks)
    case 2, 3: quantity()
    case 4: period()
    case 5: put(pick(Self.places))
    case 6: put(pick(Self.strangers))
    case 7: put(phrase(pick(SentenceMaker.shared.categories)))
    case 8: put(capital(phrase(pick(Self.frequent))))
    default: put(phrase(pick(Self.frequent)))
    }
  }

  private mutating func quantity() {
    if flip() { put(phrase("qualifier")) }
    let digits = pick([
      "7", "-7", "+2.5", "0", "4.6", "1,234.5", "5-6", "12", "2023", "half a", "3",
    ])
    let unit = pick([
      "%", " percent", " percentage points", " billion dollars", " trillion yuan", "bn", " tonnes",
      " times", "", "th", " " + phrase("multiplier"), " months",
    ])
    put((flip() ? "" : phrase("currency")) + digits + unit)
  }

  private mutating func period() {
    let month = capital(phrase("month"))
    put(
      pick([
        month, month + " 2023", "12 " + month + " 2024", month + " and February", "2023", "2022",
        "the first 11 months of 2023", "the fourth quarter", "Q4", "H1 2023", "last year",
        "a year earlier", "the previous month", "the year", "the same period", "last month",
        "2024-01-12", "the past two years", "January-" + month,
      ]))
  }

  private mutating func put(_ words: String) {
    if let last = text.last, !last.isWhitespace, last != "(" { text += " " }
    text += words
  }

  private mutating func phrase(_ category: String) -> String {
    pick(SentenceMaker.shared.phrases(of: category))
  }

  private func capital(_ words: String) -> String {
    words.prefix(1).uppercased() + words.dropFirst()
  }
  private mutating func flip() -> Bool { Bool.random(using: &random) }
  private mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &random) ?? ""
  }
}

extension SentenceMaker {
  fileprivate var categories: [String] { sortedCategories }
  fileprivate func phrases(of category: String) -> [String] { phrases[category] ?? [] }
}

extension Substring {
  fileprivate var trimmed: String { split(separator: " ").joined(separator: " ") }
}
