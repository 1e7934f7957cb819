import LedgerModel

/// A figure on its way to a release, in 32 bytes; what it shares with others are numbers.
struct ImportRow: Sendable {
  let series: Int32
  let release: Int32
  let details: Int32
  private let track: Int32
  private let position: Int32
  private let decimals: Int8
  private let isMinusZero: Bool
  private let coefficient: Int64

  /// - Parameters:
  ///   - series: the number of the series.
  ///   - release: the number of the release.
  ///   - details: the number of what the figure seldom has.
  ///   - period: the period; a year has at most four digits, so that its place fits.
  ///   - value: the value.
  init(series: Int, release: Int, details: Int, period: Period, value: ExactDecimal) {
    self.series = Int32(series)
    self.release = Int32(release)
    self.details = Int32(details)
    track = Int32(period.track.code)
    position = Int32(period.position)
    decimals = Int8(value.decimals)
    isMinusZero = value.isMinusZero
    coefficient = value.coefficient
  }

  /// The value.
  var value: ExactDecimal {
    ExactDecimal(coefficient: coefficient, decimals: Int(decimals), isMinusZero: isMinusZero)
  }

  /// The period.
  var period: Period {
    guard let period = Period(Period.Track(code: Int64(track)), position: Int(position)) else {
      preconditionFailure("the place of a period is one")
    }
    return period
  }
}
