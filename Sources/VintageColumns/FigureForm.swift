package import LedgerModel

/// Everything about a published figure but its digits: few forms serve very many figures.
package struct FigureForm: Hashable, Sendable {
  /// The digits after the point.
  package var decimals: Int
  /// The power of ten that the value counts in; nil: the series' own.
  package var scale: Int?
  /// The word before the value.
  package var qualifier: Figure.Qualifier?
  /// Whether a dash was printed.
  package var isNil: Bool
  /// What growth is measured on.
  package var basis: Figure.Basis?
  /// The letter that is the observation status, as ASCII.
  package var status: UInt8?
  /// Whether the value is a zero with a minus.
  package var isMinusZero: Bool
  /// Whether the figure has a note.
  package var hasNote: Bool

  package init(
    decimals: Int, scale: Int? = nil, qualifier: Figure.Qualifier? = nil, isNil: Bool = false,
    basis: Figure.Basis? = nil, status: UInt8? = nil, isMinusZero: Bool = false,
    hasNote: Bool = false
  ) {
    self.decimals = decimals
    self.scale = scale
    self.qualifier = qualifier
    self.isNil = isNil
    self.basis = basis
    self.status = status
    self.isMinusZero = isMinusZero
    self.hasNote = hasNote
  }

  // As one number:  bit 0 decimals | 8 status | 16 qualifier | 19 minus zero | 20 note | 21 nil
  //                 | 22 basis | 24 scale + 16384, or 0

  /// The form as one number, for columns.
  package var code: Int64 {
    var code = Int64(decimals & 0xFF) | Int64(status ?? 0) << 8
    if let qualifier, let place = Figure.Qualifier.allCases.firstIndex(of: qualifier) {
      code |= Int64(place + 1) << 16
    }
    if isMinusZero { code |= 1 << 19 }
    if hasNote { code |= 1 << 20 }
    if isNil { code |= 1 << 21 }
    if let basis, let place = Figure.Basis.allCases.firstIndex(of: basis) {
      code |= Int64(place + 1) << 22
    }
    if let scale { code |= Int64(Self.possible(scale) + 0x4000) << 24 }
    return code
  }

  /// The form that a number stands for, whatever the number is.
  package init(code: Int64) {
    let place = Int(code >> 16 & 7)
    let qualifiers = Figure.Qualifier.allCases
    let (bases, basis) = (Figure.Basis.allCases, Int(code >> 22 & 3))
    let letter = UInt8(truncatingIfNeeded: code >> 8) & 0x7F
    let scale = Int(code >> 24 & 0xFFFF)
    self.init(
      decimals: min(Int(code & 0xFF), ExactDecimal.mostDigits),
      scale: scale == 0 ? nil : Self.possible(scale - 0x4000),
      qualifier: (1...qualifiers.count).contains(place) ? qualifiers[place - 1] : nil,
      isNil: code >> 21 & 1 == 1,
      basis: (1...bases.count).contains(basis) ? bases[basis - 1] : nil,
      status: letter == 0 ? nil : letter, isMinusZero: code >> 19 & 1 == 1,
      hasNote: code >> 20 & 1 == 1)
  }

  /// A scale that a figure can have.
  static func possible(_ scale: Int) -> Int {
    max(-Figure.largestScale, min(Figure.largestScale, scale))
  }
}

extension Figure {
  /// The figure with its digits aside.
  package var form: FigureForm {
    FigureForm(
      decimals: value.decimals, scale: scale, qualifier: qualifier, isNil: isNil, basis: basis,
      status: status?.utf8.first, isMinusZero: value.isMinusZero, hasNote: note != nil)
  }
}
