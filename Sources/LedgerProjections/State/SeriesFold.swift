import LedgerModel
import VintageColumns

/// What is current of one series, period by period.
struct SeriesCurrents {
  /// The entries; where the columns' numbers alone could not tell, the figure is the complement of a
  /// place among ``observations``.
  fileprivate(set) var columns = CurrentEntries()
  /// What is current where they could not.
  private(set) var observations: [Observation] = []
  /// The figures' histories, where they could not.
  private(set) var histories: [FigureHistory] = []

  /// Puts a history in the place of an entry's figure.
  fileprivate mutating func set(_ entry: Int, _ history: FigureHistory) {
    histories.append(history)
    observations.append(history.current)
    columns.set(entry, ~(observations.count - 1))
  }
}

/// Folds whole series of the columns: current values, which way each period went, runs.
///
/// It gives what ``Known`` gives, from numbers alone where those tell all, and asks it where they
/// do not.
struct SeriesFold {
  let known: Known
  private let image: VintageImage
  /// What was published after this day is unknown; nil: nothing is.
  private let day: Int?

  /// Which way a period went.
  struct Point: Equatable {
    var position: Int
    /// Nil: the levels are known, but not which is the larger.
    var direction: Direction?
  }

  /// - Parameter known: what is asked about; nil if it is by a time of the day, which days cannot
  ///   tell.
  init?(_ known: Known) {
    if let moment = known.asOf, !moment.isDay { return nil }
    self.known = known
    image = known.state.image
    day = known.asOf?.day.dayNumber
  }

  /// Whether the columns have all observations of a series.
  func isInColumns(_ series: Int) -> Bool {
    !known.state.hasNewObservations
      || known.state.newObservations[image.key(of: series)] == nil
  }

  /// What is current of a series.
  func currents(of series: Int) -> SeriesCurrents {
    var currents = SeriesCurrents()
    for number in image.runs(ofSeries: series) {
      let run = image.run(number)
      for entry in image.addCurrents(of: run, knownOn: day, to: &currents.columns) {
        // What has figures in the columns has a period and a history.
        guard let period = Period(run.track, position: currents.columns.entries[entry].position),
          let history = known.history(of: image.key(of: series), period)
        else { continue }
        currents.set(entry, history)
      }
    }
    return currents
  }

  /// The growth of a level over the year before, at each position for which both are known.
  ///
  /// - Parameters:
  ///   - currents: what is current of the level.
  ///   - track: the track asked about, with its entries.
  ///   - scale: the power of ten that the series counts in.
  /// - Returns: one point for each of those positions, in order.
  func derivedPoints(
    _ currents: SeriesCurrents, _ track: (track: Period.Track, entries: Range<Int>), scale: Int
  ) -> [Point] {
    var points: [Point] = []
    points.reserveCapacity(track.entries.count)
    let entries = currents.columns.entries[track.entries]
    // The base of a later period is never before that of an earlier one: go along with a finger.
    var finger = entries.startIndex
    for top in entries {
      guard let wanted = yearBefore(top.position, track.track) else { continue }
      while finger < entries.endIndex, entries[finger].position < wanted { finger += 1 }
      guard finger < entries.endIndex, entries[finger].position == wanted else { continue }
      let direction = direction(from: entries[finger].figure, to: top.figure, currents, scale)
      points.append(Point(position: top.position, direction: direction))
    }
    return points
  }

  private func yearBefore(_ position: Int, _ track: Period.Track) -> Int? {
    switch track.frequency {
    case .year: position &- 1
    case .halfYear: position &- 2
    case .quarter: position &- 4
    case .month: position &- 12
    case .day, .week: Period(track, position: position)?.yearBefore.position
    case .range, nil: nil
    }
  }

  private func direction(
    from base: Int, to top: Int, _ currents: SeriesCurrents, _ scale: Int
  ) -> Direction? {
    if base >= 0, top >= 0, let told = image.direction(from: base, to: top) { return told }
    let (one, two) = (interval(base, currents, scale), interval(top, currents, scale))
    return try? two.growthInPercent(over: one).direction
  }

  private func interval(_ figure: Int, _ currents: SeriesCurrents, _ scale: Int) -> Interval {
    guard figure >= 0 else { return currents.observations[~figure].interval }
    let (coefficient, number) = image.digits(figure)
    let form = image.form(number)
    return Figure(
      series: "", period: .year(1000), value: VintageImage.value(coefficient, form),
      scale: form.scale, qualifier: form.qualifier, isNil: form.isNil
    ).intervalOrEverything(seriesScale: scale)
  }

  /// The digits of a current value, and the power of ten that they count in, in the series' scale.
  @inline(__always)
  func digits(
    _ figure: Int, _ currents: SeriesCurrents, scale: Int
  ) -> (coefficient: Int64, exponent: Int) {
    guard figure >= 0 else {
      let figure = currents.observations[~figure].figure
      return (figure.value.coefficient, (figure.scale ?? scale) - scale - figure.value.decimals)
    }
    let (coefficient, number) = image.digits(figure)
    let code = image.formCode(number)
    // Without a scale of its own, which is nearly always, there is nothing more to read.
    if code >> 24 == 0 { return (coefficient, -Int(code & 0xFF)) }
    let form = FigureForm(code: code)
    return (coefficient, (form.scale ?? scale) - scale - form.decimals)
  }

  /// How many periods the last run has, if it points that way.
  static func lastRun(of points: [Point], _ direction: Direction) -> Int {
    var run: RunRule?
    for point in points.reversed() {
      if run == nil {
        // At the end it is as if nothing were known.
        guard let own = point.direction else { continue }
        guard own == direction else { return 0 }
        run = RunRule(own, at: point.position)
      } else if !(point.direction.map { run?.takesIn($0, at: point.position) ?? false } ?? false) {
        break
      }
    }
    return run?.length ?? 0
  }
}
