/// What is known of a series beside its dimensions: what a definition may say, and an
/// ``Amendment`` may add later.
public struct SeriesDetails: Hashable, Sendable {
  /// The accounting identities that every period of the series obeys.
  public var equals: [SeriesDefinition.Identity]
  /// What people call it, by language: tags of BCP 47, such as `en` or `zh-Hans`.
  public var names: [String: [String]]
  /// Whether seasons and working days are taken out of it; nil: not told.
  public var adjustment: Adjustment?
  /// Of an index, the period in which it is 100.
  public var base: Period?
  /// The least value that it can have: 0 for exports and imports, nil for a balance.
  public var minimum: ExactDecimal?

  /// Makes details.
  public init(
    equals: [SeriesDefinition.Identity] = [], names: [String: [String]] = [:],
    adjustment: Adjustment? = nil, base: Period? = nil, minimum: ExactDecimal? = nil
  ) {
    self.equals = equals
    self.names = names
    self.adjustment = adjustment
    self.base = base
    self.minimum = minimum
  }

  /// How a series is adjusted: codes of SDMX's `CL_SEASONAL_ADJUST`.
  public enum Adjustment: String, Hashable, Sendable, CaseIterable {
    /// Neither for seasons nor for the calendar.
    case neither = "N"
    /// For seasons.
    case seasonal = "S"
    /// For the calendar.
    case calendar = "W"
    /// For both.
    case both = "Y"
    /// The trend-cycle.
    case trend = "T"
  }

  /// Whether nothing is told.
  public var isEmpty: Bool { self == SeriesDetails() }

  /// These with what others add.
  ///
  /// - Parameter more: what is added.
  /// - Returns: both.
  /// - Throws: ``Alteration`` where both tell a thing, and differently: adding never alters.
  package func adding(_ more: SeriesDetails) throws(Alteration) -> SeriesDetails {
    var sum = self
    sum.equals += more.equals.filter { !equals.contains($0) }
    for (language, names) in more.names {
      let known = self.names[language] ?? []
      sum.names[language] = known + names.filter { !known.contains($0) }
    }
    sum.adjustment = try Self.one(adjustment, more.adjustment, "adjustment") { $0.rawValue }
    sum.base = try Self.one(base, more.base, "base") { $0.description }
    sum.minimum = try Self.one(minimum, more.minimum, "minimum") { $0.text }
    return sum
  }

  /// The key that two tell differently, and what is told already.
  package struct Alteration: Error {
    package let key: String
    package let known: String
  }

  private static func one<Value: Equatable>(
    _ known: Value?, _ new: Value?, _ key: String, _ text: (Value) -> String
  ) throws(Alteration) -> Value? {
    guard let known, let new, known != new else { return known ?? new }
    throw Alteration(key: key, known: text(known))
  }
}

/// The keeper adds to what is known of a series; nothing that was said of it is altered.
public struct Amendment: Hashable, Sendable {
  /// The identity that its keeper gave it.
  public var id: String?
  /// The key of the series.
  public var series: String
  /// What is added, at least one thing.
  public var details: SeriesDetails
  /// The keeper's remark.
  public var note: String?

  /// Makes an amendment.
  public init(
    id: String? = nil, series: String, details: SeriesDetails, note: String? = nil
  ) {
    self.id = id
    self.series = series
    self.details = details
    self.note = note
  }
}
