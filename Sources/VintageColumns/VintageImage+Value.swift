package import LedgerModel

/// What the columns' numbers tell of a value.
package enum FoundValue {
  /// It stands.
  case value(CurrentValue)
  /// Nothing was known.
  case unknown
  /// Only the history of the figures can tell.
  case needsHistory
}

extension VintageImage {
  @inline(__always)
  package func value(of series: String, _ period: Period, knownOn day: Int?) -> FoundValue {
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
  func value(
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
