public import LedgerModel

/// The shapes in which ALFRED gives vintages: the parameter `output_type` of FRED's
/// `series/observations`.
public enum RealTimeOutput: Int, Hashable, Sendable, CaseIterable {
  /// Observations by real-time period.
  case realTimePeriods = 1
  /// Observations by vintage date, all of them.
  case allByVintage = 2
  /// Observations by vintage date, only new and revised ones.
  case newAndRevisedByVintage = 3
  /// Initial releases only.
  case initialReleases = 4
}

/// A value with the days on which it was the one that stood.
public struct RealTimeObservation<Cell: TriangleCell>: Sendable {
  /// What it is about.
  public let period: Period
  /// The first day on which it stood.
  public let start: CivilDate
  /// The last day on which it stood; nil where it still stands.
  public let end: CivilDate?
  /// The value.
  public let cell: Cell
}

extension Triangle {
  /// The values of all periods, each with the days on which it stood.
  ///
  /// A restatement counts as another value, since its digits differ. The days are those of the
  /// vintages, whatever is asked about: they are never cut off.
  public func realTimePeriods() -> [RealTimeObservation<Cell>] {
    rows.flatMap { row in
      row.entries.indices.compactMap { realTimePeriod(row, $0) }
    }
  }

  /// The first value of each period, with the days on which it stood.
  public func initialReleases() -> [RealTimeObservation<Cell>] {
    rows.compactMap { realTimePeriod($0, 0) }
  }

  private func realTimePeriod(_ row: Row, _ number: Int) -> RealTimeObservation<Cell>? {
    guard let cell = row.entries[number].cell else { return nil }
    let next = number + 1 < row.entries.count ? row.entries[number + 1].vintage : nil
    return RealTimeObservation(
      period: row.period, start: vintages[row.entries[number].vintage],
      end: next.map { CivilDate(dayNumber: vintages[$0].dayNumber - 1) }, cell: cell)
  }
}
