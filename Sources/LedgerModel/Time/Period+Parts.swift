extension Period.Frequency {
  /// How many months long its periods are; nil for those that are not whole months, or vary.
  package var months: Int? {
    switch self {
    case .year: 12
    case .halfYear: 6
    case .quarter: 3
    case .month: 1
    default: nil
    }
  }

  /// How many observations make a year, as FRED counts them: a daily series has those of
  /// business days.
  package var observationsPerYear: Int {
    switch self {
    case .year, .range: 1
    case .halfYear: 2
    case .quarter: 4
    case .month: 12
    case .day: 260
    case .week: 52
    }
  }
}

extension Period {
  /// The period of a longer frequency that this one lies in: of 2023-05 the quarter 2023-Q2.
  ///
  /// A day or a week counts where its last day lies. Nil for ranges, and where `frequency` is not
  /// longer or not of whole months.
  package func enclosing(_ frequency: Frequency) -> Period? {
    if frequency == .week { return self.frequency == .day ? .week(of: firstDay) : nil }
    guard let length = frequency.months, self.frequency != .range else { return nil }
    if let own = self.frequency.months { guard own < length else { return nil } }
    let (year, month, _) = lastDay.components
    return Period.part((month - 1) / length + 1, of: year, months: length, frequency)
  }

  /// The periods of a shorter frequency that make this one up, in order; empty where they do not.
  package func parts(_ frequency: Frequency) -> [Period] {
    guard let length = frequency.months, let own = self.frequency.months ?? rangeMonths,
      length < own, own % length == 0
    else { return [] }
    let (year, month, _) = firstDay.components
    let start = year * 12 + month - 1
    guard start % length == 0 else { return [] }
    return stride(from: start, to: start + own, by: length).map { first in
      let year = first.quotientRoundedDown(by: 12)
      return Period.part((first - year * 12) / length + 1, of: year, months: length, frequency)
    }
  }

  private var rangeMonths: Int? { frequency == .range ? last - first + 1 : nil }

  private static func part(
    _ number: Int, of year: Int, months: Int, _ frequency: Frequency
  ) -> Period {
    frequency == .year ? .year(year) : part(number, of: year, months: months)
  }
}
