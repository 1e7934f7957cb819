import EventCoding
import LedgerModel
import LedgerProjections
import TestSupport
import Testing
import VintageColumns

/// What holds of every history; a failure names the seed of its own.
@Suite struct `Any history` {
  private static let seeds = (1...300).map(UInt64.init)
  /// Of what takes long, the hundred that are enough day by day.
  private static let fewerSeeds = Array(seeds[..<100])

  @Test(arguments: seeds)
  func `folded in two pieces is folded as a whole`(seed: UInt64) throws {
    let events = try events(RandomHistory(seed: seed).text)
    var whole = LedgerState()
    whole.apply(contentsOf: events)
    #expect(whole.eventCount == events.count)
    var growing = LedgerState()
    for cut in 0...events.count {
      var pieces = growing
      pieces.apply(contentsOf: events[cut...])
      #expect(pieces == whole, "seed \(seed), cut at \(cut)")
      if cut < events.count { growing.apply(events[cut]) }
    }
  }

  @Test(arguments: seeds)
  func `folded in columns, and then event by event, is folded as a whole`(seed: UInt64) throws {
    let events = try events(RandomHistory(seed: seed).text)
    var whole = LedgerState()
    whole.apply(contentsOf: events)
    let parts = Int(seed % 3) + 1
    for cut in stride(from: Int(seed % 7), through: events.count, by: 7) {
      var state = try LedgerState(image(of: Array(events[..<cut]), parts: parts))
      state.apply(contentsOf: events[cut...])
      #expect(state == whole, "seed \(seed), cut at \(cut), in \(parts) parts")
    }
  }

  @Test(arguments: fewerSeeds)
  func `is summed up from columns as from observations`(seed: UInt64) throws {
    let events = try events(RandomHistory(seed: seed).text)
    var whole = LedgerState()
    whole.apply(contentsOf: events)
    for cut in stride(from: Int(seed % 5), through: events.count, by: 5) {
      var state = try LedgerState(image(of: Array(events[..<cut]), parts: 2))
      state.apply(contentsOf: events[cut...])
      for moment in [nil, "2024-01-23", "2024-02-10T10:00:00+08:00"] {
        let asOf = try moment.map { try time($0) }
        #expect(
          ReplaySummary(state.known(asOf: asOf)) == ReplaySummary(whole.known(asOf: asOf)),
          "seed \(seed), cut at \(cut), as of \(moment ?? "now")")
      }
    }
  }

  @Test(arguments: seeds)
  func `has each value found in columns as its observations give it`(seed: UInt64) throws {
    let events = try events(RandomHistory(seed: seed).text)
    var whole = LedgerState()
    whole.apply(contentsOf: events)
    for cut in [events.count, Int(seed) % (events.count + 1)] {
      var state = try LedgerState(image(of: Array(events[..<cut]), parts: 2))
      state.apply(contentsOf: events[cut...])
      for moment in [nil, "2024-01-23", "2024-02-10T10:00:00+08:00"] {
        let asOf = try moment.map { try time($0) }
        let known = whole.known(asOf: asOf)
        for key in known.keys(where: { _ in true }) + ["NO.SUCH.SERIES"] {
          for period in whole.known().periods(of: key) + [.year(1900)] {
            let current = known.history(of: key, period)?.current
            let place = "seed \(seed), cut at \(cut): \(key) \(period) as of \(moment ?? "now")"
            for value in [
              state.value(of: key, period, asOf: asOf),
              state.known(asOf: asOf).value(of: key, period),
            ] {
              #expect(value?.value == current?.figure.value, "\(place)")
              #expect(value?.qualifier == current?.figure.qualifier, "\(place)")
              #expect(value?.event == current?.seq, "\(place)")
            }
          }
        }
      }
    }
  }

  @Test(arguments: fewerSeeds)
  func `read to its end for an earlier state is folded as its beginning`(seed: UInt64) throws {
    let events = try events(RandomHistory(seed: seed).text)
    for cut in stride(from: 1 + Int(seed % 5), through: events.count, by: 5) {
      var beginning = LedgerState()
      beginning.apply(contentsOf: events[..<cut])
      let state = try LedgerState(image(of: events, parts: 2, through: cut - 1))
      #expect(state == beginning, "seed \(seed), cut at \(cut)")
    }
  }

  /// Half of the events by their lines, half as the general reader would give them.
  private func image(
    of events: [RecordedEvent], parts: Int, through last: Int? = nil
  ) -> VintageImage {
    var collectors = (0..<parts).map { part in
      var collector = FigureCollector(through: last)
      for event in events[events.count * part / parts..<events.count * (part + 1) / parts] {
        let line = StoredLine(event).bytes
        let head = unsafe line.withUnsafeBytes { line in
          event.seq % 2 == 0 ? nil : unsafe collector.take(line)
        }
        if head == nil { collector.take(event) }
      }
      return collector
    }
    return ImageBuilder.image(of: &collectors)
  }

  @Test(arguments: seeds)
  func `seen by the recording clock is its events up to then`(seed: UInt64) throws {
    let events = try events(RandomHistory(seed: seed).text)
    var growing = LedgerState()
    for event in events {
      growing.apply(event)
      var filtered = LedgerState()
      filtered.apply(contentsOf: events.filter { $0.recorded <= event.recorded })
      #expect(filtered == growing, "seed \(seed), event \(event.seq)")
      #expect(filtered.lastRecorded == event.recorded)
    }
  }

  @Test(arguments: seeds)
  func `gives the same state through the tracker of effects`(seed: UInt64) throws {
    let events = try events(RandomHistory(seed: seed).text)
    var tracker = EffectTracker()
    var state = LedgerState()
    for event in events {
      let effects = tracker.apply(event)
      state.apply(event)
      #expect(effects.allSatisfy { $0.event == event.seq }, "seed \(seed)")
    }
    #expect(tracker.state == state, "seed \(seed)")
  }

  @Test(arguments: fewerSeeds)
  func `tells of a finding with the event that makes it`(seed: UInt64) throws {
    let kinds: Set<AuditFinding.Kind> = [.impliedRevision, .identity]
    var tracker = EffectTracker()
    for event in try events(RandomHistory(seed: seed, events: 60).text) {
      let before = tracker.state.known().audit(only: kinds)
      let told = tracker.apply(event).filter { $0.kind == .finding }
      let new = tracker.state.known().audit(only: kinds).filter { !before.contains($0) }
      #expect(
        told.map(\.message) == new.map { "\($0.kind.rawValue): \($0.message)" },
        "seed \(seed), event \(event.seq)")
    }
  }

  @Test(arguments: seeds)
  func `keeps each figure's observations in order of publication`(seed: UInt64) throws {
    let state = try state(RandomHistory(seed: seed).text)
    for observed in state.observedSeries.flatMap({ state.observations(of: $0).values }) {
      for (left, right) in zip(observed, observed.dropFirst()) {
        // One moment may be spelt in two ways: then the position decides.
        let isEarlier = left.published < right.published
        let isLater = right.published < left.published
        let isBefore = left.seq <= right.seq
        #expect(isEarlier || !isLater && isBefore, "seed \(seed)")
      }
    }
  }

  @Test(arguments: seeds)
  func `never makes a revision of one release's reports`(seed: UInt64) throws {
    let known = try known(RandomHistory(seed: seed).text)
    for key in known.keys(where: { _ in true }) {
      for period in known.periods(of: key) {
        let steps = try #require(known.history(of: key, period)?.steps)
        #expect(steps.first?.change == .first, "seed \(seed)")
        for step in steps where step.change == .revised && step.observation.isSecondary {
          let previous = try #require(step.previous)
          let isSame =
            previous.agency == step.observation.agency
            && previous.edition == step.observation.edition
            && previous.published.day == step.observation.published.day
          #expect(!isSame, "seed \(seed): \(key) \(period)")
        }
      }
    }
  }
}

@Suite struct `What was known of any history` {
  @Test(arguments: (1...300).map(UInt64.init))
  func `is what a ledger of the events published by then knows`(seed: UInt64) throws {
    let history = RandomHistory(seed: seed).text
    let events = try events(history)
    var whole = LedgerState()
    whole.apply(contentsOf: events)
    for (index, text) in moments.enumerated() where (index + Int(seed)) % 3 == 0 {
      let moment = try time(text)
      let then = whole.known(asOf: moment).answers
      let alone = published(by: moment, events).known().answers
      #expect(then == alone, "seed \(seed), as of \(moment):\n\(history)")
    }
  }

  private let moments = [
    "2023-12-31", "2024-01-09", "2024-01-16T02:00:00Z", "2024-01-23", "2024-01-31", "2024-02",
    "2024-02-10T10:00:00+08:00", "2024-02-20T16:00:00-05:00", "2024-03-05",
  ]

  /// Definitions count always, corrections with what they correct.
  private func published(by moment: PublicationTime, _ events: [RecordedEvent]) -> LedgerState {
    var state = LedgerState()
    var kept: Set<Int> = []
    for event in events {
      let isKept: Bool
      if case .correction(let correction) = event.event {
        isKept = kept.contains(correction.corrects)
      } else {
        isKept = event.event.published?.isKnown(asOf: moment) ?? true
      }
      if isKept {
        kept.insert(event.seq)
        state.apply(event)
      }
    }
    return state
  }
}
