public import LedgerModel

extension Known {
  /// Everything that was ever published about a figure, with what it did on its day; what was taken
  /// back is there, and then the taking back.
  ///
  /// ``history(of:_:)`` is how the figure came to its value: without what was taken back.
  ///
  /// - Parameters:
  ///   - series: the key.
  ///   - period: the period.
  /// - Returns: the steps in order of their dates; empty where nothing was known.
  /// - Complexity: linear where nothing was taken back, else a fold for each day of publication.
  public func story(of series: String, _ period: Period) -> [FigureHistory.Step] {
    let observed = state.observations(of: series, period).filter { observation in
      asOf.map { observation.published.isKnown(asOf: $0) } ?? true
    }
    let taken = observed.filter { !$0.isVisible(asOf: asOf) }
    guard !taken.isEmpty else { return history(of: series, period)?.steps ?? [] }
    var steps: [FigureHistory.Step] = []
    for day in observed.map(\.published.day).uniqued {
      // What was taken back later stood on that day, and what was taken back on it was said.
      let then = observed.filter {
        $0.published.day == day
          || $0.published.day < day && ($0.withdrawn.map { day < $0.day } ?? true)
      }
      steps += FigureHistory(then).steps.filter { $0.observation.published.day == day }
    }
    steps += taken.map { .init(change: .withdrawn, observation: $0, previous: nil) }
    return steps.enumerated().sorted {
      let (left, right) = ($0.element.date, $1.element.date)
      return left < right || !(right < left) && $0.offset < $1.offset
    }.map(\.element)
  }

  /// The periods of a series for which something was ever published, even if it was taken back, in
  /// order.
  public func periodsEverKnown(of series: String) -> [Period] {
    state.everKnownPeriods(of: series).filter { period in
      state.observations(of: series, period).contains { observation in
        asOf.map { observation.published.isKnown(asOf: $0) } ?? true
      }
    }
  }
}
