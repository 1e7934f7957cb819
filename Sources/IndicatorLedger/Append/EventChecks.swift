import EventCoding
import LedgerModel
import LedgerProjections
import PlainText

extension SubmittedEvent {
  /// Checks what only the ledger's present state can tell.
  func check(against state: LedgerState, recorded: Timestamp) throws(LedgerError) {
    let event = try event
    if let published = event.published, published.isAfter(recorded) {
      throw problem(
        .invalid,
        "published \(published) lies in the future: it is \(recorded) now; only what is public "
          + "can be recorded", path: "$.published")
    }
    switch event {
    case .series(let definition): try check(definition, state)
    case .release(let release): try check(release, state)
    case .statement(let statement):
      for (index, claim) in statement.claims.enumerated() {
        try checkSeries(claim.series, state, path: "$.claims[\(index)].series")
        if let value = claim.value {
          let figure = Figure(
            series: claim.series, period: claim.period, value: value, scale: claim.scale)
          try checkSize(figure, state, path: "$.claims[\(index)].value")
        }
      }
    case .target(let target):
      try checkSeries(target.figure.series, state, path: "$.series")
      let figure = Figure(
        series: target.figure.series, period: target.period ?? .year(1000),
        value: target.figure.value, scale: target.figure.scale)
      try checkSize(figure, state, path: "$.value")
    case .correction(let correction): try check(correction, state)
    case .withdrawal(let withdrawal): try check(withdrawal, state)
    case .amendment(let amendment): try check(amendment, state)
    }
  }

  private func check(_ definition: SeriesDefinition, _ state: LedgerState) throws(LedgerError) {
    if let there = state.defined(definition.key) {
      throw problem(
        .conflict,
        "the series \(definition.key) is defined by event \(there.seq) already, otherwise; a "
          + "definition never changes: give this one a key of its own", path: "$.key")
    }
    if let of = definition.of { try checkSeries(of, state, path: "$.of") }
    let levels = state.levels(withDimensionsOf: definition)
    if levels.count > 1 {
      throw problem(
        .invalid,
        "\(definition.key) measures growth and does not say of what: \(levels.joined(separator: ", ")) "
          + "have its area and indicator; name one of them with \"of\"", path: "$.measure")
    }
    try checkIdentities(definition.details, state)
  }

  private func check(_ amendment: Amendment, _ state: LedgerState) throws(LedgerError) {
    try checkSeries(amendment.series, state, path: "$.series")
    try checkIdentities(amendment.details, state)
    guard let known = state.defined(amendment.series)?.definition.details else { return }
    do { _ = try known.adding(amendment.details) } catch {
      throw problem(
        .conflict,
        "the \(error.key) of \(amendment.series) is \(error.known) already; an amendment adds and "
          + "never alters", path: "$." + error.key)
    }
  }

  private func checkIdentities(
    _ details: SeriesDetails, _ state: LedgerState
  ) throws(LedgerError) {
    for (index, identity) in details.equals.enumerated() {
      let path = details.equals.count == 1 ? "$.equals" : "$.equals[\(index)]"
      for term in identity.terms { try checkSeries(term.series, state, path: path) }
    }
  }

  private func check(_ release: Release, _ state: LedgerState) throws(LedgerError) {
    for (index, figure) in release.figures.enumerated() {
      let path = "$.figures[\(index)]"
      try checkSeries(figure.series, state, path: path + ".series")
      try checkSize(figure, state, path: path + ".value")
    }
    try checkAgreement(release, state)
  }

  /// A release may give a figure twice, exact and rounded, but not two that exclude each other.
  private func checkAgreement(_ release: Release, _ state: LedgerState) throws(LedgerError) {
    var given: [String: Int] = [:]
    for (index, figure) in release.figures.enumerated() {
      guard let first = given.updateValue(index, forKey: "\(figure.series) \(figure.period)")
      else { continue }
      let (scale, other) = (state.scale(of: figure.series), release.figures[first])
      guard let one = try? figure.interval(seriesScale: scale),
        let two = try? other.interval(seriesScale: scale), !one.overlaps(two)
      else { continue }
      throw problem(
        .invalid,
        "the release gives \(other.value.text) and \(figure.value.text) for \(figure.series) in "
          + "\(figure.period), which cannot both be right; record each as it was published",
        path: "$.figures[\(index)].value")
    }
  }

  private func check(_ correction: Correction, _ state: LedgerState) throws(LedgerError) {
    let figure = correction.figure
    try checkSeries(figure.series, state, path: "$.series")
    try checkSize(figure, state, path: "$.value")
    let observed = state.observations(of: figure.series, figure.period)
    guard observed.contains(where: { $0.seq == correction.corrects }) else {
      throw problem(
        .unknown,
        "there is no event \(correction.corrects) with a figure of \(figure.series) for "
          + "\(figure.period) to correct" + hint(of: observed, figure), path: "$.corrects")
    }
  }

  private func hint(of observed: [Observation], _ figure: Figure) -> String {
    guard !observed.isEmpty else { return "; no event has that figure" }
    let positions = observed.map { String($0.seq) }.joined(separator: ", ")
    return "; the events that have it: \(positions)"
  }

  private func check(_ withdrawal: Withdrawal, _ state: LedgerState) throws(LedgerError) {
    let position = withdrawal.withdraws
    let places = state.places(ofEvent: position)
    if let place = places.first, let period = place.periods.first,
      let time = state.observations(of: place.series, period)
        .first(where: { $0.seq == position })?.published, withdrawal.published.day < time.day
    {
      throw problem(
        .invalid,
        "event \(position) was published \(time), after this withdrawal (\(withdrawal.published))",
        path: "$.published")
    }
    if let series = withdrawal.series { try checkSeries(series, state, path: "$.series") }
    let isSpoken =
      state.statements.contains { $0.seq == position }
      || state.targets.contains { $0.seq == position }
    let hasFigure = places.contains { place in
      (withdrawal.series.map { $0 == place.series } ?? true)
        && (withdrawal.period.map { place.periods.contains($0) } ?? true)
    }
    guard hasFigure || isSpoken && withdrawal.series == nil else {
      let what = [withdrawal.series, withdrawal.period.map { "for \($0)" }].compactMap(\.self)
      throw problem(
        .unknown,
        "there is no event \(position)"
          + (what.isEmpty ? "" : " with a figure of " + what.joined(separator: " "))
          + " to withdraw; only releases, statements and targets can be", path: "$.withdraws")
    }
  }

  private func checkSeries(
    _ key: String, _ state: LedgerState, path: String
  ) throws(LedgerError) {
    guard !state.isDefined(key) else { return }
    let hint =
      nearest(to: key, in: state.seriesKeys).map { "; did you mean \($0)?" }
      ?? "; define it with an event of the kind \"series\" first"
    throw problem(.unknown, "the series \(key) is unknown\(hint)", path: path)
  }

  private func checkSize(
    _ figure: Figure, _ state: LedgerState, path: String
  ) throws(LedgerError) {
    guard (try? figure.interval(seriesScale: state.scale(of: figure.series))) != nil else {
      throw problem(
        .invalid,
        "the value \(figure.value.text) times 10^\(figure.scale ?? 0) is too large to calculate "
          + "with", path: path)
    }
  }
}
