/// One indicator for one area, counterpart, measure and unit.
public struct SeriesDefinition: Hashable, Sendable {
  /// The identifier, such as `CN.TRADE.RU.USD.YOY`; its dimensions are in the other properties.
  public var key: String
  /// What a person calls it.
  public var title: String?
  /// The reference area, such as `CN`.
  public var area: String?
  /// The partner, where there is one.
  public var counterpart: String?
  /// The indicator, such as `trade`.
  public var indicator: String?
  /// What is measured of the indicator.
  public var measure: Measure
  /// Of a growth series, the key of the series whose growth it is.
  public var of: String?
  /// The unit, such as `USD` or `percent`.
  public var unit: String?
  /// The power of ten that values count in (SDMX `UNIT_MULT`).
  public var scale: Int
  /// The agency that publishes it.
  public var agency: String?
  /// What is known of it beside its dimensions.
  public var details: SeriesDetails
  /// The accounting identities that every period of it obeys.
  public var equals: [Identity] { details.equals }

  /// Makes a definition.
  public init(
    key: String, title: String? = nil, area: String? = nil, counterpart: String? = nil,
    indicator: String? = nil, measure: Measure = .level, of: String? = nil, unit: String? = nil,
    scale: Int = 0, agency: String? = nil, details: SeriesDetails = SeriesDetails()
  ) {
    self.key = key
    self.title = title
    self.area = area
    self.counterpart = counterpart
    self.indicator = indicator
    self.measure = measure
    self.of = of
    self.unit = unit
    self.scale = scale
    self.agency = agency
    self.details = details
  }

  /// What a series measures of its indicator.
  public enum Measure: String, Hashable, Sendable, CaseIterable {
    /// The size itself.
    case level
    /// Growth over the same period of the year before, in percent.
    case yoy
    /// Growth over the month before, in percent.
    case mom
    /// Growth over the quarter before, in percent, as printed: not at an annual rate.
    case qoq

    /// The period that growth in a period is over; nil of a level.
    ///
    /// - Parameter period: the period.
    /// - Returns: the period of the year before, or the month or quarter right before; nil of a
    ///   level, and where the measure is not of periods of that length.
    public func base(of period: Period) -> Period? {
      switch self {
      case .level: nil
      case .yoy: period.yearBefore
      case .mom: period.frequency == .month ? period.previous : nil
      case .qoq: period.regular.frequency == .quarter ? period.regular.previous : nil
      }
    }
  }

  /// A sum with signs, such as `CN.EXPORTS.USD - CN.IMPORTS.USD`.
  public struct Identity: Hashable, Sendable {
    /// One part and whether it counts positive.
    public struct Term: Hashable, Sendable {
      /// The key of the part's series.
      public var series: String
      /// Whether it is subtracted.
      public var isSubtracted: Bool
    }

    /// The parts, at least two.
    public var terms: [Term]

    /// Parses keys joined by `+` and `-` with spaces around; nil if it is not of that form.
    public init?(_ text: String) {
      var terms: [Term] = []
      var isSubtracted = false
      for (index, word) in text.split(separator: " ").enumerated() {
        if index % 2 == 0 {
          terms.append(Term(series: String(word), isSubtracted: isSubtracted))
        } else {
          guard word == "+" || word == "-" else { return nil }
          isSubtracted = word == "-"
        }
      }
      guard terms.count >= 2, text.split(separator: " ").count == terms.count * 2 - 1,
        terms.allSatisfy({ isSeriesKey($0.series) })
      else { return nil }
      self.terms = terms
    }

    /// Several, with semicolons between them; nil if one is not of that form.
    package static func all(in text: String) -> [Identity]? {
      let parts = text.split(separator: ";").map { part in
        Identity(part.split(separator: " ").joined(separator: " "))
      }
      let known = parts.compactMap(\.self)
      return known.count == parts.count && !known.isEmpty ? known : nil
    }

    /// The text that ``all(in:)`` parses.
    package static func text(_ identities: [Identity]) -> String {
      identities.map(\.text).joined(separator: "; ")
    }

    /// The text that `init` parses, in its one spelling.
    public var text: String {
      terms.enumerated().map { index, term in
        (index == 0 ? "" : term.isSubtracted ? " - " : " + ") + term.series
      }.joined()
    }
  }
}
