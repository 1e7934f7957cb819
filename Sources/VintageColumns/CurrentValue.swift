public import LedgerModel

/// The value that stands, without all that is known of where it came from.
public struct CurrentValue: Hashable, Sendable {
  /// The value to its last published digit.
  public let value: ExactDecimal
  /// The power of ten that it counts in.
  public let scale: Int
  /// The word before it.
  public let qualifier: Figure.Qualifier?
  /// Whether a dash was printed in its place.
  public let isNil: Bool
  /// What growth is measured on.
  public let basis: Figure.Basis?
  /// The position of the release that it came in.
  public let event: Int
  /// Another figure of the same release that narrows it, as "under 250" does "over 230".
  public var narrowedBy: Figure? { narrowing.first }
  /// A list, because a figure is large and nearly always there is none.
  private let narrowing: [Figure]

  /// - Parameters: as the properties are called.
  package init(
    value: ExactDecimal, scale: Int, qualifier: Figure.Qualifier?, isNil: Bool,
    basis: Figure.Basis?, event: Int, narrowedBy: Figure? = nil
  ) {
    narrowing = narrowedBy.map { [$0] } ?? []
    self.value = value
    self.scale = scale
    self.qualifier = qualifier
    self.isNil = isNil
    self.basis = basis
    self.event = event
  }

  /// The word before it in texts and tables; see ``Figure/word``.
  public var word: String? { isNil ? Figure.nilWord : qualifier?.rawValue }

  /// Whether it stands for itself, so that its digits tell all that it may be.
  package var isPlain: Bool { qualifier == nil && !isNil && narrowing.isEmpty }
}
