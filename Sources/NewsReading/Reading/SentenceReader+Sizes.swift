import LedgerModel

/// What a "largest" without a noun is the size of: "the decline of exports was the largest since".
extension SentenceReader {
  enum Size: Equatable {
    /// Of what is measured: "the surplus, 104.8 billion dollars, was the largest".
    case ofValue
    /// Of how it moved: "exports fell 14.5 percent, the largest since".
    case ofChange(Move)
    /// Of something that was not read.
    case untold
  }

  /// What the size word at an item is said of.
  func size(at index: Int) -> Size {
    let sizes: Set = ["largest", "biggest", "greatest", "smallest"]
    guard sizes.contains(items[index].text), index > 1, items[index - 1].text == "the" else {
      return .ofValue
    }
    return ["was", "were", "is", "are"].contains(items[index - 2].text)
      ? sizeOfHead(before: index - 2) : sizeBeside(index - 1)
  }

  /// "The drop in producer prices, 5.4 percent in June, was the largest": of what the clause is
  /// about, which its first noun says.
  private func sizeOfHead(before verb: Int) -> Size {
    let start = items[..<verb].lastIndex { $0.mark == ";" || $0.move?.form == .verb } ?? -1
    for item in items[from: start + 1, upTo: verb] {
      if let change = item.change { return .ofChange(change) }
      switch item.subject?.form {
      case .growth: return .ofChange(.rise)
      case .decline: return .ofChange(.fall)
      case .some: return .ofValue
      case nil: break
      }
    }
    return .ofValue
  }

  /// ", the largest since": of the number or the change that was told right before.
  private func sizeBeside(_ index: Int) -> Size {
    guard
      let told = items[..<index].lastIndex(where: { $0.quantity != nil || $0.change != nil })
    else { return .ofValue }
    if let change = items[told].change { return .ofChange(change) }
    guard let quantity = items[told].quantity, quantity.unit == .percent else { return .ofValue }
    // Of which sign the reading has made it; a share, say, is no growth.
    guard let figure = growth(of: quantity, at: told) else { return .untold }
    if figure.value.sign < 0 { return .ofChange(.fall) }
    // "The surplus reached $877.6 billion, up 29.7 percent and the biggest ever."
    let before = items[..<told].last { $0.quantity != nil }?.quantity
    if case .money = before?.unit { return .ofValue }
    return .ofChange(.rise)
  }

  /// The rate that was read from a number.
  private func growth(of quantity: Quantity, at index: Int) -> FigureMention? {
    let place = passages(excerptRange(of: index)).place
    let digits = quantity.digits.drop { $0 == "-" }
    return figures.last {
      $0.dimensions.measure != .level && $0.passage.place == place
        && $0.value.text.drop { $0 == "-" } == digits
    }
  }
}

extension Item {
  /// The rise or fall that a noun names.
  fileprivate var change: Move? {
    guard let move, move.form == .noun, move.move == .rise || move.move == .fall else { return nil }
    return move.move
  }
}
