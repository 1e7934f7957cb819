import LedgerModel
import LedgerProjections
import NewsReading

/// The series of a ledger by what they are about.
struct SeriesCatalogue {
  private struct Place: Hashable {
    let area: String
    let counterpart: String?
    let indicator: String
    let unit: String?
  }

  private var levels: [Place: [String]] = [:]
  private var places: [String: Place] = [:]
  private var measures: [String: SeriesDefinition.Measure] = [:]
  private var rates: [String: [SeriesDefinition.Measure: String]] = [:]
  /// The rates of which no level is known.
  private var ratesWithoutLevel: [SeriesDimensions: [SeriesDefinition.Measure: String]] = [:]
  private var agencies: [String: String] = [:]
  private var scales: [String: Int] = [:]

  init(_ state: LedgerState) {
    for key in state.seriesKeys {
      guard let definition = state.defined(key)?.definition else { continue }
      agencies[key] = definition.agency
      scales[key] = definition.scale
      measures[key] = definition.measure
      if definition.measure != .level {
        if let level = state.level(of: key) {
          rates[level, default: [:]][definition.measure] = key
        } else if let dimensions = definition.dimensionsOfLevel {
          ratesWithoutLevel[dimensions, default: [:]][definition.measure] = key
        }
      } else if let area = definition.area, let indicator = definition.indicator {
        let isMoney = definition.unit?.utf8.count == 3
        let place = Place(
          area: area, counterpart: definition.counterpart, indicator: indicator,
          unit: isMoney ? definition.unit : nil)
        levels[place, default: []].append(key)
        places[key] = place
      }
    }
  }

  /// The area that most series are about.
  var mainArea: String? {
    var counts: [String: Int] = [:]
    for (place, keys) in levels { counts[place.area, default: 0] += keys.count }
    for (dimensions, keys) in ratesWithoutLevel {
      counts[dimensions.area, default: 0] += keys.count
    }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The key of the series with the dimensions; nil if the ledger has none.
  func key(_ dimensions: Dimensions) -> String? {
    let place = Place(
      area: dimensions.area, counterpart: dimensions.counterpart,
      indicator: dimensions.indicator, unit: dimensions.currency)
    let candidates = levels[place] ?? []
    guard dimensions.measure != .level else { return candidates.first }
    if let rate = candidates.compactMap({ rates[$0]?[dimensions.measure] }).first { return rate }
    let asked = SeriesDimensions(
      area: dimensions.area, counterpart: dimensions.counterpart, indicator: dimensions.indicator)
    return ratesWithoutLevel[asked]?[dimensions.measure]
  }

  /// The agency that publishes a series.
  func agency(_ key: String) -> String? { agencies[key] }

  /// The power of ten that a series counts in.
  func scale(_ key: String) -> Int { scales[key] ?? 0 }

  /// Whether a series holds rates of growth.
  func isRate(_ key: String) -> Bool { measures[key].map { $0 != .level } ?? false }

  /// The series of trade with the world that a series of trade with a partner is a part of; nil of
  /// others, and of balances, of which one may be more than all.
  func whole(of key: String) -> String? {
    guard let place = places[key], place.counterpart != nil, place.indicator != "balance" else {
      return nil
    }
    let whole = Place(
      area: place.area, counterpart: nil, indicator: place.indicator, unit: place.unit)
    return levels[whole]?.first
  }

  /// The dimensions in words: "exports of CN to RU in USD, year on year".
  static func words(_ dimensions: Dimensions) -> String {
    let partner = dimensions.counterpart.map { " with \($0)" } ?? ""
    let unit = dimensions.currency.map { " in \($0)" } ?? ""
    let measure =
      switch dimensions.measure {
      case .level: ""
      case .yoy: ", change on a year earlier"
      case .mom: ", change on a month earlier"
      case .qoq: ", change on a quarter earlier"
      }
    return "\(dimensions.indicator) of \(dimensions.area)\(partner)\(unit)\(measure)"
  }
}
