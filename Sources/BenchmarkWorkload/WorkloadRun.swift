/// A workload in the making: the levels as they are by now, and the text not passed on yet.
struct WorkloadRun {
  private let workload: Workload
  private var random: PythonRandom
  /// The unrounded level of each series, agency by agency.
  private var levels: [Double] = []
  /// The published hundredths of the last four months of each series, at `month % 4`.
  private var recent: [Int]
  /// The beginning of a figure of each series, which is most of its text.
  private var openings: [[UInt8]] = []
  private var text: [UInt8] = []
  private(set) var totals = Workload.Totals()

  static let pieceSize = 4 << 20
  private static let remembered = 4

  init(_ workload: Workload) {
    self.workload = workload
    random = PythonRandom(seed: workload.seed)
    recent = Array(
      repeating: 0,
      count: Workload.agencies.count * workload.seriesPerAgency * Self.remembered)
    for agency in Workload.agencies.indices {
      for series in 0..<workload.seriesPerAgency {
        levels.append(random.uniform(5, 500))
        let key = Workload.key(agency: agency, series: series)
        openings.append(Array("{\"series\":\"\(key)\",\"period\":\"".utf8))
      }
    }
    text.reserveCapacity(2 * Self.pieceSize)
  }

  /// Passes the text on if there is enough of it.
  mutating func pass<Failure: Error>(
    to sink: ([UInt8]) throws(Failure) -> Void, atLeast count: Int
  ) throws(Failure) {
    guard text.count >= count else { return }
    totals.bytes += text.count
    try sink(text)
    text.removeAll(keepingCapacity: true)
  }

  /// The definitions of an agency's series.
  mutating func defineSeries(of agency: Int) {
    let name = Workload.agencies[agency]
    for series in 0..<workload.seriesPerAgency {
      let key = Workload.key(agency: agency, series: series)
      text +=
        ("{\"kind\":\"series\",\"key\":\"\(key)\",\"title\":\"\(name) series \(series)\",\"area\":\"CN\","
        + "\"indicator\":\"benchmark\",\"unit\":\"USD\",\"scale\":9,\"agency\":\"\(name)\"}\n").utf8
    }
    totals.series += workload.seriesPerAgency
  }

  /// The release of one agency in the month after `month`: new figures and revisions.
  mutating func publish(_ agency: Int, month: Int) {
    let name = Workload.agencies[agency]
    let period = Workload.period(month)
    let published =
      "\(1995 + (month + 1) / 12)-\(padded((month + 1) % 12 + 1, toDigits: 2))"
      + "-\(padded(9 + agency * 3, toDigits: 2))"
    text +=
      ("{\"kind\":\"release\",\"id\":\"\(name)-\(period)\",\"agency\":\"\(name)\",\"title\":\"\(name) \(period)\","
      + "\"published\":\"\(published)\",\"figures\":[").utf8
    let periods = (0...min(3, month)).map { Array(Workload.period(month - $0).utf8) }
    let first = agency * workload.seriesPerAgency
    for series in first..<first + workload.seriesPerAgency {
      publish(series, month: month, periods: periods)
    }
    // In place of the comma after the last figure.
    text.removeLast()
    text += "]}\n".utf8
    totals.releases += 1
  }

  private mutating func publish(_ series: Int, month: Int, periods: [[UInt8]]) {
    let growth = random.gauss(mean: 1.004, deviation: 0.05)
    levels[series] = max(0.05, levels[series] * growth)
    write(hundredths(levels[series]), of: series, month: month, period: periods[0])
    for back in periods.indices.dropFirst() where random.unit() < 0.33 {
      let old = recent[place(series, month - back)]
      let revised = Double(old) / 100 * random.gauss(mean: 1, deviation: 0.01)
      write(hundredths(revised), of: series, month: month - back, period: periods[back])
    }
  }

  private func place(_ series: Int, _ month: Int) -> Int {
    series * Self.remembered + month % Self.remembered
  }

  private mutating func write(_ value: Int, of series: Int, month: Int, period: [UInt8]) {
    recent[place(series, month)] = value
    totals.figures += 1
    text += openings[series]
    text += period
    text += Self.valueKey
    writeDecimal(value)
    text += Self.closing
  }

  private static let valueKey = Array("\",\"value\":\"".utf8)
  private static let closing = Array("\"},".utf8)

  /// Writes hundredths as a decimal with two places, such as `162.08`.
  private mutating func writeDecimal(_ hundredths: Int) {
    let zero = UInt8(ascii: "0")
    let start = text.count
    var rest = hundredths
    var digits = 0
    while rest > 0 || digits < 3 {
      if digits == 2 { text.append(UInt8(ascii: ".")) }
      text.append(zero + UInt8(rest % 10))
      rest /= 10
      digits += 1
    }
    text[start...].reverse()
  }
}
