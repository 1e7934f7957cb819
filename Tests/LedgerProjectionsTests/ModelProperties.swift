import LedgerModel
import LedgerProjections
import TestSupport
import Testing

/// Each rule against a slow and obvious model of it, on random histories.
@Suite struct `By a slow and obvious model` {
  private static let seeds = (1...200).map(UInt64.init)

  @Test(arguments: seeds) func `the current value is the same`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var figures: [(day: Int, text: String, span: Span)] = []
    for day in 1...Int.random(in: 1...5, using: &generator) {
      for _ in 0...Int.random(in: 0...2, using: &generator) {
        let (text, span) = Span.random(&generator)
        figures.append((day, text, span))
      }
    }
    let lines = figures.map { "X 2023 \($0.text) @2024-01-0\($0.day)" }
    let current = try known("series X\n" + lines.joined(separator: "\n"))
      .current("X", Period("2023"))
    let model = Span.current(figures.map { ($0.day, $0.span) })
    #expect(try current?.interval == model.interval(), "seed \(seed): \(lines)")
  }

  @Test(arguments: seeds) func `a run is the same`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let rates = ["-1.5", "-0.2", "0.0", "0.3", "over 1", "over -1", "under 0.5", "-0.4", nil, "-2"]
    let months = (1...12).map { _ in rates.randomElement(using: &generator) ?? nil }
    let figures = months.enumerated().compactMap { index, rate in
      rate.map { "G 2023-\(index < 9 ? "0" : "")\(index + 1) \($0)" }
    }
    guard !figures.isEmpty else { return }
    let known = try known(
      "series X\nseries G yoy X\n\(figures.joined(separator: ", ")) @2024-01-12")
    let ways = months.map { ModelRun.way($0) }
    guard let model = ModelRun(ways), let last = ways.lastIndex(where: { $0 != nil }) else {
      return
    }
    let run = try known.streak("G").run
    #expect(run.direction == model.way && run.length == model.length, "seed \(seed): \(months)")
    #expect(run.isExact == model.isExact, "seed \(seed): \(months)")
    for length in 1...4 {
      let claim = Claim(
        .streak, series: "G", period: .month(last + 1, of: 2023), direction: model.way,
        length: length)
      #expect(known.judge(claim).outcome == model.verdict(length), "seed \(seed): \(months)")
    }
  }

  @Test(arguments: seeds) func `a record is the same`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let first = 2023 - Int.random(in: 3...8, using: &generator)
    var years: [(year: Int, span: Span)] = []
    var lines: [String] = []
    for year in first...2023 where year == 2023 || Int.random(in: 0...5, using: &generator) > 0 {
      let (text, span) = Span.random(&generator)
      years.append((year, span))
      lines.append("X \(year) \(text)")
    }
    let known = try known("series X\n\(lines.joined(separator: ", ")) @2024-01-12")
    let own = years.removeLast().span
    for isHigh in [true, false] {
      let beaten = years.map { own.beats($0.span, isHigh: isHigh) }
      let outcome: Verdict =
        beaten.contains(.contradicted)
        ? .contradicted
        : beaten.allSatisfy { $0 == .supported } && beaten.count >= 5 ? .supported : .undetermined
      let claim = Claim(isHigh ? .recordHigh : .recordLow, series: "X", period: .year(2023))
      #expect(known.judge(claim).outcome == outcome, "seed \(seed): \(lines)")
      let record = known.total("X", .year(2023))?.record
      #expect((record?.isHigh == isHigh) == (outcome == .supported), "seed \(seed): \(lines)")
    }
  }

  @Test(arguments: seeds) func `a period follows from others where it can be reached`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let truth = (0..<12).map { _ in Int.random(in: 10...99, using: &generator) }
    var spans: [Range<Int>] = [0..<2]
    for _ in 0...Int.random(in: 1...7, using: &generator) {
      let start = Int.random(in: 0...11, using: &generator)
      let end = Int.random(in: start...11, using: &generator)
      spans.append((Bool.random(using: &generator) ? 0 : start)..<(end + 1))
    }
    let figures = Set(spans).map { "X \(spelled($0)) \(truth[$0].reduce(0, +)).0" }
    let known = try known("series X\n\(figures.sorted().joined(separator: ", ")) @2024-01-12")
    for start in 0..<12 {
      for end in (start + 1)...12 {
        let found = known.valueOfPeriod("X", try Period(spelled(start..<end)))
        let comment: Comment = "seed \(seed): \(figures) \(start)..<\(end)"
        if let found {
          let sum = Rational(truth[start..<end].reduce(0, +))
          #expect(found.number.point == sum && found.interval.contains(sum), comment)
        }
        let earlier = spans.filter { $0.upperBound <= end }
        if isReachable(start, end, by: earlier) { #expect(found != nil, comment) }
        if !isReachable(start, end, by: spans) { #expect(found == nil, comment) }
      }
    }
  }

  @Test(arguments: seeds) func `as many digits are shown`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let width = Rational(
      Int.random(in: 1...9999, using: &generator),
      over: Int.random(in: 1...99_999, using: &generator))
    let interval = Interval(from: .zero, upTo: width)
    var (decimals, unit) = (0, Rational(1))
    while try width.divided(by: Rational(2)) < unit {
      (decimals, unit) = (decimals + 1, try unit.divided(by: Rational(10)))
    }
    #expect(interval.shownDecimals() == decimals, "seed \(seed): \(width)")
    #expect(interval.shownDecimals(atLeast: 5) == max(5, decimals), "seed \(seed): \(width)")
  }

  /// A stretch of months of 2023, as a period is spelled.
  private func spelled(_ months: Range<Int>) -> String {
    let (first, last) = (months.lowerBound + 1, months.upperBound)
    if months == 0..<12 { return "2023" }
    let start = "2023-\(first < 10 ? "0" : "")\(first)"
    return first == last ? start : "\(start)/2023-\(last < 10 ? "0" : "")\(last)"
  }

  /// Whether the ends of a stretch hang together by others, forwards and backwards.
  private func isReachable(_ start: Int, _ end: Int, by spans: [Range<Int>]) -> Bool {
    var reached: Set<Int> = [start]
    for _ in 0...12 {
      for span in spans {
        if reached.contains(span.lowerBound) { reached.insert(span.upperBound) }
        if reached.contains(span.upperBound) { reached.insert(span.lowerBound) }
      }
    }
    return reached.contains(end)
  }
}

/// Positive numbers from one to below another, in twentieths; the ends may be far away.
private struct Span: Equatable {
  var low: Int
  var high: Int

  private static let far = 1_000_000

  /// A figure with what it may stand for.
  static func random(_ generator: inout SeededGenerator) -> (String, Span) {
    let value = Int.random(in: 8...11, using: &generator)
    let tenth = Int.random(in: 0...9, using: &generator)
    switch Int.random(in: 0...5, using: &generator) {
    case 0: return ("over \(value)", Span(low: value * 20, high: far))
    case 1: return ("under \(value)", Span(low: -far, high: value * 20))
    case 2: return ("about \(value)", Span(low: value * 20 - 20, high: value * 20 + 20))
    case 3: return ("\(value)", Span(low: value * 20 - 10, high: value * 20 + 10))
    default:
      let middle = value * 20 + tenth * 2
      return ("\(value).\(tenth)", Span(low: middle - 1, high: middle + 1))
    }
  }

  func overlaps(_ other: Span) -> Bool { low < other.high && other.low < high }

  private var isBounded: Bool { low > -Self.far && high < Self.far }

  func isNarrower(than other: Span) -> Bool {
    if isBounded || other.isBounded {
      return isBounded && (!other.isBounded || high - low < other.high - other.low)
    }
    return self != other && low >= other.low && high <= other.high
  }

  /// What stands at the end: of a day what all of it leaves open, of days the narrower or the last.
  static func current(_ said: [(day: Int, span: Span)]) -> Span {
    var standing = said[0].span
    for day in Set(said.map(\.day)).sorted() {
      var vintage: Span?
      for span in said.filter({ $0.day == day }).map(\.span) {
        if let own = vintage, own.overlaps(span) {
          vintage = Span(low: max(own.low, span.low), high: min(own.high, span.high))
        } else {
          vintage = span
        }
      }
      guard let vintage else { continue }
      if day == said[0].day || !vintage.overlaps(standing) || vintage.isNarrower(than: standing) {
        standing = vintage
      }
    }
    return standing
  }

  /// Whether this is more extreme than another.
  func beats(_ other: Span, isHigh: Bool) -> Verdict {
    let (upper, lower) = isHigh ? (self, other) : (other, self)
    if upper.low >= lower.high { return .supported }
    return lower.low >= upper.high ? .contradicted : .undetermined
  }

  func interval() throws -> Interval {
    Interval(
      low: low == -Self.far ? nil : IntervalBound(Rational(low, over: 20), closed: true),
      high: high == Self.far ? nil : IntervalBound(Rational(high, over: 20), closed: false))
  }
}

/// The last run of twelve months, of which each went some way or is not known to have.
private struct ModelRun {
  let way: Direction
  let length: Int
  let isExact: Bool

  /// Which way a rate points, by its text.
  static func way(_ rate: String?) -> Direction? {
    guard let rate, rate != "over -1", rate != "under 0.5" else { return nil }
    if rate == "0.0" { return .flat }
    return rate.hasPrefix("-") ? .contraction : .expansion
  }

  init?(_ ways: [Direction?]) {
    guard let last = ways.lastIndex(where: { $0 != nil }), let way = ways[last] else { return nil }
    var first = last
    while first > 0, ways[first - 1] == way { first -= 1 }
    self.way = way
    length = last - first + 1
    isExact = first > 0 && ways[first - 1] != nil
  }

  func verdict(_ claimed: Int) -> Verdict {
    if length > claimed { return .contradicted }
    guard isExact else { return .undetermined }
    return length == claimed ? .supported : .contradicted
  }
}
