import Drawing
import LedgerModel
import LedgerProjections

/// What is current of a subject at one frequency, as the front page has it.
struct CurrentEntry: Sendable {
  let subject: Subject
  let frequency: Period.Frequency
  /// What is current now.
  let last: CurrentRow
  /// What was current through time, in pieces for the files of days.
  let texts: [String]

  /// An entry a frequency of which anything is current.
  static func all(_ history: SubjectHistory, _ files: DayFiles) -> [CurrentEntry] {
    let isRate = history.subject.level == nil
    return history.current.compactMap { frequency, timeline in
      timeline.last.map { last in
        CurrentEntry(
          subject: history.subject, frequency: frequency, last: last,
          texts: files.texts(timeline) { fields($0, isRate) })
      }
    }
  }

  fileprivate static func fields(_ row: CurrentRow, _ isRate: Bool) -> [String] {
    [
      row.period.description, isRate ? row.rate : row.value, isRate ? "" : row.rate, row.run,
    ]
  }
}

/// The tables of current values, one a frequency.
struct CurrentTables {
  let entries: [CurrentEntry]

  func sections(_ known: Known, _ content: inout DayFiles.Content) -> Markup {
    let order: [Period.Frequency] = [.month, .year, .quarter, .halfYear, .range, .week, .day]
    var sections = Markup()
    for frequency in order {
      let own = entries.filter { $0.frequency == frequency }.sorted {
        // The newest first, and otherwise by key.
        ($1.last.period, $0.subject.key) < ($0.last.period, $1.subject.key)
      }
      guard !own.isEmpty else { continue }
      let rows = own.map { row($0, known, content.add($0.texts)) }
      sections += """
        <section><h2>\(Self.name(of: frequency))</h2><div><table class=current><thead><tr><th>Series\
        <th>Period<th>Value<th>Unit<th>On a year before, %<th>Run<tbody>
        \(rows.joined(separator: "\n"))</table></div></section>
        """
    }
    return sections
  }

  private static func name(of frequency: Period.Frequency) -> String {
    switch frequency {
    case .year: "Years"
    case .halfYear: "Half-years"
    case .quarter: "Quarters"
    case .month: "Months"
    case .range: "Years to date"
    case .week: "Weeks"
    case .day: "Days"
    }
  }

  private func row(_ entry: CurrentEntry, _ known: Known, _ number: Int) -> Markup {
    let key = entry.subject.key
    let cells = CurrentEntry.fields(entry.last, entry.subject.level == nil)
    return """
      <tr data-r=\(number)><td><a href=series/\(key).html>\(known.title(key))</a><td class=t>\(cells[0])\
      <td class=t>\(cells[1])<td>\(known.unitText(key))<td class=t>\(cells[2])<td class=t>\(cells[3])
      """
  }
}
