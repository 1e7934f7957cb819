import LedgerModel

extension VintageImage {
  /// The digits of a figure and the number of its form.
  @inline(__always)
  func digits(_ figure: Int) -> (coefficient: Int64, form: Int) {
    guard let trusted = unsafe trusted else { return columns.digits(figure) }
    return unsafe trusted._withUnsafeGuaranteedRef { $0.digits(figure) }
  }

  /// The code of a form.
  @inline(__always)
  func formCode(_ number: Int) -> Int64 {
    guard let trusted = unsafe trusted else { return columns.all.forms[number] }
    return unsafe trusted._withUnsafeGuaranteedRef { $0.all.forms[number] }
  }

  /// Whether no word stands before the value.
  @inline(__always)
  func isPlain(_ form: Int) -> Bool { columns.isPlain(form) }

  /// Folds the figures of a period as ``FigureHistory`` does, where they are alike.
  func fold(_ cell: Int, knownOn day: Int?) -> CellFold {
    guard let trusted = unsafe trusted else { return columns.fold(cell, knownOn: day) }
    return unsafe trusted._withUnsafeGuaranteedRef { $0.fold(cell, knownOn: day) }
  }

  /// Adds what is current of the periods of a run, and gives the entries that need a history.
  func addCurrents(
    of run: PeriodRun, knownOn day: Int?, to currents: inout SeriesCurrents
  ) -> [Int] {
    guard let trusted = unsafe trusted else {
      return columns.addCurrents(of: run, knownOn: day, to: &currents)
    }
    return unsafe trusted._withUnsafeGuaranteedRef {
      $0.addCurrents(of: run, knownOn: day, to: &currents)
    }
  }

  /// Which way a level moved, where plain numbers can tell.
  @inline(__always)
  func direction(from base: Int, to top: Int) -> Direction?? {
    guard let trusted = unsafe trusted else { return columns.direction(from: base, to: top) }
    return unsafe trusted._withUnsafeGuaranteedRef { $0.direction(from: base, to: top) }
  }

  /// The number in a word's lowest byte that says: look into the wide ones.
  static let wideForm = 255

  /// Whether a coefficient fits beside a number of a form.
  static func fitsWord(_ coefficient: Int64) -> Bool {
    coefficient >= -(1 << 55) && coefficient < 1 << 55
  }

  func form(_ number: Int) -> FigureForm { FigureForm(code: columns.all.forms[number]) }

  /// The value of a figure to its last published digit.
  static func value(_ coefficient: Int64, _ form: FigureForm) -> ExactDecimal {
    // Never more than the digits that a value may have: a damaged word is not believed.
    let isPossible = coefficient.magnitude < 1_000_000_000_000_000_000
    return ExactDecimal(
      coefficient: isPossible ? coefficient : 0, decimals: form.decimals,
      isMinusZero: form.isMinusZero)
  }

  /// The note of a figure.
  func note(_ figure: Int) -> String? {
    var low = 0
    var high = columns.all.notes.count / 2
    while low < high {
      let middle = (low + high) / 2
      let number = Int(columns.all.notes[middle * 2])
      if number == figure { return string(columns.all.notes[middle * 2 + 1]) }
      if number < figure { low = middle + 1 } else { high = middle }
    }
    return nil
  }

  /// The observations of a series and period in order of publication, then of position.
  func observations(ofSeries index: Int, key: String, _ period: Period) -> [Observation] {
    guard let cell = cell(ofSeries: index, period) else { return [] }
    return observations(ofCell: cell, key, period, scale: scale(of: index))
  }

  func observations(
    ofCell cell: Int, _ key: String, _ period: Period, scale: Int
  ) -> [Observation] {
    figures(ofCell: cell).map { observation($0, key, period, scale: scale) }
  }

  /// One figure with its release.
  func observation(_ figure: Int, _ key: String, _ period: Period, scale: Int) -> Observation {
    let (coefficient, number) = digits(figure)
    let form = form(number)
    let release = Int(columns.all.releaseOf[figure])
    return Observation(
      Figure(
        series: key, period: period, value: Self.value(coefficient, form), scale: form.scale,
        qualifier: form.qualifier, isNil: form.isNil, basis: form.basis,
        status: form.status.map { String(UnicodeScalar($0)) },
        note: form.hasNote ? note(figure) : nil),
      seriesScale: scale, seq: Int(field(.seq, of: release)),
      from: Observation.Origin(
        agency: string(field(.agency, of: release)), published: published(release),
        edition: optionalString(field(.edition, of: release)),
        publisher: optionalString(field(.publisher, of: release)),
        isSecondary: field(.isSecondary, of: release) != 0))
  }

  /// Whether a figure was public at a moment.
  func isKnown(_ figure: Int, asOf moment: PublicationTime) -> Bool {
    let release = Int(columns.all.releaseOf[figure])
    guard moment.isDay else { return published(release).isKnown(asOf: moment) }
    return Int(Int32(bitPattern: field(.day, of: release))) <= moment.day.dayNumber
  }

  /// When a release was published.
  func published(_ release: Int) -> PublicationTime {
    let day = CivilDate(dayNumber: Int(Int32(bitPattern: field(.day, of: release))))
    return PublicationTime(string(field(.published, of: release))) ?? PublicationTime(day)
  }
}
