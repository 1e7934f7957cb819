/// Is told what a canonical line says while it is checked, without an event being made.
///
/// Ranges count bytes from the line's first. They are the bytes between the quotes: a text may
/// hold the escapes `\"` and `\\`, and no other.
package protocol CanonicalVisitor {
  /// A series is defined.
  mutating func series(_ definition: CanonicalSeries)
  /// A release begins; its figures follow.
  mutating func release(_ release: CanonicalRelease)
  /// The next figure of the release.
  mutating func figure(_ figure: CanonicalFigure)
}

/// What the definition of a series says, as far as figures are read by it.
package struct CanonicalSeries: Equatable, Sendable {
  /// The series' key; it has no escapes.
  package var key: Range<Int>
  /// What is measured.
  package var measure: SeriesDefinition.Measure
  /// Of a growth series, the key of the series whose growth it is.
  package var of: Range<Int>?
  /// The power of ten that values count in.
  package var scale: Int
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
  /// The keeper's remark, if there is one.
  package var note: Range<Int>?
}

/// Listens to nothing and costs nothing.
struct NoVisitor: CanonicalVisitor {
  func series(_ definition: CanonicalSeries) {}
  func release(_ release: CanonicalRelease) {}
  func figure(_ figure: CanonicalFigure) {}
}
