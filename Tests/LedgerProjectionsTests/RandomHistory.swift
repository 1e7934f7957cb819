import LedgerModel
import LedgerProjections
import TestSupport

/// A random history in the notation of `TestSupport`, of all kinds of events.
///
/// Whatever it refers to stands before it in the log, though not in publication: releases come in
/// any order of their dates, some with times in several zones, some with a month only.
struct RandomHistory {
  private(set) var lines = [
    "series T scale 9 = A + B", "series T.YOY yoy T", "series A scale 9", "series B scale 6",
    "series P", "series P.YOY yoy P",
  ]
  private var generator: SeededGenerator
  private var releases: [(seq: Int, series: String, period: String, day: Int)] = []
  private var spoken: [(seq: Int, day: Int)] = []

  init(seed: UInt64, events: Int = 30) {
    generator = SeededGenerator(seed: seed)
    for _ in 0..<events { lines.append(event()) }
  }

  var text: String { lines.joined(separator: "\n") }

  private mutating func event() -> String {
    switch number(20) {
    case 0...13: return release()
    case 14: return target()
    case 15...16: return statement()
    case 17: return correction() ?? release()
    default: return withdrawal() ?? release()
    }
  }

  private mutating func release() -> String {
    let (series, day) = (pick(["T", "A", "B", "P", "T.YOY", "P.YOY"]), number(60))
    let period = pick([
      "2022", "2023", "2024", "2023-11", "2023-12", "2024-01", "2022-W52", "2023-W52", "2024-W01",
      "2023-01/2023-11", "2023-Q4",
    ])
    releases.append((lines.count, series, period, day))
    let source = pick([
      "", "", "", " by GACC", " via AFP", " via BBC", " via ?", " edition bulletin",
    ])
    return "\(series) \(period) \(value(of: series)) \(date(day))\(source)"
  }

  private mutating func value(of series: String) -> String {
    let word = pick(["", "", "", "", "over ", "under ", "about ", "nearly "])
    guard !series.hasSuffix("YOY") else { return "\(word)\(number(9) - 4).\(number(10))" }
    let digits = pick(["\(number(3) + 9)", "\(number(3) + 9).\(number(10))", "\(number(3) + 9).0"])
    return word + digits + (series == "B" ? "e9" : "")
  }

  private mutating func target() -> String {
    let day = number(60)
    spoken.append((lines.count, day))
    return "target T \(pick(["2023", "2024", "-"])) \(number(4) + 9) \(date(day))"
  }

  private mutating func statement() -> String {
    let day = number(60)
    spoken.append((lines.count, day))
    let claim = pick([
      "level T 2023 \(number(3) + 9)", "growth T.YOY 2023 \(number(9) - 4).0",
      "record-high T 2023", "record-low P 2024 since 2022", "streak P.YOY 2024-01 contraction 2",
      "first-decline-since T.YOY 2024 since 2022", "declining-since P 2024-01 since 2023-11",
      "exceeds-target T 2023", "exceeds T 2023 10", "first-rise-since P.YOY 2024-01 since 2023",
    ])
    return "say \(claim) \(date(day))"
  }

  private mutating func correction() -> String? {
    guard let release = releases.randomElement(using: &generator) else { return nil }
    return "correct \(release.seq) \(release.series) \(release.period) \(value(of: release.series))"
  }

  /// Published on the day of what it takes back or later, as withdrawals are.
  private mutating func withdrawal() -> String? {
    if number(4) == 0, let taken = spoken.randomElement(using: &generator) {
      return "withdraw \(taken.seq) \(date(taken.day + 31 + number(20)))"
    }
    guard let taken = releases.randomElement(using: &generator) else { return nil }
    let part = pick(["", " \(taken.series)", " \(taken.series) \(taken.period)"])
    return "withdraw \(taken.seq)\(part) \(date(taken.day + 31 + number(20)))"
  }

  /// A day from the first of January 2024 on, in one of the ways that it is published.
  private mutating func date(_ day: Int) -> String {
    guard let start = CivilDate(year: 2024, month: 1, day: 1) else { return "@2024-01-01" }
    let date = CivilDate(dayNumber: start.dayNumber + day)
    switch number(8) {
    case 0: return "@\(String(describing: date).prefix(7))"
    case 1: return "@\(date)T10:00:00+08:00"
    case 2: return "@\(date)T\(pick(["08:30:00-05:00", "23:45:00+08:00", "00:15:00Z"]))"
    default: return "@\(date)"
    }
  }

  private mutating func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  private mutating func pick(_ options: [String]) -> String { options[number(options.count)] }
}

extension Known {
  /// Everything that is answered, in words, so that two states can be compared by their answers.
  var answers: [String] {
    let keys = keys { _ in true }
    return keys.flatMap { key in
      totals(of: key).map { "\(key) \($0.period) \($0.answer)" }
        + growth(of: key).map { "\(key) \($0.period) \($0.answer)" }
        + allStreaks(of: key).map { "\(key) \($0)" }
    } + audit().map { "\($0)" } + judgedClaims().map { "\($0)" }
      + targets.map { "\($0.seq)" }
  }
}

extension Total {
  fileprivate var answer: String {
    "\(value ?? "derived") \(interval) \(events) \(String(describing: record)) \(targets)"
  }
}

extension Growth {
  fileprivate var answer: String {
    let base = implied.map { "\($0.base) \($0.revisionInPercent) \($0.confirmedBy.map(\.seq))" }
    return "\(events) \(String(describing: computed)) \(base ?? "as published")"
  }
}
