import LedgerModel

/// Which way the numbers and words of a text count, beside the series that they are of.
///
/// A text tells the size of a fall or of a deficit; the series has growth and balances, in which
/// those are below zero. What is said of the size is turned here, and nowhere else: the value, the
/// word before it, and what is claimed, all together.
enum Orientation: Hashable, Sendable {
  /// As the series counts: a rise, a surplus, a number with its own sign.
  case along
  /// The other way: a fall, a deficit, a decline.
  case against

  /// What a subject's own name says: a deficit counts against the balance.
  init(of subject: Subject) { self = subject.form == .negative ? .against : .along }

  /// The value and the qualifier in the series' own terms; a value that has its minus keeps it.
  func amount(
    _ value: ExactDecimal, _ qualifier: Figure.Qualifier?
  ) -> (value: ExactDecimal, qualifier: Figure.Qualifier?) {
    guard self == .against else { return (value, qualifier) }
    return (value.sign > 0 ? value.negated : value, qualifier?.mirrored)
  }

  /// A claim in the series' own terms; nil where no claim says that.
  func claim(_ claim: ClaimMention) -> ClaimMention? {
    guard self == .against else { return claim }
    guard let kind = claim.kind.mirrored else { return nil }
    var turned = claim
    turned.kind = kind
    turned.qualifier = kind.mirrored(claim.qualifier)
    turned.value = claim.value.map(\.negated)
    turned.direction = claim.direction.map(\.mirrored)
    return turned
  }
}
