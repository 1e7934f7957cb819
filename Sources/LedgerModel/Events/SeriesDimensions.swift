/// What a series is about, whatever of it is measured: its area, partner and indicator.
///
/// A growth series that does not name its level (`of`) is of the one level series that has the same
/// dimensions; where several have them, as exports in two currencies, nobody can tell.
package struct SeriesDimensions: Hashable, Sendable {
  /// The reference area.
  package let area: String
  /// The partner, where there is one.
  package let counterpart: String?
  /// The indicator.
  package let indicator: String

  /// Makes dimensions.
  package init(area: String, counterpart: String?, indicator: String) {
    self.area = area
    self.counterpart = counterpart
    self.indicator = indicator
  }

  /// The dimensions of a series; nil where it does not tell its area and indicator.
  package init?(_ definition: SeriesDefinition) {
    guard let area = definition.area, let indicator = definition.indicator else { return nil }
    self.area = area
    self.counterpart = definition.counterpart
    self.indicator = indicator
  }
}

extension SeriesDefinition {
  /// The dimensions by which the level of a growth series is to be found; nil where it is named, or
  /// cannot be.
  package var dimensionsOfLevel: SeriesDimensions? {
    measure == .level || of != nil ? nil : SeriesDimensions(self)
  }
}
