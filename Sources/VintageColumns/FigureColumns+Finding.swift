import EventCoding
package import LedgerModel

/// A row of periods without a gap.
package struct PeriodRun {
  package let track: Period.Track
  let first: Int
  let count: Int
  /// The number of the first period's cell.
  let firstCell: Int
}

extension FigureColumns {
  /// The number of the series with a key; nil if there is none.
  ///
  /// For one who will ask about a period, its figures are on their way before the key is compared,
  /// which takes about as long.
  @inline(__always)
  func index(ofSeries key: UnsafeRawBufferPointer, for period: Period?) -> Int? {
    guard all.slots.count > 0 else { return nil }
    let position = period?.position
    let mask = all.slots.count - 1
    var slot = unsafe Int(keyHash(key)) & mask
    // A damaged table may have no free slot: never look twice at one.
    for _ in 0..<all.slots.count {
      let entry = all.slots[slot]
      guard entry != 0 else { return nil }
      if let position { prefetch(position, ofSeries: Int(entry) - 1) }
      if unsafe hasKey(Int(entry) - 1, key) { return Int(entry) - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }

  @inline(__always)
  private func hasKey(_ index: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    guard Int(field(.keyLength, of: index)) == key.count else { return false }
    return unsafe all.text.holds(key, at: Int(field(.key, of: index)))
  }

  func run(_ index: Int) -> PeriodRun {
    let last = all.runs[index &* 3 &+ 2]
    return PeriodRun(
      track: Period.Track(code: all.runs[index &* 3]), first: Int(all.runs[index &* 3 &+ 1]),
      count: Int(last & 0xFFFF_FFFF), firstCell: Int(last >> 32 & 0xFFFF_FFFF))
  }

  /// The numbers of the runs of a series.
  func runs(ofSeries index: Int) -> Range<Int> {
    let first = Int(field(.firstRun, of: index))
    return first..<min(first + Int(field(.runCount, of: index)), max(first, all.runs.count / 3))
  }

  /// The cell of a period; nil if the series has no figure for it.
  ///
  /// - Complexity: logarithmic in the gaps of the series.
  @inline(__always)
  func cell(ofSeries index: Int, _ track: Period.Track, _ position: Int) -> Int? {
    let count = Int(field(.cellCount, of: index))
    // Most series have one run, which their row tells of.
    guard count > 0 else { return cell(track, position, inRuns: runs(ofSeries: index)) }
    let first = Int(Int32(bitPattern: field(.firstPosition, of: index)))
    let place = position &- first
    guard place >= 0, place < count, track.code == Int64(field(.track, of: index)) else {
      return nil
    }
    return Int(field(.firstCell, of: index)) &+ place
  }

  /// Has the cell of a period loaded, and its figures from where they may be: to wait for one and
  /// then for the other would be most of the time that an answer takes.
  @inline(__always)
  private func prefetch(_ position: Int, ofSeries index: Int) {
    let place = position &- Int(Int32(bitPattern: field(.firstPosition, of: index)))
    guard UInt(bitPattern: place) < UInt(field(.cellCount, of: index)) else { return }
    all.cells.prefetch(Int(field(.firstCell, of: index)) &+ place)
    let density = Int(field(.measure, of: index) >> 16)
    let guess = Int(field(.firstFigure, of: index)) &+ (place &* density) >> 8
    // A revision more or less moves the figures a few places. A line has eight words.
    all.words.prefetch(guess &- 8)
    all.words.prefetch(guess)
    all.words.prefetch(guess &+ 8)
    all.releaseOf.prefetch(guess &- 8)
    all.releaseOf.prefetch(guess &+ 8)
  }

  func cell(_ track: Period.Track, _ position: Int, inRuns range: Range<Int>) -> Int? {
    var (low, high) = (range.lowerBound, range.upperBound)
    guard low < high else { return nil }
    // The last run that does not begin after the period.
    while high - low > 1 {
      let middle = (low + high) / 2
      let code = all.runs[middle &* 3]
      let isAfter =
        code > track.code || code == track.code && Int(all.runs[middle &* 3 &+ 1]) > position
      if isAfter { high = middle } else { low = middle }
    }
    let run = run(low)
    let place = position &- run.first
    guard run.track == track, place >= 0, place < run.count else { return nil }
    return run.firstCell + place
  }

  /// The numbers of the figures of a cell.
  @inline(__always)
  func figures(ofCell cell: Int) -> Range<Int> {
    let first = Int(all.cells[cell])
    let end = min(Int(all.cells[cell &+ 1]), all.words.count)
    return first..<max(first, end)
  }
}

/// Where the search for a key begins.
@inline(__always)
func keyHash(_ key: UnsafeRawBufferPointer) -> UInt32 {
  // The checksum mixes well enough, and is one instruction for eight bytes.
  unsafe CRC32C.value(of: key)
}

extension String {
  /// Gives the bytes of a key, where they lie already: a copy would be counted as another owner.
  @inline(__always)
  func withKeyBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    let result = unsafe utf8.withContiguousStorageIfAvailable {
      unsafe body(UnsafeRawBufferPointer($0))
    }
    if let result { return result }
    return unsafe Array(utf8).withUnsafeBytes { unsafe body($0) }
  }
}
