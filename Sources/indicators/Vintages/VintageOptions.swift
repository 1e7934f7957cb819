import CommandLineInterface
import IndicatorLedger
import LedgerModel
import PlainText

/// The options of commands that look at vintages: which frequency, what is made of the values, and
/// which release.
enum VintageOptions {
  /// What makes the recipe.
  static let preparing = [
    OptionDeclaration(
      "units", value: "UNITS", choices: Transformation.allCases.map(\.rawValue),
      "What is made of the values, named as FRED does: levels (lin), change (chg, from a year ago "
        + "ch1), percent change (pch, pc1), compounded annual rate (pca), continuously compounded "
        + "rate (cch, annual cca), natural logarithm (log)."),
    OptionDeclaration(
      "frequency", value: "FREQUENCY",
      "year, half-year, quarter, month, week, day or range, or FRED's a, sa, q, m, w, d; without "
        + "it, the one with the most periods."),
    OptionDeclaration(
      "aggregation", value: "METHOD", choices: Aggregation.allCases.map(\.rawValue),
      "Put shorter periods together to that frequency: average, sum, or end of period."),
  ]

  /// What chooses among the releases of a period.
  static let choosing = [
    OptionDeclaration(
      "release", value: "RELEASE",
      "first, latest, a number of releases after the first (1, 2, …), or final: the last that is "
        + "not marked provisional, estimated or forecast."),
    counting,
  ]

  static let counting = OptionDeclaration(
    "by", value: "COUNT", choices: ReleaseCount.allCases.map(\.rawValue),
    "What counts as a release of a period: every vintage of the series that has it (the default), "
      + "or only those that changed its value.")

  /// Whether one of the options that make the recipe or choose is given.
  static func areGiven(_ arguments: ParsedArguments) -> Bool {
    ["units", "frequency", "aggregation", "release", "by"].contains {
      arguments.value($0) != nil
    }
  }

  /// What `preparing` asks for.
  static func recipe(
    _ arguments: ParsedArguments, _ known: Known, _ series: String, of period: Period? = nil
  ) throws -> VintageRecipe {
    // Who names a period means its frequency.
    try recipe(
      known, series,
      try arguments.value("frequency").map(Self.frequency) ?? period?.frequency,
      arguments.value("aggregation").flatMap(Aggregation.init),
      arguments.value("units").flatMap(Transformation.init) ?? .lin)
  }

  /// What `counting` asks for.
  static func count(_ arguments: ParsedArguments) -> ReleaseCount {
    arguments.value("by").flatMap(ReleaseCount.init) ?? .vintage
  }

  /// The frequency that a word or a letter of FRED's means.
  static func frequency(_ text: String) throws -> Period.Frequency {
    let letters: [String: Period.Frequency] = [
      "a": .year, "sa": .halfYear, "q": .quarter, "m": .month, "w": .week,
      "d": .day,
    ]
    if let frequency = Period.Frequency(rawValue: text) ?? letters[text.lowercased()] {
      return frequency
    }
    let names = Period.Frequency.allCases.map(\.rawValue)
    let hint = nearest(to: text, in: names).map { " Did you mean \($0)?" } ?? ""
    throw UsageError(
      message: "'\(text)' is no frequency; expected \(names.joined(separator: ", ")).\(hint)")
  }

  /// One release, several with commas between them, or a range such as `0-6`.
  static func releases(_ text: String) throws -> [ReleaseChoice] {
    let ends = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    if ends.count == 2, let first = ends[0], let last = ends[1], first <= last, last < 1000 {
      return (first...last).map(ReleaseChoice.number)
    }
    return try text.split(separator: ",", omittingEmptySubsequences: false).map {
      try release(String($0))
    }
  }

  static func release(_ text: String) throws -> ReleaseChoice {
    if let choice = ReleaseChoice(text) { return choice }
    throw UsageError(
      message: "'\(text)' is no release; expected first, latest, final, or a number of releases "
        + "after the first, such as 1.")
  }

  private static func recipe(
    _ known: Known, _ series: String, _ wanted: Period.Frequency?, _ method: Aggregation?,
    _ transformation: Transformation
  ) throws -> VintageRecipe {
    let counts = known.frequencies(of: series)
    let order = Period.Frequency.allCases
    guard let most = order.max(by: { counts[$0, default: 0] < counts[$1, default: 0] }),
      counts[most] != nil
    else { throw UsageError(message: "Nothing is known of \(series).") }
    let have = order.filter { counts[$0] != nil }.map(\.rawValue).joined(separator: ", ")
    let recipe: VintageRecipe
    if let method {
      guard let wanted else {
        throw UsageError(
          message: "--aggregation \(method.rawValue) needs the frequency to arrive at, such as "
            + "--frequency year.")
      }
      let shorter = order.filter { counts[$0] != nil && $0.isShorter(than: wanted) }
      guard let source = shorter.max(by: { counts[$0, default: 0] < counts[$1, default: 0] })
      else {
        throw UsageError(
          message: "\(series) has no figures of periods shorter than a \(wanted.rawValue) to put "
            + "together; it has \(have).")
      }
      recipe = VintageRecipe(
        source, aggregation: .init(wanted, method), transformation: transformation)
    } else {
      if let wanted, counts[wanted] == nil {
        throw UsageError(
          message: "\(series) has no figures of the frequency \(wanted.rawValue); it has \(have). "
            + "To put shorter periods together, add --aggregation avg, sum or eop.")
      }
      recipe = VintageRecipe(wanted ?? most, transformation: transformation)
    }
    guard transformation.isDefined(for: recipe.resulting) else {
      throw UsageError(
        message: "--units \(transformation.rawValue) means nothing for cumulative ranges, which "
          + "hold the one before; use pc1 or ch1, or name another --frequency.")
    }
    return recipe
  }
}

extension Period.Frequency {
  /// Whether its periods can lie inside one of the other's.
  fileprivate func isShorter(than other: Period.Frequency) -> Bool {
    if other == .week { return self == .day }
    guard let length = other.months, self != .range else { return false }
    return months.map { $0 < length } ?? true
  }
}

extension Known {
  /// What the values of a recipe are: `USD bn`, or `% change from a year ago`.
  func unitWords(_ series: String, _ recipe: VintageRecipe) -> String {
    let unit = unitText(definition(series)?.unit, scale: state.scale(of: series))
    let isUnitless = unit.isEmpty || recipe.transformation.isPercent
    let made =
      recipe.transformation == .lin
      ? (unit.isEmpty ? "as published" : "")
      : recipe.transformation.words + (isUnitless ? "" : " of ")
    let together = recipe.aggregation.map { ", \($0.method.words)" } ?? ""
    return made + (isUnitless ? "" : unit) + together
  }
}

extension Aggregation {
  /// Such as "average of the shorter periods".
  fileprivate var words: String {
    switch self {
    case .avg: "average of the shorter periods"
    case .sum: "sum of the shorter periods"
    case .eop: "last of the shorter periods"
    }
  }
}
