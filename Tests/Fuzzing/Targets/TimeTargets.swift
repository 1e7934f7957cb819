import LedgerModel

extension FuzzTarget {
  /// Reference periods.
  static let period = FuzzTarget.text(
    "period",
    seeds: [
      "2023", "2023-S2", "2023-H1", "2023-Q4", "2023-12", "2023-01/2023-11", "2023-12-31",
      "2023-A1", "2023-M12", "2023-D365", "2024-D366", "2023-01-01/P11M", "2023-01-01/P1Y",
      "9999", "9999-12-31", "1000-01-01/P100Y", "2024-02-29", "2023-Q1/2024-S1", "9999-01/9999-12",
    ], tokens: ["-", "/", "P", "Y", "M", "Q", "S", "H", "D", "A", "/P11M", "-D"],
    hasOneSpelling: false, read: { text throws(MalformedPeriod) in try Period(text) },
    write: { $0.description },
    alsoHolds: { text, period in
      try require(isASCII(text), "accepted with characters that no period has")
      // None of these may trap, at either end of time.
      let others = [period.previous, period.next, period.yearBefore]
      try require(others.allSatisfy { $0 != period }, "the period beside it is itself")
      try require(period.previous < period && period < period.next, "time does not pass")
      try require(period.contains(period) && !period.isBefore(period), "it is not inside itself")
      if !text.contains("/") {
        try require(
          (period.frequency == .day) == (text.utf8.count == 10 || text.contains("D")),
          "a day that is none, or the reverse")
      }
    })

  /// Times of publication.
  static let publicationTime = FuzzTarget.text(
    "publication-time",
    seeds: [
      "2024-01-12", "2024-01", "2024-01-12T10:00:00+08:00", "2024-01-12T23:59Z",
      "2024-02-29T00:00:59-05:30", "1000-01-01", "9999-12", "9999-12-31T23:59:59-14:00",
    ], tokens: ["T", "Z", ":", "-", "+08:00", "-14:00", "T00:00"], hasOneSpelling: true,
    read: { text throws(Refused) in
      guard let time = PublicationTime(text) else { throw Refused() }
      return time
    }, write: { $0.description },
    alsoHolds: { text, time in
      try require(isASCII(text), "accepted with characters that no time has")
      try require(time.isKnown(asOf: time), "not known when it is published")
      try require(text.hasPrefix(time.day.description.prefix(7)), "a day of another month")
      let other = PublicationTime(time.day)
      try require(!(time < time) && !(other < time && time < other), "in no order")
      _ = time.isAfter(Timestamp(seconds: 0))
    })

  /// Times of recording.
  static let timestamp = FuzzTarget.text(
    "timestamp",
    seeds: [
      "2024-01-12T10:00:00Z", "1969-12-31T23:59:59Z", "9999-12-31T23:59:59Z",
      "1000-01-01T00:00:00Z", "2024-02-29T12:34:56Z",
    ], tokens: ["T", "Z", ":", "-", "+00:00", "-00:00"], hasOneSpelling: true,
    read: { text throws(Refused) in
      guard let time = Timestamp(text) else { throw Refused() }
      return time
    }, write: { $0.description },
    alsoHolds: { text, time in
      try require(text.hasPrefix(time.date.description), "on another day")
    })
}

/// What is thrown for texts whose reader only says nil.
private struct Refused: Error {}

private func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }
