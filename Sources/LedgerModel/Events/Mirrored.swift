// What words become where everything is counted the other way round, as a deficit is a balance
// below zero, and a fall a growth below zero.

extension Figure.Qualifier {
  /// The word for the same number with the other sign: what is more than 5 is, negated, under −5.
  package var mirrored: Figure.Qualifier {
    switch self {
    case .over: .under
    case .under: .over
    // Either side, and towards zero: as far from the number one way as the other.
    case .about, .nearly: self
    }
  }
}

extension Direction {
  /// The other way.
  package var mirrored: Direction {
    switch self {
    case .contraction: .expansion
    case .flat: .flat
    case .expansion: .contraction
    }
  }
}

extension Claim.Kind {
  /// What is asserted where the values have the other sign; nil where no kind says that.
  package var mirrored: Claim.Kind? {
    switch self {
    case .growth, .level, .streak, .exceeds: self
    case .recordHigh: .recordLow
    case .recordLow: .recordHigh
    case .firstDeclineSince: .firstRiseSince
    case .firstRiseSince: .firstDeclineSince
    // There is no "rising since", nor a claim to be below a target.
    case .decliningSince, .exceedsTarget: nil
    }
  }

  /// The word before the value of such a claim where the value has the other sign: what exceeds 30
  /// is, negated, beyond −30 on the lower side, which `exceeds` says with the word under.
  package func mirrored(_ qualifier: Figure.Qualifier?) -> Figure.Qualifier? {
    guard self == .exceeds else { return qualifier?.mirrored }
    return qualifier == .under ? nil : .under
  }
}
