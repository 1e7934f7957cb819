import Drawing
import LedgerModel

/// What was published on each of the last days.
struct LatestReleases {
  /// How many days are shown.
  private static let shown = 5

  private let days: [ReleaseDay]
  private let dates: [String]
  private let log: Paging

  init(_ events: [LoggedEvent], _ moments: Moments, _ log: Paging) {
    days = ReleaseDay.all(events)
    dates = moments.days.map(\.description)
    self.log = log
  }

  func section(_ files: DayFiles, _ content: inout DayFiles.Content) -> Markup {
    content.latest = files.spans.map { span in
      let own = days.filter { $0.day < span.upperBound }
      // What is shown on the first day reaches back.
      let earlier = own.prefix { $0.day <= span.lowerBound }.suffix(Self.shown)
      return (earlier + own.filter { $0.day > span.lowerBound }).map {
        "\($0.day)\t\($0.seq)\t\(TimelineText.oneLine($0.agencies))\t\($0.count)"
      }
    }
    let items = days.suffix(Self.shown).reversed().map { day -> Markup in
      """
      <li><a href=\(log.address(of: day.seq))>\(dates[day.day])</a> \(day.agencies): \
      \(day.count == 1 ? "1 release" : "\(day.count) releases")
      """
    }
    return """
      <section><h2>Latest releases</h2><ol class=latest>\(items.joined())</ol></section>
      """
  }
}

/// What came out on one day.
private struct ReleaseDay {
  let day: Int
  /// The first event of the day.
  let seq: Int
  /// Whose figures they are.
  let agencies: String
  let count: Int

  /// The days on which anything came out, ascending.
  static func all(_ events: [LoggedEvent]) -> [ReleaseDay] {
    Dictionary(grouping: events.filter(\.isNews), by: \.day).sorted { $0.key < $1.key }.map {
      day, releases in
      ReleaseDay(
        day: day, seq: releases[0].seq,
        agencies: Set(releases.map(\.agency)).sorted().joined(separator: ", "),
        count: releases.count)
    }
  }
}
