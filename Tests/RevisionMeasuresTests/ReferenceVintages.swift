import Foundation
import TestSupport

/// Vintages of the reference data, as percent changes from one quarter to the next inside each
/// vintage.
struct ReferenceVintages {
  /// By period, the values in the order of the vintages that have it.
  private(set) var releases: [String: [(vintage: String, value: Double)]] = [:]

  /// - Parameters:
  ///   - rows: of one series: time, vintage and value.
  ///   - first: leave out what is before.
  init(_ rows: [(time: String, vintage: String, value: Double)], from first: String = "") {
    var vintages: [String: [(time: String, value: Double)]] = [:]
    for row in rows { vintages[row.vintage, default: []].append((row.time, row.value)) }
    for (vintage, values) in vintages {
      let sorted = values.sorted { $0.time < $1.time }
      for (before, now) in zip(sorted, sorted.dropFirst()) where now.time >= first {
        releases[now.time, default: []].append((vintage, (now.value / before.value - 1) * 100))
      }
    }
    for time in releases.keys { releases[time]?.sort { $0.vintage < $1.vintage } }
  }

  /// Pairs of release `number` and a later one, by time; nil is the latest.
  func pairs(_ number: Int, _ last: Int?, where isWanted: (String) -> Bool = { _ in true })
    -> (earlier: [Double], later: [Double])
  {
    var (earlier, later): ([Double], [Double]) = ([], [])
    for time in releases.keys.sorted() where isWanted(time) {
      guard let values = releases[time], number < values.count,
        last.map({ $0 < values.count }) ?? true
      else { continue }
      earlier.append(values[number].value)
      later.append(values[last ?? values.count - 1].value)
    }
    return (earlier, later)
  }

  /// Pairs of one vintage and the latest, by time.
  func pairs(ofVintage vintage: String) -> (earlier: [Double], later: [Double]) {
    var (earlier, later): ([Double], [Double]) = ([], [])
    for time in releases.keys.sorted() {
      guard let values = releases[time],
        let value = values.first(where: { $0.vintage == vintage })
      else { continue }
      earlier.append(value.value)
      later.append(values[values.count - 1].value)
    }
    return (earlier, later)
  }

  /// Whether a period was not there yet in the first vintage.
  func isFirstReleaseKnown(_ time: String) -> Bool {
    let first = releases.values.compactMap(\.first?.vintage).min() ?? ""
    return releases[time]?.first.map { $0.vintage > first } ?? false
  }
}
