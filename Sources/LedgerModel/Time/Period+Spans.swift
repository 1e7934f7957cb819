// Periods as stretches of months, and which of them can be held beside each other.

extension Period {
  /// The months that the period is made of, counted from January of year 0; nil of days and weeks.
  package var months: Range<Int>? { isOfDays ? nil : first..<last + 1 }

  /// The same months under another name: 2023-Q1 is 2023-01/2023-03, and 2023-S1 is
  /// 2023-01/2023-06; nil where there is no other.
  package var otherSpelling: Period? {
    switch frequency {
    case .quarter, .halfYear: Period(.range, first: first, last: last)
    case .range:
      switch last - first + 1 {
      case 3 where first % 3 == 0: Period(.quarter, first: first, last: last)
      case 6 where first % 6 == 0: Period(.halfYear, first: first, last: last)
      default: nil
      }
    default: nil
    }
  }

  /// All names of the period.
  package var names: [Period] { [self] + [otherSpelling].compactMap(\.self) }

  /// The name by which the period is one of those that follow each other: of a range that is a
  /// quarter or a half-year that, else the period itself.
  package var regular: Period { frequency == .range ? otherSpelling ?? self : self }

  /// Whether values of the two can be held against each other: both are of one kind, and of ranges,
  /// which begin and end anywhere, both have the same place in the year.
  package func isAlike(_ other: Period) -> Bool {
    let (own, others) = (regular, other.regular)
    guard own.frequency == others.frequency else { return false }
    return own.frequency != .range
      || own.last - own.first == others.last - others.first && (own.first - others.first) % 12 == 0
  }

  /// The next earlier period that is alike: of a range, the same months of the year before.
  package var alikeBefore: Period { regular.frequency == .range ? yearBefore : regular.previous }
}
