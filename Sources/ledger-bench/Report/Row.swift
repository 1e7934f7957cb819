/// One line of the table: what was measured, of the ledger and of whatever it is held against.
package struct Row: Sendable {
  /// What was measured.
  package let measure: String
  /// Of how many figures.
  package let figures: Int
  /// What the ledger reached; nil: it cannot do this yet.
  package let ledger: Quantity?
  /// What it is held against; nil if the goal is a number, or the peer is not there.
  package let peer: (name: String, quantity: Quantity)?
  package let goal: Goal?

  package init(
    _ measure: String, figures: Int, ledger: Quantity?,
    peer: (name: String, quantity: Quantity)? = nil, goal: Goal? = nil
  ) {
    (self.measure, self.figures, self.ledger) = (measure, figures, ledger)
    (self.peer, self.goal) = (peer, goal)
  }

  /// How many times better the ledger is; nil if one of the two is missing.
  package var ratio: Double? {
    guard let ledger, let peer else { return nil }
    return ledger.timesBetter(than: peer.quantity)
  }

  /// Whether the goal is met; nil if there is none, or it cannot be said.
  package var isMet: Bool? {
    switch goal {
    case .ratio(let least): ratio.map { $0 >= least }
    case .atMost(let most, _): ledger.map { $0.median <= most }
    case nil: nil
    }
  }
}

/// What shall be reached.
package enum Goal: Equatable, Sendable {
  /// So many times better than the peer, at least.
  case ratio(Double)
  /// At most so much.
  case atMost(Double, Quantity.Unit)

  var text: String {
    switch self {
    case .ratio(let least): "ratio ≥ \(Self.plain(least))"
    case .atMost(let most, .nanoseconds): "≤ \(Self.plain(most)) ns"
    case .atMost(let most, .bytesPerFigure): "≤ \(Self.plain(most)) B/figure"
    case .atMost(let most, let unit): "≤ \(Self.plain(most)) \(unit.rawValue)"
    }
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() ? String(Int(value)) : String(value)
  }
}
