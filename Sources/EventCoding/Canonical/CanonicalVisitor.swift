package import LedgerModel

/// Is told what a canonical line says while it is checked, without an event being made.
///
/// Ranges count bytes from the line's first, or from the body's if only that is looked at. They are
/// the bytes between the quotes: a text may hold the escapes `\"` and `\\`, and no other.
package protocol CanonicalVisitor {
  /// An event begins: its kind and, if it has one, its id.
  mutating func event(_ kind: CanonicalKind, id: Range<Int>?)
  /// The event is the definition of a series.
  mutating func series(_ series: CanonicalSeries)
  /// A release begins; its figures follow.
  mutating func release(_ release: CanonicalRelease)
  /// The next figure of the release.
  mutating func figure(_ figure: CanonicalFigure)
  /// The next figure of the release, of a month and with nothing but its digits, as most are.
  mutating func figure(_ figure: CanonicalMonthFigure)
  /// How many bytes the key has that was expected next, if `text` begins with it and a quote.
  ///
  /// Only a key that a figure was told of may be expected: it is not checked again.
  ///
  /// - Parameter text: what comes next in the line; a quote comes after the key.
  /// - Returns: the bytes of the key; 0 if none was expected, or another.
  mutating func expectedKey(_ text: UnsafeRawBufferPointer) -> Int
}

extension CanonicalVisitor {
  package mutating func event(_ kind: CanonicalKind, id: Range<Int>?) {}
  package mutating func series(_ series: CanonicalSeries) {}
  package mutating func expectedKey(_ text: UnsafeRawBufferPointer) -> Int { 0 }

  package mutating func figure(_ figure: CanonicalMonthFigure) {
    var general = CanonicalFigure(
      series: figure.series, period: figure.period,
      value: ExactDecimal(
        magnitude: figure.digits, decimals: figure.decimals, isNegative: false))
    general.repeatsSeries = figure.key == .repeated
    self.figure(general)
  }
}

/// What kind of event a line has.
package enum CanonicalKind: Sendable {
  case series, release, statement, target, correction, withdrawal
}

/// What the definition of a series says, as far as answers depend on it.
package struct CanonicalSeries: Equatable, Sendable {
  /// The series' key; it has no escapes.
  package var key: Range<Int>
  /// What is measured.
  package var measure: SeriesDefinition.Measure
  /// Of a growth series, the key of the series whose growth it is; it has no escapes.
  package var of: Range<Int>?
  /// The power of ten that values count in.
  package var scale: Int
  /// The accounting identity, as it is written; it has no escapes.
  package var equals: Range<Int>?
}

/// What a release says beside its figures, as far as answers depend on it.
package struct CanonicalRelease: Equatable, Sendable {
  /// The agency.
  package var agency: Range<Int>
  /// The publication time; it has no escapes.
  package var published: Range<Int>
  /// The edition, if one is named.
  package var edition: Range<Int>?
  /// The publisher of the source, if one is named.
  package var publisher: Range<Int>?
  /// Whether the source is somebody else reporting the agency.
  package var isSecondary: Bool
}

/// One figure of a release.
package struct CanonicalFigure: Equatable, Sendable {
  /// The series' key; it has no escapes.
  package var series: Range<Int>
  /// What the figure is about.
  package var period: Period
  /// The value, to its last published digit.
  package var value: ExactDecimal
  /// The power of ten that the value counts in; nil: the series' own.
  package var scale: Int?
  /// The word before the value.
  package var qualifier: Figure.Qualifier?
  /// The letter that is the observation status, as ASCII.
  package var status: UInt8?
  /// The note, if there is one.
  package var note: Range<Int>?
  /// Whether the series is that of the figure before it in the release.
  package var repeatsSeries = false
}

/// One figure of a release that is of a month, not negative, and has nothing but its digits.
package struct CanonicalMonthFigure {
  /// Whether the series is known.
  package enum Key {
    /// It may be any.
    case any
    /// It is that of the figure before it in the release.
    case repeated
    /// It is the one that was expected.
    case expected
  }

  /// The series' key; it has no escapes.
  package var series: Range<Int>
  /// Whether the series is known.
  package var key: Key
  /// The month, by its position on the track of months.
  package var month: Int
  /// All digits as one whole number.
  package var digits: Int64
  /// The digits after the point.
  package var decimals: Int

  /// The month.
  package var period: Period { Period(.month, first: month, last: month) }
}

/// Listens to nothing and costs nothing.
struct NoVisitor: CanonicalVisitor {
  func release(_ release: CanonicalRelease) {}
  func figure(_ figure: CanonicalFigure) {}
  func figure(_ figure: CanonicalMonthFigure) {}
}
