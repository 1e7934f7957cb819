package import LedgerVocabulary

extension VintageImage {
  /// The number of a series; nil if the image has none of that key.
  ///
  /// - Complexity: one look on average.
  package func index(ofSeries key: String) -> Int? { index(ofSeries: key) { _ in } }

  /// The same for one who will ask about a period: its figures are on their way before the key is
  /// compared, which takes about as long.
  func index(ofSeries key: String, for period: Period) -> Int? {
    index(ofSeries: key) { prefetch(period, ofSeries: $0) }
  }

  /// The same for the bytes of a key.
  package func index(ofSeries key: UnsafeRawBufferPointer) -> Int? {
    unsafe index(ofSeries: key) { _ in }
  }

  @inline(__always)
  private func index(ofSeries key: String, _ consider: (Int) -> Void) -> Int? {
    // Where the text lies already: a copy to look into would be counted as another owner.
    let index = unsafe key.utf8.withContiguousStorageIfAvailable {
      unsafe self.index(ofSeries: UnsafeRawBufferPointer($0), consider)
    }
    if let index { return index }
    return unsafe Array(key.utf8).withUnsafeBytes { unsafe self.index(ofSeries: $0, consider) }
  }

  /// Gives `consider` what will most likely be found, before that is certain.
  @inline(__always)
  private func index(ofSeries key: UnsafeRawBufferPointer, _ consider: (Int) -> Void) -> Int? {
    guard slots.count > 0 else { return nil }
    let mask = slots.count - 1
    var slot = unsafe Int(keyHash(key)) & mask
    // A damaged table may have no free slot: never look twice at one.
    for _ in 0..<slots.count {
      let entry = slots[slot]
      guard entry != 0 else { return nil }
      consider(Int(entry) - 1)
      if unsafe hasKey(Int(entry) - 1, key) { return Int(entry) - 1 }
      slot = (slot + 1) & mask
    }
    return nil
  }

  private func hasKey(_ index: Int, _ key: UnsafeRawBufferPointer) -> Bool {
    guard Int(field(.keyLength, of: index)) == key.count else { return false }
    let start = Int(field(.key, of: index))
    return unsafe text.withBytes(start..<start + key.count) { bytes in
      // In bounds: the range may have been clipped to the text.
      unsafe bytes.count == key.count && isEqual(bytes, at: 0, key)
    }
  }

  /// The key of a series.
  package func key(of index: Int) -> String {
    text.text(Int(field(.key, of: index)), count: Int(field(.keyLength, of: index)))
  }

  /// The position of the event that defines a series; nil if none does.
  package func definedBy(_ index: Int) -> Int? {
    let number = field(.definedBy, of: index)
    return number == 0 ? nil : Int(number) - 1
  }

  /// The power of ten that a series counts in.
  package func scale(of index: Int) -> Int {
    FigureForm.possible(Int(Int32(bitPattern: field(.scale, of: index))))
  }

  /// What a series measures; nil if it is not defined.
  package func measure(of index: Int) -> SeriesDefinition.Measure? {
    guard definedBy(index) != nil else { return nil }
    let number = Int(field(.measure, of: index) & 0xFF)
    let measures = SeriesDefinition.Measure.allCases
    return number < measures.count ? measures[number] : nil
  }

  /// Whether others should add up to a series.
  func hasIdentity(_ index: Int) -> Bool { field(.measure, of: index) >> 8 & 1 == 1 }

  /// The series whose growth a series is.
  package func level(of index: Int) -> Int? {
    let number = field(.of, of: index)
    return number == 0 ? nil : Int(number) - 1
  }

  /// The yearly growth series of a level: the one with the usual key, or else the first by key.
  package func growthSeries(of index: Int) -> Int? {
    let number = field(.growth, of: index)
    return number == 0 ? nil : Int(number) - 1
  }

  /// The definition of a series as JSON, the event's own keys; nil if it is not defined.
  package func definitionJSON(_ index: Int) -> [UInt8]? {
    guard definedBy(index) != nil else { return nil }
    let start = Int(field(.definition, of: index))
    let count = Int(field(.definitionLength, of: index))
    return unsafe text.withBytes(start..<start + count) { unsafe Array($0) }
  }
}

/// Where the search for a key begins.
func keyHash(_ key: UnsafeRawBufferPointer) -> UInt32 {
  // The checksum mixes well enough, and is one instruction for eight bytes.
  unsafe CRC32C.value(of: key)
}

/// A row of periods without a gap.
struct PeriodRun {
  let track: Period.Track
  let first: Int
  let count: Int
  /// The number of the first period's cell.
  let firstCell: Int
}

extension VintageImage {
  func run(_ index: Int) -> PeriodRun {
    let last = runs[index &* 3 &+ 2]
    return PeriodRun(
      track: Period.Track(code: runs[index &* 3]), first: Int(runs[index &* 3 &+ 1]),
      count: Int(last & 0xFFFF_FFFF), firstCell: Int(last >> 32 & 0xFFFF_FFFF))
  }

  /// The numbers of the runs of a series.
  func runs(ofSeries index: Int) -> Range<Int> {
    let first = Int(field(.firstRun, of: index))
    return first..<min(first + Int(field(.runCount, of: index)), max(first, runs.count / 3))
  }

  /// The cell of a period; nil if the series has no figure for it.
  ///
  /// - Complexity: logarithmic in the gaps of the series.
  @inline(__always)
  func cell(ofSeries index: Int, _ period: Period) -> Int? {
    let count = Int(field(.cellCount, of: index))
    // Most series have one run, which their row tells of.
    guard count > 0 else { return cell(period, inRuns: runs(ofSeries: index)) }
    let first = Int(Int32(bitPattern: field(.firstPosition, of: index)))
    let place = period.position &- first
    guard place >= 0, place < count, period.track.code == Int64(field(.track, of: index)) else {
      return nil
    }
    return Int(field(.firstCell, of: index)) &+ place
  }

  /// Has the cell of a period loaded, and its figures from where they may be: to wait for one and
  /// then for the other would be most of the time that an answer takes.
  @inline(__always)
  private func prefetch(_ period: Period, ofSeries index: Int) {
    let place = period.position &- Int(Int32(bitPattern: field(.firstPosition, of: index)))
    guard UInt(bitPattern: place) < UInt(field(.cellCount, of: index)) else { return }
    cells.prefetch(Int(field(.firstCell, of: index)) &+ place)
    let density = Int(field(.measure, of: index) >> 16)
    let guess = Int(field(.firstFigure, of: index)) &+ (place &* density) >> 8
    // A revision more or less moves the figures a few places. A line has eight words.
    words.prefetch(guess &- 8)
    words.prefetch(guess)
    words.prefetch(guess &+ 8)
    releaseOf.prefetch(guess &- 8)
    releaseOf.prefetch(guess &+ 8)
  }

  func cell(_ period: Period, inRuns range: Range<Int>) -> Int? {
    let (track, position) = (period.track, period.position)
    var (low, high) = (range.lowerBound, range.upperBound)
    guard low < high else { return nil }
    // The last run that does not begin after the period.
    while high - low > 1 {
      let middle = (low + high) / 2
      let code = runs[middle &* 3]
      let isAfter =
        code > track.code || code == track.code && Int(runs[middle &* 3 &+ 1]) > position
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
    let first = Int(cells[cell])
    let end = min(Int(cells[cell &+ 1]), words.count)
    return first..<max(first, end)
  }

  /// The periods of a series with their cells, by track and position.
  package func forEachPeriod(ofSeries index: Int, _ body: (Period, Int) -> Void) {
    for number in runs(ofSeries: index) {
      let run = run(number)
      let count = min(run.count, max(0, cells.count - run.firstCell))
      for place in 0..<count {
        guard let period = Period(run.track, position: run.first &+ place) else { continue }
        body(period, run.firstCell + place)
      }
    }
  }
}
