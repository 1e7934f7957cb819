import LedgerProjections
import LedgerVocabulary
import Markup

/// The front page: what is current, what was said, what does not agree.
struct OverviewPage {
  let known: Known
  let moments: Moments
  let subjects: [Subject]
  let audit: AuditTimelines
  let claims: [ClaimTimeline]
  let events: [LoggedEvent]
  let log: LogPages

  func body() -> Markup {
    """
    <div class=front>\(latest)\(findings)\(claimSummary)</div>\
    \(StripTable(known, moments, subjects).section(known))\(currentTables)\(errors)
    """
  }

  // MARK: Latest releases

  /// What was published on each of the last days, and for the script on every day.
  private var latest: Markup {
    let days = ReleaseDay.all(events)
    let lines = days.map { day -> Markup in
      "\(day.day)\t\(day.seq)\t\(.field(day.agencies))\t\(day.count)"
    }
    let items = days.suffix(ReleaseDay.shown).reversed().map { day -> Markup in
      """
      <li><a href=\(log.address(of: day.seq))>\(moments.days[day.day].description)</a> \(day.agencies): \
      \(day.count == 1 ? "1 release" : "\(day.count) releases")
      """
    }
    return """
      <section><h2>Latest releases</h2><ol class=latest data-l="\(lines.joined(separator: "\n"))">\
      \(items.joined())</ol></section>
      """
  }

  // MARK: Current values

  private var currentTables: Markup {
    var rows: [Period.Frequency: [(newest: Period, row: Markup)]] = [:]
    for subject in subjects {
      let days = Set(
        [subject.level, subject.rate].compactMap(\.self).flatMap(known.days(bearingOn:))
      )
      .sorted()
      let states = days.map { known.known(asOf: PublicationTime($0)).current(subject) }
      let byDay = Dictionary(uniqueKeysWithValues: zip(days, states))
      for frequency in Period.Frequency.allCases {
        let timeline = Timeline(on: days, moments) { byDay[$0.day]?[frequency] }
        guard let last = timeline.last else { continue }
        rows[frequency, default: []].append((last.period, row(subject, timeline, last)))
      }
    }
    let order: [Period.Frequency] = [.month, .year, .quarter, .halfYear, .range, .week, .day]
    return order.compactMap { frequency -> Markup? in
      guard let own = rows[frequency] else { return nil }
      let sorted = own.enumerated().sorted {
        // The newest first, and otherwise by key.
        ($1.element.newest, $0.offset) < ($0.element.newest, $1.offset)
      }
      return section(frequency, sorted.map(\.element.row))
    }.joined()
  }

  private func section(_ frequency: Period.Frequency, _ rows: [Markup]) -> Markup {
    let name =
      switch frequency {
      case .year: "Years"
      case .halfYear: "Half-years"
      case .quarter: "Quarters"
      case .month: "Months"
      case .range: "Years to date"
      case .week: "Weeks"
      case .day: "Days"
      }
    return """
      <section><h2>\(name)</h2><div><table class=current><thead><tr><th>Series<th>Period\
      <th>Value<th>Unit<th>On a year before, %<th>Run<tbody>
      \(rows.joined(separator: "\n"))</table></div></section>
      """
  }

  private func row(_ subject: Subject, _ timeline: Timeline<CurrentRow>, _ last: CurrentRow)
    -> Markup
  {
    let isRate = subject.level == nil
    let fields = { (row: CurrentRow) -> [Markup] in
      [
        .field(row.period.description), .field(isRate ? row.rate : row.value),
        isRate ? "" : .field(row.rate), .field(row.run),
      ]
    }
    let cells = fields(last)
    return """
      <tr data-t="\(.timeline(timeline, fields))"><td><a href=series/\(subject.key).html>\
      \(known.title(subject.key))</a><td class=t>\(cells[0])<td class=t>\(cells[1])\
      <td>\(known.unitText(subject.key))<td class=t>\(cells[2])<td class=t>\(cells[3])
      """
  }

  // MARK: Findings and claims

  private var findings: Markup {
    let counts = audit.counts.map { kind, timeline -> Markup in
      """
      <li data-z data-t="\(.timeline(timeline) { ["\($0)"] })"><a href=audit.html#\(kind.rawValue)>\
      <b class=t>\(timeline.last ?? 0)</b> \(AuditPage.name(of: kind))</a>
      """
    }
    return "<section><h2>What does not agree</h2><ul class=counts>\(counts.joined())</ul></section>"
  }

  /// The gravest findings, in words.
  private var errors: Markup? {
    let errors = audit.errors.map { finding, span -> Markup in
      "<li data-k=\(span.markup)><b>\(known.title(finding.series))</b> \(finding.message)"
    }
    guard !errors.isEmpty else { return nil }
    return """
      <section><h2>What is plainly wrong</h2><ul class=errors>\
      \(errors.reversed().joined(separator: "\n"))</ul></section>
      """
  }

  private var claimSummary: Markup? {
    guard !claims.isEmpty else { return nil }
    let items = Verdict.allCases.map { verdict -> Markup in
      let count = Timeline(on: moments.days, moments) { day -> Int? in
        let number = moments.number(of: day.day)
        let sum = claims.count { $0.verdict(on: number)?.outcome == verdict }
        return sum > 0 ? sum : nil
      }
      return """
        <li data-z data-t="\(.timeline(count) { ["\($0)"] })" class=\(verdict.rawValue)>\
        <a href=claims.html><b class=t>\(count.last ?? 0)</b> \(verdict.rawValue)</a>
        """
    }
    return """
      <section><h2>What was said</h2><ul class=counts>\(items.joined())</ul></section>
      """
  }
}

/// What came out on one day.
private struct ReleaseDay {
  /// How many are shown, the last ones.
  static let shown = 5

  let day: Int
  /// The first event of the day.
  let seq: Int
  /// Whose figures they are.
  let agencies: String
  let count: Int

  /// The days on which anything came out, ascending.
  static func all(_ events: [LoggedEvent]) -> [ReleaseDay] {
    Dictionary(grouping: events.filter(\.isNews), by: \.day).sorted { $0.key < $1.key }.map {
      day, releases in
      ReleaseDay(
        day: day, seq: releases[0].seq,
        agencies: Set(releases.map(\.agency)).sorted().joined(separator: ", "),
        count: releases.count)
    }
  }
}
