package import LedgerModel

extension VintageImage {
  /// The number of a series; nil if the image has none of that key.
  ///
  /// - Complexity: one look on average.
  package func index(ofSeries key: String) -> Int? {
    unsafe key.withKeyBytes { unsafe index(ofSeries: $0) }
      ?? otherSpelling(ofKey: key).flatMap { index(ofSeries: $0) }
  }

  /// The same for the bytes of a key.
  package func index(ofSeries key: UnsafeRawBufferPointer) -> Int? {
    guard let trusted = unsafe trusted else {
      return unsafe columns.index(ofSeries: key, for: nil)
    }
    return unsafe trusted._withUnsafeGuaranteedRef { unsafe $0.index(ofSeries: key, for: nil) }
  }

  /// The key of a series.
  package func key(of index: Int) -> String {
    columns.all.text.text(Int(field(.key, of: index)), count: Int(field(.keyLength, of: index)))
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
  package func hasIdentity(_ index: Int) -> Bool { field(.measure, of: index) >> 8 & 1 == 1 }

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
    return unsafe columns.all.text.withBytes(start..<start + count) { unsafe Array($0) }
  }
}

extension VintageImage {
  package func run(_ index: Int) -> PeriodRun { columns.run(index) }

  /// The numbers of the runs of a series.
  package func runs(ofSeries index: Int) -> Range<Int> { columns.runs(ofSeries: index) }

  /// The cell of a period; nil if the series has no figure for it.
  ///
  /// - Complexity: logarithmic in the gaps of the series.
  package func cell(ofSeries index: Int, _ period: Period) -> Int? {
    columns.cell(ofSeries: index, period.track, period.position)
  }

  func cell(_ period: Period, inRuns range: Range<Int>) -> Int? {
    columns.cell(period.track, period.position, inRuns: range)
  }

  /// The numbers of the figures of a cell.
  @inline(__always)
  package func figures(ofCell cell: Int) -> Range<Int> { columns.figures(ofCell: cell) }

  /// The periods of a series with their cells, by track and position.
  package func forEachPeriod(ofSeries index: Int, _ body: (Period, Int) -> Void) {
    for number in runs(ofSeries: index) {
      let run = run(number)
      let count = min(run.count, max(0, columns.all.cells.count - run.firstCell))
      for place in 0..<count {
        guard let period = Period(run.track, position: run.first &+ place) else { continue }
        body(period, run.firstCell + place)
      }
    }
  }
}
