package import LedgerModel

extension VintageImage {
  /// The digits of a figure and the number of its form.
  @inline(__always)
  package func digits(_ figure: Int) -> (coefficient: Int64, form: Int) {
    guard let trusted = unsafe trusted else { return columns.digits(figure) }
    return unsafe trusted._withUnsafeGuaranteedRef { $0.digits(figure) }
  }

  /// The code of a form.
  @inline(__always)
  package func formCode(_ number: Int) -> Int64 {
    guard let trusted = unsafe trusted else { return columns.all.forms[number] }
    return unsafe trusted._withUnsafeGuaranteedRef { $0.all.forms[number] }
  }

  /// Whether no word stands before the value.
  @inline(__always)
  package func isPlain(_ form: Int) -> Bool { columns.isPlain(form) }

  /// Folds the figures of a period as ``FigureHistory`` does, where they are alike.
  package func fold(_ cell: Int, knownOn day: Int?) -> CellFold {
    guard let trusted = unsafe trusted else { return columns.fold(cell, knownOn: day) }
    return unsafe trusted._withUnsafeGuaranteedRef { $0.fold(cell, knownOn: day) }
  }

  /// Adds what is current of the periods of a run, and gives the entries that need a history.
  package func addCurrents(
    of run: PeriodRun, knownOn day: Int?, to currents: inout CurrentEntries
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
  package func direction(from base: Int, to top: Int) -> Direction?? {
    guard let trusted = unsafe trusted else { return columns.direction(from: base, to: top) }
    return unsafe trusted._withUnsafeGuaranteedRef { $0.direction(from: base, to: top) }
  }

  /// The number of the release that a figure came in.
  @inline(__always)
  package func release(ofFigure figure: Int) -> Int { Int(columns.all.releaseOf[figure]) }

  /// The number in a word's lowest byte that says: look into the wide ones.
  static let wideForm = 255

  /// Whether a coefficient fits beside a number of a form.
  static func fitsWord(_ coefficient: Int64) -> Bool {
    coefficient >= -(1 << 55) && coefficient < 1 << 55
  }

  package func form(_ number: Int) -> FigureForm { FigureForm(code: columns.all.forms[number]) }

  /// The value of a figure to its last published digit.
  package static func value(_ coefficient: Int64, _ form: FigureForm) -> ExactDecimal {
    // Never more than the digits that a value may have: a damaged word is not believed.
    let isPossible = coefficient.magnitude < 1_000_000_000_000_000_000
    return ExactDecimal(
      coefficient: isPossible ? coefficient : 0, decimals: form.decimals,
      isMinusZero: form.isMinusZero)
  }

  /// The note of a figure.
  package func note(_ figure: Int) -> String? {
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

  /// Whether a figure was public at a moment.
  package func isKnown(_ figure: Int, asOf moment: PublicationTime) -> Bool {
    let release = Int(columns.all.releaseOf[figure])
    guard moment.isDay else { return published(release).isKnown(asOf: moment) }
    return Int(Int32(bitPattern: field(.day, of: release))) <= moment.day.dayNumber
  }

  /// When a release was published.
  package func published(_ release: Int) -> PublicationTime {
    let day = CivilDate(dayNumber: Int(Int32(bitPattern: field(.day, of: release))))
    return PublicationTime(string(field(.published, of: release))) ?? PublicationTime(day)
  }
}
