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

  /// How many sections there are.
  package static let sectionCount = {
    var count = 0
    unsafe VintageImage().forEachSection { (_, _) throws(Never) in count += 1 }
    return count
  }()

  /// Calls `body` with each section, in order: how many numbers it has, and their bytes.
  package func forEachSection<Failure: Error>(
    _ body: (Int, UnsafeRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    try unsafe withoutActuallyEscaping(body) { body throws(Failure) in
      var giver = unsafe SectionGiver(columns: columns.all, body: body)
      _ = try ImageColumns(by: &giver)
    }
  }

  /// Whether all columns have the same bytes.
  package func hasBytes(of other: VintageImage) -> Bool {
    var all: [[UInt8]] = []
    unsafe other.forEachSection { (_, bytes) throws(Never) in unsafe all.append(Array(bytes)) }
    var (isSame, section) = (true, 0)
    unsafe forEachSection { (_, bytes) throws(Never) in
      if unsafe !bytes.elementsEqual(all[section]) { isSame = false }
      section += 1
    }
    return isSame
  }

  /// The columns that lie in some bytes; nil if a section does not lie in them wholly.
  package convenience init?(_ memory: ColumnMemory, _ places: [SectionPlace]) {
    guard places.count == Self.sectionCount else { return nil }
    var finder = SectionFinder(memory: memory, places: places[...])
    let columns: ImageColumns<Guarded>
    do { columns = try ImageColumns(by: &finder) } catch { return nil }
    // The table of keys is searched with a mask.
    guard columns.slots.count & (columns.slots.count &- 1) == 0 else { return nil }
    self.init(columns)
  }
}

/// Gives the bytes of columns to somebody.
@safe
private struct SectionGiver<Failure: Error>: ColumnMaker {
  typealias Source = Guarded
  typealias Made = Guarded

  let columns: ImageColumns<Guarded>
  let body: (Int, UnsafeRawBufferPointer) throws(Failure) -> Void

  func narrow(
    _ path: KeyPath<ImageColumns<Guarded>, Column<UInt32>>
  ) throws(Failure) -> Column<UInt32> { try give(path) }

  func wide(
    _ path: KeyPath<ImageColumns<Guarded>, Column<Int64>>
  ) throws(Failure) -> Column<Int64> { try give(path) }

  func text(
    _ path: KeyPath<ImageColumns<Guarded>, Column<UInt8>>
  ) throws(Failure) -> Column<UInt8> { try give(path) }

  private func give<Element>(
    _ path: KeyPath<ImageColumns<Guarded>, Column<Element>>
  ) throws(Failure) -> Column<Element> {
    let column = columns[keyPath: path]
    var failure: Failure?
    unsafe column.withBytes { bytes in
      do throws(Failure) { unsafe try body(column.count, bytes) } catch { failure = error }
    }
    if let failure { throw failure }
    return column
  }
}

/// Finds columns in a row of sections.
private struct SectionFinder: ColumnMaker {
  typealias Source = Guarded
  typealias Made = Guarded

  let memory: ColumnMemory
  var places: ArraySlice<SectionPlace>

  /// A section does not lie in the memory.
  struct Outside: Error {}

  mutating func narrow(
    _: KeyPath<ImageColumns<Guarded>, Column<UInt32>>
  ) throws(Outside) -> Column<UInt32> { try next() }

  mutating func wide(
    _: KeyPath<ImageColumns<Guarded>, Column<Int64>>
  ) throws(Outside) -> Column<Int64> { try next() }

  mutating func text(
    _: KeyPath<ImageColumns<Guarded>, Column<UInt8>>
  ) throws(Outside) -> Column<UInt8> { try next() }

  private mutating func next<Element>() throws(Outside) -> Column<Element> {
    guard let place = places.popFirst(),
      let column = Column<Element>(memory, offset: place.offset, count: place.count)
    else { throw Outside() }
    return column
  }
}
