import IndicatorLedger
import TestSupport
import Testing

@Suite struct `Input that contradicts the ledger is refused` {
  /// Checks the error in full, and that the log is the same to the byte.
  private func check(_ text: String, _ message: String) throws {
    let sample = try SampleLedger()
    let files = try sample.files()
    for isDryRun in [false, true] {
      let error = try #require(throws: LedgerError.self) {
        // In the second line, to see that the line of the event itself is named.
        try sample.append(
          #"{"kind":"series","key":"NEW","scale":-18}"# + "\n  " + text, isDryRun: isDryRun)
      }
      #expect(error.description == "in.json:2:3: " + message)
      #expect(try sample.files() == files)
    }
  }

  private func release(
    id: String = "r-2", published: String = "2024-01-12",
    figure: String = #""series":"CN.TRADE.RU.USD","period":"2022","value":"190.27""#
  ) -> String {
    #"{"kind":"release","id":"\#(id)","agency":"GACC","title":"t","published":"\#(published)","#
      + #""figures":[{\#(figure)}]}"#
  }

  @Test func `for a series that is unknown`() throws {
    try check(
      release(figure: #""series":"CN.TRADE.UR.USD","period":"2022","value":"1""#),
      "the series CN.TRADE.UR.USD is unknown; did you mean CN.TRADE.RU.USD? "
        + "(at $.figures[0].series)")
    try check(
      release(figure: #""series":"JP.GDP","period":"2022","value":"1""#),
      "the series JP.GDP is unknown; define it with an event of the kind \"series\" first "
        + "(at $.figures[0].series)")
    try check(
      #"{"kind":"target","series":"CN.TRADE.RU.US","value":"1","published":"2024-01-12"}"#,
      "the series CN.TRADE.RU.US is unknown; did you mean CN.TRADE.RU.USD? (at $.series)")
    try check(
      #"{"kind":"statement","agency":"A","published":"2024-01-12","claims":["#
        + #"{"claim":"record-high","series":"CN.TRADE.US.USD","period":"2023"},"#
        + #"{"claim":"record-high","series":"CN.TRADE.USD","period":"2023"}]}"#,
      "the series CN.TRADE.USD is unknown; did you mean CN.TRADE.RU.USD? (at $.claims[1].series)")
    try check(
      #"{"kind":"series","key":"X.YOY","measure":"yoy","of":"X.LEVEL"}"#,
      "the series X.LEVEL is unknown; define it with an event of the kind \"series\" first "
        + "(at $.of)")
    try check(
      #"{"kind":"series","key":"X","equals":"CN.TRADE.RU.USD + CN.TRADE.EU.USD"}"#,
      "the series CN.TRADE.EU.USD is unknown; did you mean CN.TRADE.RU.USD? (at $.equals)")
  }

  @Test func `of an array names the element in the path`() throws {
    let sample = try SampleLedger()
    let error = try #require(throws: LedgerError.self) {
      _ = try sample.append(
        "[\(release(id: "r-8")),\(release(id: "r-9", figure: #""series":"JP.GDP","period":"2022","value":"1""#))]"
      )
    }
    #expect(error.path == "$[1].figures[0].series")
  }

  @Test(arguments: [
    #"{"kind":"target","series":"CN.TRADE.RU.USD","value":"123456789012345678","scale":18,"#
      + #""published":"2024-01-12"}"#,
    #"{"kind":"statement","agency":"A","published":"2024-01-12","claims":[{"claim":"level","#
      + #""series":"CN.TRADE.RU.USD","period":"2023","value":"123456789012345678","scale":18}]}"#,
  ])
  func `for a target or a claim too large to calculate with`(event: String) throws {
    let small = #"{"kind":"series","key":"TINY","scale":-18}"#
    let sample = try SampleLedger()
    _ = try sample.append(small)
    let error = try #require(throws: LedgerError.self) {
      _ = try sample.append(event.replacing("CN.TRADE.RU.USD", with: "TINY"))
    }
    #expect(error.message.hasSuffix("is too large to calculate with"))
  }

  @Test func `for two figures of one release that exclude each other`() throws {
    try check(
      release(
        figure: #""series":"CN.TRADE.RU.USD","period":"2022","value":"50"},"#
          + #"{"series":"CN.TRADE.RU.USD","period":"2022","value":"70""#),
      "the release gives 50 and 70 for CN.TRADE.RU.USD in 2022, which cannot both be right; "
        + "record each as it was published (at $.figures[1].value)")
  }

  @Test func `for an id or a key with other content`() throws {
    try check(
      release(id: "r-1"),
      "the id \"r-1\" is event 3's already, with other content; an event never changes: give this "
        + "one an id of its own, or record a correction of event 3 (at $.id)")
    try check(
      #"{"kind":"series","key":"CN.TRADE.RU.USD","scale":6}"#,
      "the series CN.TRADE.RU.USD is defined by event 0 already, otherwise; a definition never "
        + "changes: give this one a key of its own (at $.key)")
    // Within one batch as well.
    let sample = try SampleLedger()
    let files = try sample.files()
    let other = release(figure: #""series":"CN.TRADE.RU.USD","period":"2022","value":"190.3""#)
    let error = try #require(throws: LedgerError.self) {
      try sample.append(release() + "\n" + other)
    }
    #expect(error.code == .conflict)
    #expect(error.description.hasPrefix("in.json:2:1: the id \"r-2\" is event 4's already"))
    #expect(try sample.files() == files)
  }

  @Test(arguments: ["2024-02-03", "2024-02-01T00:00:01Z", "2024-03", "2024-02-01T10:00:00+08:00"])
  func `for a publication in the future`(published: String) throws {
    let now = "2024-02-01T00:00:00Z"
    try check(
      release(published: published),
      "published \(published) lies in the future: it is \(now) now; only what is public can be "
        + "recorded (at $.published)")
  }

  @Test(arguments: ["2024-02-01", "2024-02-01T08:00:00+08:00", "2024-02"])
  func `but not for one of today`(published: String) throws {
    #expect(try SampleLedger().append(release(published: published)).appended == [4])
  }

  @Test func `for a correction of what is not there`() throws {
    let tail = #""period":"2023","value":"240.1","reason":"r"}"#
    try check(
      #"{"kind":"correction","corrects":17,"series":"CN.TRADE.RU.USD",\#(tail)"#,
      "there is no event 17 with a figure of CN.TRADE.RU.USD for 2023 to correct; the events that "
        + "have it: 3 (at $.corrects)")
    try check(
      #"{"kind":"correction","corrects":3,"series":"CN.TRADE.US.USD",\#(tail)"#,
      "there is no event 3 with a figure of CN.TRADE.US.USD for 2023 to correct; no event has that "
        + "figure (at $.corrects)")
    try check(
      #"{"kind":"correction","corrects":3,"series":"CN.TRADE.EU.USD",\#(tail)"#,
      "the series CN.TRADE.EU.USD is unknown; did you mean CN.TRADE.RU.USD? (at $.series)")
  }

  @Test func `for a withdrawal before what it withdraws`() throws {
    let sample = try SampleLedger()
    let outcome = try sample.append(release(id: "r-7"))
    let seq = try #require(outcome.appended.first)
    let error = try #require(throws: LedgerError.self) {
      _ = try sample.append(
        #"{"kind":"withdrawal","agency":"GACC","published":"2024-01-11","reason":"r","#
          + #""withdraws":\#(seq)}"#)
    }
    #expect(
      error.message
        == "event \(seq) was published 2024-01-12, after this withdrawal (2024-01-11)")
  }

  @Test func `for a withdrawal of what is not there`() throws {
    let head = #"{"kind":"withdrawal","agency":"GACC","published":"2024-01-13","reason":"r""#
    let end = " to withdraw; only releases, statements and targets can be (at $.withdraws)"
    try check(head + #","withdraws":17}"#, "there is no event 17" + end)
    try check(head + #","withdraws":0}"#, "there is no event 0" + end)
    try check(
      head + #","withdraws":3,"series":"CN.TRADE.US.USD"}"#,
      "there is no event 3 with a figure of CN.TRADE.US.USD" + end)
    try check(
      head + #","withdraws":3,"series":"CN.TRADE.RU.USD","period":"2022"}"#,
      "there is no event 3 with a figure of CN.TRADE.RU.USD for 2022" + end)
  }

  @Test func `for a value that is too large to calculate with`() throws {
    try check(
      release(
        figure: #""series":"NEW","period":"2022","value":"999999999999999999","scale":18"#),
      "the value 999999999999999999 times 10^18 is too large to calculate with "
        + "(at $.figures[0].value)")
  }
}
