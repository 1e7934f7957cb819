/// A real-time table as central banks publish them: quarterly series, each vintage of which has all
/// quarters so far, the last years of them revised.
package enum RealTimeTable {
  /// The names of its columns: series, period, vintage, value.
  package static let columns = ["series", "time", "vintage", "value"]

  private static let seriesCount = 26
  /// How many quarters the first vintage has.
  private static let firstLength = 70
  private static let vintageCount = 99
  private static let firstYear = 1982

  /// The table as CSV: 306,306 values, the same every time.
  ///
  /// - Complexity: linear in the values.
  package static func text() -> String {
    var random = PythonRandom(seed: 11)
    var text = columns.joined(separator: ",") + "\n"
    for series in 0..<seriesCount {
      var level = random.uniform(500, 50_000)
      for quarter in 0..<firstLength + vintageCount - 1 {
        level *= 1 + random.uniform(-0.01, 0.02)
        var value = level
        for vintage in max(0, quarter - firstLength + 1)..<vintageCount {
          // The first two years of a quarter are revised often, later ones with a new base.
          let age = vintage + firstLength - 1 - quarter
          if age < 8 { value += level * random.uniform(-0.002, 0.002) }
          if vintage % 20 == 19 { value *= 1 + random.uniform(0, 0.001) }
          text += "S\(series),\(day(quarter, month: 1)),\(day(vintage + firstLength, month: 3)),"
          text += "\((value * 1e6).rounded() / 1e6)\n"
        }
      }
    }
    return text
  }

  /// The first day of a month of a quarter, as a date.
  private static func day(_ quarter: Int, month: Int) -> String {
    "\(firstYear + quarter / 4)-\(padded(quarter % 4 * 3 + month, toDigits: 2))-01"
  }
}
