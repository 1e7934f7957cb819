public import LedgerModel
package import VintageColumns

extension LedgerState {
  /// The observations of a series and period, in order of publication, then of position.
  ///
  /// - Complexity: one look for the series, and a search among its gaps.
  public func observations(of key: String, _ period: Period) -> [Observation] {
    // Most states have nothing in front of the columns: do not hash for that.
    if hasNewObservations, let found = newObservations[key]?[period] { return found }
    return imageObservations(of: key, period)
  }

  /// Those that the columns have.
  func imageObservations(of key: String, _ period: Period) -> [Observation] {
    guard let index = image.index(ofSeries: key) else { return [] }
    return image.observations(ofSeries: index, key: key, period)
  }

  /// The periods of a series of which something is visible, in order.
  public func periods(of key: String, visibleAsOf moment: PublicationTime?) -> [Period] {
    let new = hasNewObservations ? newObservations[key] ?? [:] : [:]
    var periods = new.filter { $0.value.contains { $0.isVisible(asOf: moment) } }.map(\.key)
    if let index = image.index(ofSeries: key) {
      image.forEachPeriod(ofSeries: index) { period, cell in
        guard new[period] == nil else { return }
        // Nothing of the columns is withdrawn: what is stands in front of them.
        let isVisible =
          moment.map { moment in
            image.figures(ofCell: cell).contains { image.isKnown($0, asOf: moment) }
          } ?? true
        if isVisible { periods.append(period) }
      }
    }
    return periods.sorted()
  }

  /// Whether something is visible of a period of a series that `isWanted`.
  func hasPeriod(
    of key: String, visibleAsOf moment: PublicationTime?, where isWanted: (Period) -> Bool
  ) -> Bool {
    let new = hasNewObservations ? newObservations[key] ?? [:] : [:]
    if new.contains(where: { period, observed in
      isWanted(period) && observed.contains { $0.isVisible(asOf: moment) }
    }) {
      return true
    }
    guard let index = image.index(ofSeries: key) else { return false }
    var isFound = false
    image.forEachPeriod(ofSeries: index) { period, cell in
      guard !isFound, isWanted(period), new[period] == nil else { return }
      isFound =
        moment.map { moment in
          image.figures(ofCell: cell).contains { image.isKnown($0, asOf: moment) }
        } ?? true
    }
    return isFound
  }

  /// The periods of a series of which something was ever published, even if it was taken back, in
  /// order.
  func everKnownPeriods(of key: String) -> [Period] {
    var periods = hasNewObservations ? newObservations[key].map { Set($0.keys) } ?? [] : []
    if let index = image.index(ofSeries: key) {
      image.forEachPeriod(ofSeries: index) { period, _ in periods.insert(period) }
    }
    return periods.sorted()
  }

  /// All observations of a series by period.
  public func observations(of key: String) -> [Period: [Observation]] {
    var all = newObservations[key] ?? [:]
    guard let index = image.index(ofSeries: key) else { return all }
    let scale = image.scale(of: index)
    image.forEachPeriod(ofSeries: index) { period, cell in
      if all[period] == nil {
        all[period] = image.observations(ofCell: cell, key, period, scale: scale)
      }
    }
    return all
  }

  /// The keys of the series that have observations, sorted.
  public var observedSeries: [String] {
    let old = (0..<image.seriesCount).filter { !image.runs(ofSeries: $0).isEmpty }
      .map { image.key(of: $0) }
    return newObservations.isEmpty ? old : Set(old).union(newObservations.keys).sorted()
  }

  /// The series and periods that an event has figures for.
  ///
  /// - Complexity: linear in all figures; few events are asked about.
  public func places(ofEvent seq: Int) -> [(series: String, periods: [Period])] {
    var places: [String: Set<Period>] = [:]
    if let release = image.release(at: seq) {
      for (series, period) in image.places(ofRelease: release) {
        places[image.key(of: series), default: []].insert(period)
      }
    }
    for (key, periods) in newObservations {
      for (period, observed) in periods where observed.contains(where: { $0.seq == seq }) {
        places[key, default: []].insert(period)
      }
    }
    return places.sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
  }
}

extension LedgerState {
  /// The definition of a series with its position; nil if it is not defined.
  public func defined(_ key: String) -> DefinedSeries? {
    if !newSeries.isEmpty, let defined = newSeries[key] { return defined }
    guard let index = image.index(ofSeries: key), let seq = image.definedBy(index),
      let definition = image.definition(index)
    else { return nil }
    return DefinedSeries(seq: seq, definition: definition)
  }

  /// Whether a series is defined.
  public func isDefined(_ key: String) -> Bool {
    if newSeries[key] != nil { return true }
    return image.index(ofSeries: key).map { image.definedBy($0) != nil } ?? false
  }

  /// The power of ten that a series counts in, by the bytes of its key; nil if it is not defined.
  package func definedScale(_ key: UnsafeRawBufferPointer) -> Int? {
    if !newSeries.isEmpty {
      let text = unsafe String(decoding: key, as: UTF8.self)
      if let defined = newSeries[text] { return defined.definition.scale }
    }
    guard let index = unsafe image.index(ofSeries: key), image.definedBy(index) != nil else {
      return nil
    }
    return image.scale(of: index)
  }

  /// What tells the events of the columns from others, in the order of the log.
  package var identities: [EventIdentity] { image.eventIdentities }

  /// The keys of the defined series, sorted.
  public var seriesKeys: [String] {
    let old = (0..<image.seriesCount).filter { image.definedBy($0) != nil }
      .map { image.key(of: $0) }
    return newSeries.isEmpty ? old : Set(old).union(newSeries.keys).sorted()
  }

  /// The keys of the series that others should add up to, sorted.
  var seriesWithIdentity: [String] {
    let old = (0..<image.seriesCount).filter { image.hasIdentity($0) }.map { image.key(of: $0) }
    return newIdentities.isEmpty ? old : Set(old).union(newIdentities).sorted()
  }

  /// Whether a series should be what others add up to.
  func hasIdentity(_ key: String) -> Bool {
    if !newSeries.isEmpty, let defined = newSeries[key] {
      return !defined.definition.equals.isEmpty
    }
    return image.index(ofSeries: key).map { image.hasIdentity($0) } ?? false
  }

  /// How many series are defined.
  public var seriesCount: Int {
    newSeries.isEmpty ? image.definedSeriesCount : seriesKeys.count
  }

  /// The power of ten that a series counts in; 0 where it is not defined.
  public func scale(of key: String) -> Int {
    if !newSeries.isEmpty, let defined = newSeries[key] { return defined.definition.scale }
    return image.index(ofSeries: key).map { image.scale(of: $0) } ?? 0
  }

  /// What a series measures; nil where it is not defined.
  public func measure(of key: String) -> SeriesDefinition.Measure? {
    if !newSeries.isEmpty, let defined = newSeries[key] { return defined.definition.measure }
    return image.index(ofSeries: key).flatMap { image.measure(of: $0) }
  }
}
