/// Figures as four agencies might publish them, the same for every system that is measured.
///
/// First one `series` event a series. Then every month, from 1995 on, each agency publishes a release
/// with one new figure for each of its series, and revises a third of the figures of the three months
/// before it. Text is JSON Lines, one event a line, which `indicators append` takes.
package struct Workload {
  /// How many series each of the four agencies has.
  package let seriesPerAgency: Int
  /// How many months it covers.
  package let months: Int
  /// Another seed gives other figures.
  package let seed: UInt32

  /// The agencies.
  package static let agencies = ["GACC", "NBS", "PBOC", "MOFCOM"]

  /// What was written.
  package struct Totals: Equatable, Sendable {
    package var series = 0
    package var releases = 0
    package var figures = 0
    package var bytes = 0
  }

  package init(seriesPerAgency: Int, months: Int = 360, seed: UInt32 = 7) {
    precondition(seriesPerAgency > 0 && months > 0, "a workload has series and months")
    (self.seriesPerAgency, self.months, self.seed) = (seriesPerAgency, months, seed)
  }

  /// The workload of about so many figures: 1,000,495 for a million.
  package init(figures: Int) {
    self.init(
      seriesPerAgency: max(1, figures / 1_000_000 * 350 + figures % 1_000_000 * 350 / 1_000_000))
  }

  /// The key of a series, such as `CN.NBS.S00012`.
  package static func key(agency: Int, series: Int) -> String {
    "CN.\(agencies[agency]).S\(padded(series, toDigits: 5))"
  }

  /// The name of the month so many after January 1995, such as `1995-01`.
  package static func period(_ month: Int) -> String {
    "\(1995 + month / 12)-\(padded(month % 12 + 1, toDigits: 2))"
  }

  /// Writes the whole text in pieces of some megabytes.
  ///
  /// - Parameter sink: takes the pieces in order.
  /// - Returns: what was written.
  /// - Throws: what `sink` throws.
  /// - Complexity: linear in the figures; it keeps the last months of each series only.
  package func write<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Totals {
    var run = WorkloadRun(self)
    for agency in Self.agencies.indices {
      run.defineSeries(of: agency)
      try run.pass(to: sink, atLeast: WorkloadRun.pieceSize)
    }
    for month in 0..<months {
      for agency in Self.agencies.indices {
        run.publish(agency, month: month)
        try run.pass(to: sink, atLeast: WorkloadRun.pieceSize)
      }
    }
    try run.pass(to: sink, atLeast: 0)
    return run.totals
  }
}

/// A number with zeros in front.
func padded(_ number: Int, toDigits count: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, count - digits.utf8.count)) + digits
}
