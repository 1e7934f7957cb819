import EventCoding
import IndicatorLedger
import LedgerLog
import LedgerModel

/// A release of a single figure.
enum SmallRelease {
  static let series = SeriesDefinition(key: "CN.NBS.SMALL", unit: "USD", agency: "NBS")

  /// One of many, each of another day.
  static func event(_ number: Int) -> Event {
    let day = CivilDate(dayNumber: number)
    // A number always has the form of a decimal.
    guard let value = try? ExactDecimal("\(number % 900 + 100).25") else {
      preconditionFailure("a decimal is no decimal")
    }
    let figure = Figure(series: series.key, period: .day(day), value: value)
    return .release(
      Release(
        id: "small-\(number)", agency: "NBS", title: "Daily figure",
        published: PublicationTime(day),
        figures: [figure]))
  }

  /// How it is stored, with its newline.
  static func line(_ number: Int) -> [UInt8] {
    let event = RecordedEvent(
      seq: number, recorded: Timestamp(seconds: 0), event: event(number))
    return StoredLine(event).bytes + [UInt8(ascii: "\n")]
  }
}
