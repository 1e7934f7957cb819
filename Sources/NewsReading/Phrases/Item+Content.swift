extension Item {
  /// Whether it is a name that the vocabulary does not know.
  var isStranger: Bool { isUnknown && isCapital && text.utf8.count > 1 }

  /// Whether it is a verb that tells what happened to what stands before it.
  var isActing: Bool { has(.experience) || has(.reach) || move?.form == .verb }

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
