// Periods as year-to-date figures have them.

extension Period {
  /// The year-to-date ranges whose difference a period is: of May that to May and that to April.
  ///
  /// Of what begins the year there is no second one: 2023-Q1 is 2023-01/2023-03. Nil for what is
  /// itself year-to-date, lies in two years, or is not of whole months. January and February,
  /// which many agencies publish together, stay one range unless January is known.
  package var asDifference: (whole: Period, before: Period?)? {
    guard frequency != .day, frequency != .week, frequency != .year else { return nil }
    let (start, end) = (firstDay.components, lastDay.components)
    guard start.year == end.year,
      let whole = Period.range(
        from: .month(1, of: start.year), through: .month(end.month, of: end.year)),
      whole != self
    else { return nil }
    guard start.month > 1 else { return (whole, nil) }
    return Period.range(
      from: .month(1, of: start.year), through: .month(start.month - 1, of: start.year)
    ).map { (whole, $0) }
  }

  /// A year-to-date range, or the year, as the range a month shorter and its last month; nil for
  /// other periods, and for January.
  package var asSum: (before: Period, month: Period)? {
    guard frequency == .range || frequency == .year else { return nil }
    let (start, end) = (firstDay.components, lastDay.components)
    guard start.month == 1, start.year == end.year,
      let before = Period.range(
        from: .month(1, of: end.year), through: .month(end.month - 1, of: end.year))
    else { return nil }
    return (before, .month(end.month, of: end.year))
  }
}
