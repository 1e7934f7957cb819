/// Which level the growth series are of that do not name it: the one with the same dimensions.
package struct DimensionLinks: Sendable {
  private var levels: [SeriesDimensions: Set<String>] = [:]
  private var growth: [SeriesDimensions: Set<String>] = [:]

  package init() {}

  /// Adds a series; again is no matter.
  package mutating func add(_ definition: SeriesDefinition) {
    if let dimensions = definition.dimensionsOfLevel {
      growth[dimensions, default: []].insert(definition.key)
    } else if definition.measure == .level, let dimensions = SeriesDimensions(definition) {
      levels[dimensions, default: []].insert(definition.key)
    }
  }

  /// The levels that a growth series may be of, sorted; it is of one only if there is no other.
  package func levels(of definition: SeriesDefinition) -> [String] {
    definition.dimensionsOfLevel.map { levels[$0, default: []].sorted() } ?? []
  }

  /// The growth series that are of a level by its dimensions.
  package func growth(of level: SeriesDefinition) -> Set<String> {
    guard let dimensions = SeriesDimensions(level), levels[dimensions]?.count == 1 else {
      return []
    }
    return growth[dimensions] ?? []
  }
}
