import LedgerVocabulary

/// Folds whole series of the columns: current values, which way each period went, runs.
///
/// It gives what ``Known`` gives, from numbers alone where those tell all, and asks it where they
/// do not.
struct SeriesFold {
  let known: Known
  private let image: VintageImage
  /// What was published after this day is unknown; nil: nothing is.
  private let day: Int?

  /// The current figure of a period.
  enum Current {
    case unknown
    /// One of the columns'.
    case figure(Int)
    /// One that stands in front of the columns, or needed its history.
    case observation(Observation)
  }

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
    known.state.newObservations.isEmpty
      || known.state.newObservations[image.key(of: series)] == nil
  }

  /// Calls `body` with every period of a series that the columns have, by track and position.
  ///
  /// - Parameters:
  ///   - series: the number of the series.
  ///   - body: gets the track, the position, what is current, and what told it: the columns or the
  ///     figure's history.
  func forEachCurrent(
    _ series: Int, _ body: (Period.Track, Int, Current, FoldedCell?, FigureHistory?) -> Void
  ) {
    for number in image.runs(ofSeries: series) {
      let run = image.run(number)
      for place in 0..<min(run.count, max(0, image.cells.count - run.firstCell)) {
        let cell = run.firstCell &+ place
        switch image.fold(cell, knownOn: day) {
        case .unknown: continue
        case .folded(let folded):
          body(run.track, run.first &+ place, .figure(folded.current), folded, nil)
        case .needsHistory:
          guard let period = Period(run.track, position: run.first &+ place),
            let history = known.history(of: image.key(of: series), period)
          else { continue }
          body(run.track, run.first &+ place, .observation(history.current), nil, history)
        }
      }
    }
  }

  /// The growth of a level over the year before, at each position for which both are known.
  ///
  /// - Parameters:
  ///   - currents: what is current, by position, in order.
  ///   - track: of the positions.
  ///   - scale: the power of ten that the series counts in.
  /// - Returns: one point for each of those positions, in order.
  func derivedPoints(
    _ currents: [(position: Int, current: Current)], _ track: Period.Track, scale: Int
  ) -> [Point] {
    var points: [Point] = []
    points.reserveCapacity(currents.count)
    // The base of a later period is never before that of an earlier one: go along with a finger.
    var finger = 0
    for (position, top) in currents {
      guard let wanted = yearBefore(position, track) else { continue }
      while finger < currents.count, currents[finger].position < wanted { finger += 1 }
      guard finger < currents.count, currents[finger].position == wanted else { continue }
      let direction = direction(from: currents[finger].current, to: top, scale)
      points.append(Point(position: position, direction: direction))
    }
    return points
  }

  private func yearBefore(_ position: Int, _ track: Period.Track) -> Int? {
    switch track.frequency {
    case .year: position - 1
    case .halfYear: position - 2
    case .quarter: position - 4
    case .month: position - 12
    case .day: Period(track, position: position)?.yearBefore.position
    case .range, nil: nil
    }
  }

  private func direction(from base: Current, to top: Current, _ scale: Int) -> Direction? {
    if case .figure(let one) = base, case .figure(let two) = top,
      let told = image.direction(from: one, to: two)
    {
      return told
    }
    guard let one = interval(base, scale), let two = interval(top, scale),
      let sign = try? two.growthInPercent(over: one).sign
    else { return nil }
    return sign < 0 ? .contraction : sign > 0 ? .expansion : .flat
  }

  private func interval(_ current: Current, _ scale: Int) -> Interval? {
    switch current {
    case .unknown: return nil
    case .observation(let observation): return observation.interval
    case .figure(let figure):
      let (coefficient, number) = image.digits(figure)
      let form = image.form(number)
      return Figure(
        series: "", period: .year(1000), value: image.value(coefficient, form), scale: form.scale,
        qualifier: form.qualifier
      ).intervalOrEverything(seriesScale: scale)
    }
  }

  /// The digits of a current value, and the power of ten that they count in, in the series' scale.
  func digits(_ current: Current, scale: Int) -> (coefficient: Int64, exponent: Int) {
    switch current {
    case .unknown: return (0, 0)
    case .figure(let figure):
      let (coefficient, number) = image.digits(figure)
      let code = image.forms[number]
      // Without a scale of its own, which is nearly always, there is nothing more to read.
      if code >> 24 == 0 { return (coefficient, -Int(code & 0xFF)) }
      let form = FigureForm(code: code)
      return (coefficient, (form.scale ?? scale) - scale - form.decimals)
    case .observation(let observation):
      let value = observation.figure.value
      return (value.coefficient, (observation.figure.scale ?? scale) - scale - value.decimals)
    }
  }

  /// How many periods the last run has, if it points that way.
  static func lastRun(of points: [Point], _ direction: Direction) -> Int {
    var length = 0
    var next: Int?
    for point in points.reversed() {
      if point.direction == nil {
        guard next == nil else { break }
        continue
      }
      guard point.direction == direction, next.map({ $0 == point.position }) ?? true else { break }
      length += 1
      next = point.position - 1
    }
    return length
  }
}
