public import LedgerModel

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// What is made of values before they are shown or compared, by the names that FRED gives its
/// `units`.
///
/// With n observations a year (daily 260, weekly 52, monthly 12, quarterly 4, half-yearly 2,
/// yearly 1): see the parameter `units` in the documentation of FRED's `series/observations`.
public enum Transformation: String, Hashable, Sendable, CaseIterable {
  /// The values themselves.
  case lin
  /// Change: x(t) − x(t−1).
  case chg
  /// Change from a year ago: x(t) − x(t−n).
  case ch1
  /// Percent change: (x(t) ÷ x(t−1) − 1) · 100.
  case pch
  /// Percent change from a year ago: (x(t) ÷ x(t−n) − 1) · 100.
  case pc1
  /// Compounded annual rate of change: ((x(t) ÷ x(t−1))ⁿ − 1) · 100.
  case pca
  /// Continuously compounded rate of change: (ln x(t) − ln x(t−1)) · 100.
  case cch
  /// Continuously compounded annual rate of change: (ln x(t) − ln x(t−1)) · 100 · n.
  case cca
  /// Natural logarithm: ln x(t).
  case log

  /// What it does, in words.
  public var words: String {
    switch self {
    case .lin: "levels"
    case .chg: "change"
    case .ch1: "change from a year ago"
    case .pch: "percent change"
    case .pc1: "percent change from a year ago"
    case .pca: "compounded annual rate of change, percent"
    case .cch: "continuously compounded rate of change, percent"
    case .cca: "continuously compounded annual rate of change, percent"
    case .log: "natural logarithm"
    }
  }

  /// Whether it is a number of percent.
  public var isPercent: Bool { [.pch, .pc1, .pca, .cch, .cca].contains(self) }

  /// Whether it can be worked out for periods of a frequency: before a cumulative range lies none
  /// that it could be compared with but that of a year ago.
  public func isDefined(for frequency: Period.Frequency) -> Bool {
    frequency != .range || [.lin, .ch1, .pc1, .log].contains(self)
  }

  /// The periods that it needs, the one it is about first.
  package func sources(_ period: Period) -> [Period] {
    switch self {
    case .lin, .log: [period]
    case .ch1, .pc1: [period, period.yearBefore]
    case .chg, .pch, .pca, .cch, .cca: [period, period.previous]
    }
  }

  /// The transformed number; nil where there is none, as of the logarithm of a negative one.
  ///
  /// - Parameters:
  ///   - values: of ``sources(_:)``.
  ///   - perYear: how many observations make a year.
  /// - Returns: the number.
  package func callAsFunction(_ values: [Double], perYear: Int) -> Double? {
    let (x, base) = (values[0], values[values.count - 1])
    let result: Double =
      switch self {
      case .lin: x
      case .chg, .ch1: x - base
      case .pch, .pc1: (x / base - 1) * 100
      case .pca: (pow(x / base, Double(perYear)) - 1) * 100
      case .cch: (naturalLog(x) - naturalLog(base)) * 100
      case .cca: (naturalLog(x) - naturalLog(base)) * 100 * Double(perYear)
      case .log: naturalLog(x)
      }
    return result.isFinite ? result : nil
  }
}

/// The natural logarithm; not a number below zero.
private func naturalLog(_ value: Double) -> Double {
  #if canImport(Glibc)
    Glibc.log(value)
  #else
    Darwin.log(value)
  #endif
}
