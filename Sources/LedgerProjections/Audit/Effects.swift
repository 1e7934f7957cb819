public import LedgerModel

/// Tells what each event changes, as history unfolds.
public struct EffectTracker: Sendable {
  /// The state after the last event.
  public private(set) var state: LedgerState

  /// Begins with a state.
  public init(after state: LedgerState = LedgerState()) { self.state = state }

  /// Takes the next event in and says what it changed.
  ///
  /// - Complexity: a look at the series and claims that the event touches, before and after.
  public mutating func apply(_ event: RecordedEvent) -> [Effect] {
    let before = state.known()
    state.apply(event)
    let change = StateChange(event: event.seq, before: before, after: state.known())
    switch event.event {
    case .series(let definition):
      return [change.effect(.defined, definition.key, nil, definition.title ?? definition.key)]
    case .release(let release): return change.effects(of: release)
    case .statement(let statement): return change.effects(of: statement)
    case .target(let target):
      return [
        change.effect(
          .target, target.figure.series, target.period,
          "target of \(target.figure.value.text)" + (target.by.map { " by \($0)" } ?? ""))
      ] + change.verdicts([target.figure.series])
    case .correction(let correction):
      return [
        change.effect(
          .repaired, correction.figure.series, correction.figure.period,
          "corrected to \(correction.figure.value.text): \(correction.reason)"
            + change.remark(on: correction))
      ]
        + change.consequences(
          for: [correction.figure.series], on: [correction.figure.period])
    case .amendment(let amendment):
      let sums = amendment.details.equals.isEmpty ? [] : [amendment.series]
      return [change.effect(.defined, amendment.series, nil, event.event.title)]
        + change.consequences(for: sums, on: Set(sums.flatMap { state.known().periods(of: $0) }))
    case .withdrawal(let withdrawal):
      let touched = change.places(touchedBy: withdrawal)
      return [
        change.effect(
          .repaired, withdrawal.series ?? "", withdrawal.period,
          "event \(withdrawal.withdraws) was taken back: \(withdrawal.reason)")
      ]
        + change.consequences(
          for: withdrawal.series.map { [$0] } ?? touched.map(\.series),
          on: Set(touched.flatMap(\.periods)))
    }
  }
}

/// The two states around an event.
private struct StateChange {
  let event: Int
  let before: Known
  let after: Known

  func effect(
    _ kind: Effect.Kind, _ series: String, _ period: Period?, _ message: String
  ) -> Effect {
    Effect(kind: kind, event: event, series: series, period: period, message: message)
  }

  func effects(of release: Release) -> [Effect] {
    var effects: [Effect] = []
    for figure in release.figures {
      let steps = after.history(of: figure.series, figure.period)?.steps ?? []
      guard
        let step = steps.last(where: {
          $0.observation.seq == event && $0.observation.figure == figure
        })
      else { continue }
      effects.append(effect(of: step, figure))
    }
    for figure in release.figures where after.definition(figure.series)?.measure == .level {
      if let record = record(figure.series, figure.period) { effects.append(record) }
    }
    return effects
      + consequences(
        for: release.figures.map(\.series).uniqued, on: Set(release.figures.map(\.period)))
  }

  private func effect(of step: FigureHistory.Step, _ figure: Figure) -> Effect {
    let value = figure.text(seriesScale: after.state.scale(of: figure.series))
    let previous = step.previous?.text ?? ""
    let (kind, words): (Effect.Kind, String) =
      switch step.change {
      case .first: (.new, value)
      case .repeated: (.restated, "\(value) again")
      case .restated: (.restated, "\(value), compatible with \(previous)")
      case .revised: (.revised, "\(previous) became \(value)")
      case .misquoted: (.misquoted, "\(value), where \(previous) counts")
      case .withdrawn: (.repaired, "\(value) was taken back")
      }
    return effect(kind, figure.series, figure.period, words)
  }

  /// What follows for streaks, claims and findings of what was said of series and periods.
  func consequences(for touched: [String], on periods: Set<Period>) -> [Effect] {
    var effects: [Effect] = []
    let related = touched.flatMap { key -> [String] in
      guard let definition = after.definition(key) else { return [key] }
      return [key]
        + (definition.measure == .level ? [after.growthSeries(of: key)] : [after.level(of: key)])
        .compactMap(\.self)
    }.uniqued
    for key in related where after.definition(key)?.measure != .level { effects += streaks(key) }
    let terms = Set(touched)
    let sums = after.state.seriesWithIdentity.filter { key in
      after.definition(key)?.equals.flatMap(\.terms).contains { terms.contains($0.series) } ?? false
    }
    let answering = Set(related + sums)
    return effects + findings(answering, on: periods) + verdicts(answering)
  }

  private func record(_ key: String, _ period: Period) -> Effect? {
    guard let total = after.total(key, period), let record = total.record,
      before.valueOfPeriod(key, period)?.interval != total.interval
    else { return nil }
    return effect(.record, key, period, record.words)
  }

  private func streaks(_ key: String) -> [Effect] {
    let old = before.streaks(of: key)
    return after.streaks(of: key).flatMap { streak -> [Effect] in
      let run = streak.run
      let earlier = old.first { $0.frequency == streak.frequency }?.run
      guard
        run.direction != earlier?.direction || run.length != earlier?.length
          || run.from != earlier?.from
      else { return [] }
      // A withdrawal may uncover an older run, which is no news.
      if let earlier, run.to < earlier.to { return [] }
      // The run went on, or took in what a revision turned round.
      let isSame =
        earlier.map { run.direction == $0.direction && $0.to >= run.from || run.from < $0.from }
        ?? false
      if let earlier, isSame {
        // Revised from the inside it is shorter: the revision says so.
        guard run.direction != earlier.direction || run.length > earlier.length else { return [] }
        let length = "\(run.isExact ? "" : "at least ")\(run.length)"
        return [
          effect(
            .streakExtended, key, run.to, "\(run.direction.rawValue) number \(length) in a row")
        ]
      }
      let since = streak.firstSince.map { ", first since \($0)" } ?? ""
      let began = effect(
        .streakBegan, key, run.to, "\(run.direction.rawValue) begins\(since)")
      // Over a missing period nobody knows whether the run before has ended.
      let finished = after.runs(of: key, streak.frequency).last { $0.to < run.from }
      guard let finished, finished.direction != run.direction, finished.from == earlier?.from else {
        return [began]
      }
      let ended = effect(
        .streakEnded, key, finished.to,
        "\(finished.direction.rawValue) ended after \(finished.isExact ? "" : "at least ")"
          + "\(finished.length)")
      return [ended, began]
    }
  }

  private func findings(_ keys: Set<String>, on periods: Set<Period>) -> [Effect] {
    let old = before.derivedFindings(keys, on: periods)
    return after.derivedFindings(keys, on: periods).filter { !old.contains($0) }.map {
      effect(.finding, $0.series, $0.period, "\($0.kind.rawValue): \($0.message)")
    }
  }

  func verdicts(_ keys: Set<String>) -> [Effect] {
    let old = before.judgedClaims { keys.contains($0.series) }
    let new = after.judgedClaims { keys.contains($0.series) }
    return zip(old, new).compactMap { old, new in
      guard old.asKnownNow.outcome != new.asKnownNow.outcome else { return nil }
      return effect(
        .claim, new.claim.series, new.claim.period,
        "\(new.statement.voice): \(new.claim.words) is now \(new.asKnownNow.outcome.rawValue) "
          + "(was \(old.asKnownNow.outcome.rawValue))")
    }
  }

  func effects(of statement: Statement) -> [Effect] {
    guard !statement.claims.isEmpty else { return [] }
    return statement.claims.map { claim in
      let verdict = after.judge(claim)
      return effect(
        .claim, claim.series, claim.period,
        "\(statement.voice): \(claim.words) is \(verdict.outcome.rawValue): \(verdict.because)")
    }
  }

  /// What is to be said of a correction of something that no longer stands.
  func remark(on correction: Correction) -> String {
    let figure = correction.figure
    let withdrawn = before.state.observations(of: figure.series, figure.period).first {
      $0.seq == correction.corrects
    }?.withdrawn
    return withdrawn.map {
      "; it was taken back on \($0), so that only what was known before changes"
    } ?? ""
  }

  /// The series and periods of what is taken back.
  func places(touchedBy withdrawal: Withdrawal) -> [(series: String, periods: [Period])] {
    before.state.places(ofEvent: withdrawal.withdraws).filter {
      withdrawal.series == nil || withdrawal.series == $0.series
    }
  }
}
