import LedgerModel
import Testing

@Suite struct `A publication time` {
  private func time(_ text: String) throws -> PublicationTime {
    try #require(PublicationTime(text), "\(text)")
  }

  @Test(arguments: [
    ("2024-01-12", "2024-01-12"), ("2024-02", "2024-02-29"), ("2023-02", "2023-02-28"),
    ("2024-01-12T10:00:00+08:00", "2024-01-12"), ("2024-01-12T23:59Z", "2024-01-12"),
    ("2024-01-12T00:00:00-05:30", "2024-01-12"), ("2024-01-12T00:00:00+14:00", "2024-01-12"),
  ]) func `keeps its text and has a day in the agency's zone`(text: String, day: String) throws {
    #expect(try time(text).text == text)
    #expect(try time(text).description == text)
    #expect(try time(text).day.description == day)
  }

  @Test(arguments: [
    "", "2024", "2024-13", "2024-00", "2024-1-12", "2024-02-30", "2024-01-12 ", "0999-01-01",
    "2024-01-12T10:00:00", "2024-01-12T10:00:00+8", "2024-01-12T10:00:00+0800",
    "2024-01-12T10:00:00+08:60", "2024-01-12T10:00:00+14:01", "2024-01-12T10:00:00+25:00",
    "2024-01-12T10:00:00Asia/Shanghai", "2024-01-12T10:00:00CST", "2024-01-12T10:00:00z",
    "2024-01-12t10:00:00Z", "2024-01-12 10:00:00Z", "2024-01-12T24:00:00Z",
    "2024-01-12T10:60:00Z", "2024-01-12T10:00:60Z", "2024-01-12T10Z", "2024-01-12T10:00:00.5Z",
    "2024-01-12T10:00:00ZZ", "2024-Q1", "12.01.2024", "2024-02-30T10:00:00Z",
    "0999-12-31T23:59Z", "2024-01\u{301}", "2024-01-12\u{20E3}", "2024-01-12\u{20E3}T23:59Z",
    "2024-01-12T10:00:00+08:00\u{200D}", "2024-01-12T10\u{301}:00Z",
  ]) func `is refused in any other spelling`(text: String) {
    #expect(PublicationTime(text) == nil)
  }

  @Test(arguments: [
    // Against a date: the agency's day decides.
    ("2024-01-12", "2024-01-12", true), ("2024-01-12", "2024-01-11", false),
    ("2024-01-12T10:00:00+08:00", "2024-01-12", true),
    ("2024-01-12T00:30:00+08:00", "2024-01-11", false),  // though it was the 11th in UTC
    ("2024-01-12T23:30:00-05:00", "2024-01-12", true),  // though it was the 13th in UTC
    // A month counts from its end, as a limit and as a publication.
    ("2024-01", "2024-01-30", false), ("2024-01", "2024-01-31", true),
    ("2024-01-31", "2024-01", true), ("2024-01-01", "2024-01", true),
    ("2024-02-01", "2024-01", false),
    ("2024-01", "2024-01", true), ("2024-02", "2024-01", false),
    // Against a date-time: the instant decides.
    ("2024-01-12T10:00:00+08:00", "2024-01-12T02:00:00Z", true),
    ("2024-01-12T10:00:00+08:00", "2024-01-12T01:59:59Z", false),
    ("2024-01-12T10:00:00+08:00", "2024-01-12T10:00:00+08:00", true),
    ("2024-01-12T10:00:00+08:00", "2024-01-11T21:00:00-05:00", true),
    ("2024-01-12T10:00:00+08:00", "2024-01-11T20:59:59-05:00", false),
    // A date is known for certain only when the day is over.
    ("2024-01-12", "2024-01-12T12:00:00Z", false), ("2024-01-12", "2024-01-13T00:00:00Z", true),
    ("2024-01", "2024-01-31T23:59:59Z", false), ("2024-01", "2024-02-01T00:00:00Z", true),
  ]) func `is known as of a moment`(published: String, moment: String, expected: Bool) throws {
    #expect(try time(published).isKnown(asOf: time(moment)) == expected)
  }

  @Test func `is in order of the day, a date after its times`() throws {
    let ordered = [
      "2024-01-11", "2024-01-12T09:00:00+08:00", "2024-01-12T10:00:00-05:00", "2024-01-12",
      "2024-01-31T23:59:59Z", "2024-01", "2024-02-01T00:00Z",
    ]
    let times = try ordered.map { try time($0) }
    #expect(times.shuffled().sorted().map(\.text) == ordered)
    let month = try time("2024-01")
    let last = try time("2024-01-31")
    #expect(!(month < last) && !(last < month) && month != last)
  }

  @Test(arguments: [
    ("2024-01-12T10:00:00+08:00", "2024-01-12T02:00:00Z", false),
    ("2024-01-12T10:00:01+08:00", "2024-01-12T02:00:00Z", true),
    // Today is not the future, not even where the day has begun first.
    ("2024-01-13", "2024-01-12T09:59:59Z", true), ("2024-01-13", "2024-01-12T10:00:00Z", false),
    ("2024-01-12", "2024-01-12T00:00:00Z", false),
    // A month may have been early in it.
    ("2024-01", "2024-01-02T00:00:00Z", false), ("2024-02", "2024-01-30T00:00:00Z", true),
  ]) func `may lie after a moment of recording`(
    published: String, recorded: String, expected: Bool
  ) throws {
    #expect(try time(published).isAfter(#require(Timestamp(recorded))) == expected)
  }

  @Test func `is made of a day as of its text`() throws {
    #expect(try PublicationTime(time("2024-01-12").day) == time("2024-01-12"))
  }
}

@Suite struct `A moment of recording` {
  @Test(arguments: [
    ("1970-01-01T00:00:00Z", 0), ("2024-01-12T10:00:00Z", 1_705_053_600),
    ("1969-12-31T23:59:59Z", -1), ("2000-02-29T23:59:59Z", 951_868_799),
    ("1600-01-01T00:00:01Z", -11_676_095_999), ("9999-12-31T23:59:59Z", 253_402_300_799),
  ]) func `has one spelling`(text: String, seconds: Int) throws {
    #expect(try #require(Timestamp(text)).seconds == seconds)
    #expect(Timestamp(seconds: seconds).description == text)
    #expect(Timestamp(seconds: seconds).date.description == text.prefix(10))
  }

  @Test(arguments: [
    "2024-01-12T10:00:00+00:00", "2024-01-12T10:00:00+08:00", "2024-01-12", "",
    "2024-01-12T10:00:00", "2024-01-12T10:00:00z", "2024-01-12T25:00:00Z", "2024-02-30T10:00:00Z",
    "2024-01-12T10:00Z", "2024-01-12T10:00:00\u{301}Z", "0999-01-12T10:00:00Z",
  ]) func `has no other`(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test func `is ordered`() {
    #expect(Timestamp(seconds: -1) < Timestamp(seconds: 0))
    #expect(!(Timestamp(seconds: 0) < Timestamp(seconds: 0)))
  }
}
