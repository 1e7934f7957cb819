public import LedgerModel

/// The value that stands, without all that is known of where it came from.
public struct CurrentValue: Hashable, Sendable {
  /// The value to its last published digit.
  public let value: ExactDecimal
  /// The power of ten that it counts in.
  public let scale: Int
  /// The word before it.
  public let qualifier: Figure.Qualifier?
  /// Whether a dash was printed in its place.
  public let isNil: Bool
  /// What growth is measured on.
  public let basis: Figure.Basis?
  /// The position of the release that it came in.
  public let event: Int

  /// The word before it in texts and tables; see ``Figure/word``.
  public var word: String? { isNil ? Figure.nilWord : qualifier?.rawValue }

  /// Whether it stands for itself, so that its digits tell all that it may be.
  var isPlain: Bool { qualifier == nil && !isNil }
}

extension Known {
  /// The current value of a series and period; nil where none was known.
  ///
  /// It is the value of ``current(_:_:)``, found without making an observation where the figures
  /// are alike, as they nearly always are.
  ///
  /// - Complexity: one look for the series, a search among its gaps, and the period's figures.
  public func value(of series: String, _ period: Period) -> CurrentValue? {
    guard isInColumns(series, period) else { return generalValue(of: series, period) }
    switch state.image.value(of: series, period, knownOn: asOf?.day.dayNumber) {
    case .value(let value): return value
    case .unknown: return otherSpelling(ofKey: series).flatMap { value(of: $0, period) }
    case .needsHistory: return generalValue(of: series, period)
    }
  }

  /// Whether the columns' numbers can tell: nothing stands in front of them, and days decide.
  func isInColumns(_ series: String, _ period: Period) -> Bool {
    (asOf?.isDay ?? true)
      && (!state.hasNewObservations || state.newObservations[series]?[period] == nil)
  }

  private func generalValue(of series: String, _ period: Period) -> CurrentValue? {
    guard let current = current(series, period) else { return nil }
    return CurrentValue(
      value: current.figure.value, scale: current.figure.scale ?? state.scale(of: series),
      qualifier: current.figure.qualifier, isNil: current.figure.isNil,
      basis: current.figure.basis, event: current.seq)
  }
}

extension LedgerState {
  /// The value of a series and period that was current at a moment; nil where none was known.
  ///
  /// It is ``Known/value(of:_:)`` of ``known(asOf:)``, for one who asks about many moments.
  ///
  /// - Complexity: one look for the series, a search among its gaps, and the period's figures.
  public func value(
    of series: String, _ period: Period, asOf moment: PublicationTime? = nil
  ) -> CurrentValue? {
    if !hasNewObservations, moment?.isDay ?? true {
      switch image.value(of: series, period, knownOn: moment?.day.dayNumber) {
      case .value(let value): return value
      case .unknown:
        return otherSpelling(ofKey: series).flatMap { value(of: $0, period, asOf: moment) }
      case .needsHistory: break
      }
    }
    return known(asOf: moment).value(of: series, period)
  }
}

/// What the columns' numbers tell of a value.
enum FoundValue {
  case value(CurrentValue)
  case unknown
  case needsHistory
}

extension VintageImage {
  @inline(__always)
  fileprivate func value(of series: String, _ period: Period, knownOn day: Int?) -> FoundValue {
    unsafe series.withKeyBytes { key in
      guard let trusted = unsafe trusted else {
        return unsafe columns.value(of: key, period, knownOn: day)
      }
      // Not counted as an owner, which would take a tenth of the look; the image keeps them.
      return unsafe trusted._withUnsafeGuaranteedRef {
        unsafe $0.value(of: key, period, knownOn: day)
      }
    }
  }
}

extension FigureColumns {
  @inline(__always)
  fileprivate func value(
    of series: UnsafeRawBufferPointer, _ period: Period, knownOn day: Int?
  ) -> FoundValue {
    guard let index = unsafe index(ofSeries: series, for: period),
      let cell = cell(ofSeries: index, period.track, period.position)
    else { return .unknown }
    switch fold(cell, knownOn: day) {
    case .unknown: return .unknown
    case .needsHistory: return .needsHistory
    case .folded(let folded): return .value(currentValue(folded.current, ofSeries: index))
    }
  }

  @inline(__always)
  private func currentValue(_ figure: Int, ofSeries index: Int) -> CurrentValue {
    let (coefficient, number) = digits(figure)
    let code = all.forms[number]
    // Most have digits and nothing else.
    let form =
      code >> 8 == 0
      ? FigureForm(decimals: min(Int(code), ExactDecimal.mostDigits)) : FigureForm(code: code)
    let scale = FigureForm.possible(Int(Int32(bitPattern: field(.scale, of: index))))
    return CurrentValue(
      value: VintageImage.value(coefficient, form), scale: form.scale ?? scale,
      qualifier: form.qualifier, isNil: form.isNil, basis: form.basis,
      event: Int(field(.seq, of: Int(all.releaseOf[figure]))))
  }
}
