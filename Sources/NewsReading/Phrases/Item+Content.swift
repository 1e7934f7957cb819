extension Item {
  /// Whether a word could be what a verb is said of, rather than a word of grammar.
  var isContent: Bool {
    switch kind {
    case .unknown: return !text.hasSuffix("ing") || isCapital
    case .phrase(let terms):
      let isOfGrammar = terms.contains {
        switch $0 {
        case .function, .adverb, .anaphor, .basis, .qualifier, .negation, .modifier, .consecutive,
          .ordinal, .cardinal, .record, .previous, .move, .reach, .experience, .forecast, .extreme,
          .unitOfTime, .weekday, .exceed, .share, .publisher:
          true
        default: false
        }
      }
      return !isOfGrammar
    default: return false
    }
  }
}
