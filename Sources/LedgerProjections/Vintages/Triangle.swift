public import LedgerModel

/// Periods by vintages: what stood of each period of a series after each day of publication.
///
/// The field's revision triangle, kept small: a row has an entry only for the vintages in which
/// what stood changed.
public struct Triangle<Cell: TriangleCell>: Sendable {
  /// The key of the series.
  public let series: String
  /// The frequency of its periods.
  public let frequency: Period.Frequency
  /// The days on which something of these periods was published or taken back, in order.
  public let vintages: [CivilDate]
  /// The periods in order, each with what stood of it.
  public let rows: [Row]

  /// One period.
  public struct Row: Sendable {
    /// The period.
    public let period: Period
    /// What stood, from which vintage on; never empty, and the first has a cell.
    public let entries: [Entry]
  }

  /// What stood of a period from one vintage on until the next entry's.
  public struct Entry: Sendable {
    /// The number of the vintage in ``Triangle/vintages``.
    public let vintage: Int
    /// What stood; nil where it had been taken back.
    public let cell: Cell?
    /// What became of the entry before.
    public let change: Change

    init(_ vintage: Int, _ cell: Cell?, _ change: Change) {
      self.vintage = vintage
      self.cell = cell
      self.change = change
    }
  }

  /// The row of a period.
  ///
  /// - Complexity: logarithmic in the periods.
  public func row(_ period: Period) -> Row? {
    var (low, high) = (0, rows.count)
    while low < high {
      let middle = (low + high) / 2
      if rows[middle].period < period { low = middle + 1 } else { high = middle }
    }
    return low < rows.count && rows[low].period == period ? rows[low] : nil
  }

  /// Whether a period was there already in the first vintage held: how often it had been released
  /// before that, nobody can tell from this.
  public func isOlderThanVintages(_ row: Row) -> Bool { row.entries[0].vintage == 0 }

  /// The same triangle with other cells; what changed stays what it was.
  public func mapCells<New>(_ transform: (Cell) -> New?) -> Triangle<New> {
    Triangle<New>(
      series: series, frequency: frequency, vintages: vintages,
      rows: rows.compactMap { row in
        let entries = row.entries.map {
          Triangle<New>.Entry($0.vintage, $0.cell.flatMap(transform), $0.change)
        }
        // A row begins with something.
        let begun = Array(entries.drop { $0.cell == nil })
        return begun.isEmpty ? nil : Triangle<New>.Row(period: row.period, entries: begun)
      })
  }
}

/// What became of what stood before.
public enum TriangleChange: String, Hashable, Sendable {
  /// There was nothing before.
  case first
  /// The new value is compatible with the old one, only more precise.
  case restated
  /// The new value is incompatible with the old one.
  case revised
  /// What stood was taken back.
  case withdrawn
}

extension Triangle {
  /// What became of what stood before.
  public typealias Change = TriangleChange
}

/// What a triangle may hold.
public protocol TriangleCell: Sendable {
  /// What `self` did to an earlier cell; nil where it is the same.
  func change(from earlier: Self) -> TriangleChange?
  /// Whether the agency marked it as provisional, estimated or forecast (status P, E or F).
  var isProvisional: Bool { get }
}

extension Triangle.Row {
  /// What stood in a vintage; nil where nothing did.
  ///
  /// - Complexity: logarithmic in the entries.
  public func cell(inVintage vintage: Int) -> Cell? { entry(inVintage: vintage)?.cell }

  /// The entry that a vintage falls under; nil before the first.
  public func entry(inVintage vintage: Int) -> Triangle.Entry? {
    var (low, high) = (0, entries.count)
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].vintage <= vintage { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : entries[low - 1]
  }
}
