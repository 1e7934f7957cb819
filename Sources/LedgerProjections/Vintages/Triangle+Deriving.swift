package import LedgerModel

extension Triangle {
  /// A triangle in which each cell is worked out from cells of this one in the same vintage.
  ///
  /// - Parameters:
  ///   - frequency: the frequency of the new periods.
  ///   - targets: the new periods, in order.
  ///   - sources: the periods that a new one is worked out from; all of them are needed.
  ///   - combine: works a cell out; nil where that cannot be.
  /// - Returns: the triangle, with the same vintages and without rows that have nothing.
  /// - Complexity: linear in the entries of all sources.
  package func deriving<New>(
    _ frequency: Period.Frequency, _ targets: [Period], from sources: (Period) -> [Period],
    _ combine: ([Cell]) -> New?
  ) -> Triangle<New> {
    var numbers: [Period: Int] = [:]
    for (number, row) in rows.enumerated() { numbers[row.period] = number }
    let derived = targets.compactMap { target -> Triangle<New>.Row? in
      var needed: [[Entry]] = []
      for source in sources(target) {
        guard let number = numbers[source] else { return nil }
        needed.append(rows[number].entries)
      }
      let entries = Self.merging(needed, combine)
      return entries.isEmpty ? nil : Triangle<New>.Row(period: target, entries: entries)
    }
    return Triangle<New>(
      series: series, frequency: frequency, vintages: vintages, rows: derived)
  }

  /// What follows from rows of entries that go on side by side.
  private static func merging<New>(
    _ sources: [[Entry]], _ combine: ([Cell]) -> New?
  ) -> [Triangle<New>.Entry] {
    var places = [Int](repeating: 0, count: sources.count)
    var standing = [Cell?](repeating: nil, count: sources.count)
    var cells: [Cell] = []
    cells.reserveCapacity(sources.count)
    var result: [Triangle<New>.Entry] = []
    while true {
      var vintage = Int.max
      for (number, entries) in sources.enumerated() where places[number] < entries.count {
        vintage = min(vintage, entries[places[number]].vintage)
      }
      guard vintage < .max else { return result }
      for (number, entries) in sources.enumerated()
      where places[number] < entries.count && entries[places[number]].vintage == vintage {
        standing[number] = entries[places[number]].cell
        places[number] += 1
      }
      cells.removeAll(keepingCapacity: true)
      for case let cell? in standing { cells.append(cell) }
      let cell = cells.count == sources.count ? combine(cells) : nil
      if let entry = result.entry(of: cell, in: vintage) { result.append(entry) }
    }
  }
}

extension Array {
  /// The entry that follows these when `cell` stands in a vintage; nil where nothing changed.
  func entry<Cell>(
    of cell: Cell?, in vintage: Int
  ) -> Triangle<Cell>.Entry? where Element == Triangle<Cell>.Entry {
    switch (last?.cell, cell) {
    case (nil, nil): return nil
    case (_?, nil): return Element(vintage, nil, .withdrawn)
    case (let earlier?, let cell?):
      return cell.change(from: earlier).map { Element(vintage, cell, $0) }
    case (nil, let cell?):
      // After something was taken back, it is compared with what stood before.
      guard let earlier = dropLast().last?.cell else { return Element(vintage, cell, .first) }
      return Element(vintage, cell, cell.change(from: earlier) ?? .restated)
    }
  }
}
