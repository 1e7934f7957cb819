/// Where a section lies: the first byte, and how many numbers it has.
package struct SectionPlace: Equatable, Sendable {
  package var offset: Int
  package var count: Int

  package init(offset: Int, count: Int) {
    self.offset = offset
    self.count = count
  }
}

extension VintageImage {
  /// Changes whenever the same events give other columns.
  package static let version: UInt32 = 3

  /// Calls `body` with the bytes of each section, in order.
  package func forEachSection<Failure: Error>(
    _ body: (Section, Int, UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    for section in Section.allCases {
      switch section {
      case .totals: unsafe try Self.give(totals, section, body)
      case .series: unsafe try Self.give(series, section, body)
      case .slots: unsafe try Self.give(slots, section, body)
      case .runs: unsafe try Self.give(runs, section, body)
      case .cells: unsafe try Self.give(cells, section, body)
      case .words: unsafe try Self.give(words, section, body)
      case .releaseOf: unsafe try Self.give(releaseOf, section, body)
      case .forms: unsafe try Self.give(forms, section, body)
      case .wide: unsafe try Self.give(wide, section, body)
      case .releases: unsafe try Self.give(releases, section, body)
      case .strings: unsafe try Self.give(strings, section, body)
      case .notes: unsafe try Self.give(notes, section, body)
      case .others: unsafe try Self.give(others, section, body)
      case .identities: unsafe try Self.give(identities, section, body)
      case .text: unsafe try Self.give(text, section, body)
      }
    }
  }

  /// Whether all columns have the same bytes.
  package func hasBytes(of other: VintageImage) -> Bool {
    var all: [[UInt8]] = []
    unsafe other.forEachSection { (_, _, bytes) throws(Never) in unsafe all.append(Array(bytes)) }
    var isSame = true
    unsafe forEachSection { (section, _, bytes) throws(Never) in
      if unsafe !bytes.elementsEqual(all[section.rawValue]) { isSame = false }
    }
    return isSame
  }

  private static func give<Element, Failure: Error>(
    _ column: Column<Element>, _ section: Section,
    _ body: (Section, Int, UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    unsafe column.withBytes { bytes in
      do throws(Failure) { unsafe try body(section, column.count, bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }

  /// The columns that lie in some bytes; nil if a section does not lie in them wholly.
  package convenience init?(_ memory: ColumnMemory, _ places: [SectionPlace]) {
    guard places.count == Section.allCases.count else { return nil }
    func column<Element>(_ section: Section) -> Column<Element>? {
      let place = places[section.rawValue]
      return Column(memory, offset: place.offset, count: place.count)
    }
    guard let totals: Column<Int64> = column(.totals), let series: Column<UInt32> = column(.series),
      let slots: Column<UInt32> = column(.slots), let runs: Column<Int64> = column(.runs),
      let cells: Column<UInt32> = column(.cells), let words: Column<Int64> = column(.words),
      let releaseOf: Column<UInt32> = column(.releaseOf),
      let forms: Column<Int64> = column(.forms), let wide: Column<Int64> = column(.wide),
      let releases: Column<UInt32> = column(.releases),
      let strings: Column<UInt32> = column(.strings), let notes: Column<UInt32> = column(.notes),
      let others: Column<UInt32> = column(.others),
      let identities: Column<Int64> = column(.identities), let text: Column<UInt8> = column(.text),
      // The table of keys is searched with a mask.
      slots.count & (slots.count &- 1) == 0
    else { return nil }
    var columns = ImageColumns()
    (columns.totals, columns.series, columns.slots, columns.runs) = (totals, series, slots, runs)
    (columns.cells, columns.words, columns.releaseOf, columns.forms) = (
      cells, words, releaseOf, forms
    )
    (columns.wide, columns.releases, columns.strings, columns.notes) = (
      wide, releases, strings, notes
    )
    (columns.others, columns.identities, columns.text) = (others, identities, text)
    self.init(columns)
  }
}
