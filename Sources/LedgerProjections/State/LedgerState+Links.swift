package import LedgerModel
import VintageColumns

extension LedgerState {
  /// Whether some growth series must be found by its dimensions, so that they have to be noted.
  private func needsLinks(_ definition: SeriesDefinition) -> Bool {
    image.growthByDimensions > 0 || definition.dimensionsOfLevel != nil
  }

  /// Notes the dimensions of a series that is defined, and once of all that were before.
  mutating func link(_ definition: SeriesDefinition) {
    if links == nil, needsLinks(definition) { links = linksOfAll }
    links?.add(definition)
  }

  private var linksOfAll: DimensionLinks {
    var made = DimensionLinks()
    for key in seriesKeys {
      if let old = defined(key) { made.add(old.definition) }
    }
    return made
  }

  /// The levels that a new growth series may be of by its dimensions, sorted.
  ///
  /// - Complexity: linear in the series until one such series is defined, then a look.
  package func levels(withDimensionsOf definition: SeriesDefinition) -> [String] {
    guard definition.dimensionsOfLevel != nil else { return [] }
    return (links ?? linksOfAll).levels(of: definition)
  }

  /// The series whose growth a series is; nil of a level, and where none is known.
  public func level(of growthSeries: String) -> String? {
    if let links, let definition = defined(growthSeries)?.definition {
      if let of = definition.of { return of }
      let levels = links.levels(of: definition)
      return levels.count == 1 ? levels[0] : nil
    }
    if !newSeries.isEmpty, let defined = newSeries[growthSeries] { return defined.definition.of }
    return image.index(ofSeries: growthSeries).flatMap { image.level(of: $0) }
      .map { image.key(of: $0) }
  }

  /// The yearly growth series of a level: the one with the usual key, or else the first by key.
  public func growthSeries(of level: String) -> String? {
    let old = image.index(ofSeries: level).flatMap { image.growthSeries(of: $0) }
      .map { image.key(of: $0) }
    guard !newSeries.isEmpty else { return old }
    let usual = level + ".YOY"
    var all = newGrowthSeries[level] ?? []
    // A definition counts with its last words: an old one may have been replaced.
    if let old, newSeries[old] == nil { all.insert(old) }
    if let links, let definition = defined(level)?.definition {
      all = all.filter { self.level(of: $0) == level }
      all.formUnion(links.growth(of: definition).filter { measure(of: $0) == .yoy })
    }
    return all.contains(usual) ? usual : all.min()
  }
}
