import LedgerModel
import LedgerProjections
import Testing

@Suite struct `The agency's own word` {
  @Test(arguments: [false, true])
  func `outranks a secondary source of the same release`(reportFirst: Bool) throws {
    let own = "CPI 2023-12 -0.3 @2024-01-12"
    let report = "CPI 2023-12 -0.5 @2024-01-12 via Reuters"
    let known = try known(reportFirst ? report + "\n" + own : own + "\n" + report)
    #expect(try known.steps("CPI", "2023-12") == ["first -0.3", "misquoted -0.5"])
    #expect(try known.value("CPI", "2023-12") == "-0.3")
    let misquote = try #require(try known.history(of: "CPI", Period("2023-12"))?.steps.last)
    #expect(misquote.previous?.isSecondary == false)
  }

  @Test func `outranks a report with an earlier time of the same day`() throws {
    let known = try known(
      """
      CPI 2023-12 -0.5 @2024-01-12T09:31:00+08:00 via Reuters
      CPI 2023-12 -0.3 @2024-01-12
      """)
    #expect(try known.steps("CPI", "2023-12") == ["first -0.3", "misquoted -0.5"])
  }

  @Test func `outranks any number of reports`() throws {
    let known = try known(
      """
      CPI 2023-12 -0.5 @2024-01-12 via Reuters
      CPI 2023-12 -0.5 @2024-01-12 via AFP
      CPI 2023-12 -0.5 @2024-01-12 via Xinhua
      CPI 2023-12 -0.3 @2024-01-12
      """)
    #expect(try known.value("CPI", "2023-12") == "-0.3")
    #expect(try known.steps("CPI", "2023-12").filter { $0.hasPrefix("misquoted") }.count == 3)
  }

  @Test func `may be told more precisely by others`() throws {
    let known = try known(
      """
      TRADE 2023 over 240 @2024-01-12
      TRADE 2023 240.11 @2024-01-12 via Reuters
      """)
    #expect(try known.steps("TRADE", "2023") == ["first over 240", "restated 240.11"])
    #expect(try known.value("TRADE", "2023") == "240.11")
  }

  @Test func `is all that the release says, not its roundest words`() throws {
    let known = try known(
      """
      TRADE 2023 240.11, TRADE 2023 over 240 @2024-01-12
      TRADE 2023 250 @2024-01-12 via Reuters
      """)
    #expect(
      try known.steps("TRADE", "2023") == ["first 240.11", "restated over 240", "misquoted 250"])
    #expect(try known.value("TRADE", "2023") == "240.11")
  }

  @Test func `of an earlier release does not make a misquote of a later report`() throws {
    let known = try known(
      """
      CPI 2023-12 -0.3 @2024-01-12
      CPI 2023-12 -0.5 @2024-02-08 via Reuters
      """)
    #expect(try known.steps("CPI", "2023-12") == ["first -0.3", "revised -0.5"])
  }

  @Test func `of one edition does not make a misquote of another edition`() throws {
    let known = try known(
      """
      TRADE 2023 240.11 @2024-01-12
      TRADE 2023 241 @2024-01-12 edition bulletin
      TRADE 2023 242 @2024-01-12 via Reuters edition bulletin
      """)
    #expect(
      try known.steps("TRADE", "2023") == ["first 240.11", "revised 241", "misquoted 242"])
  }

  @Test func `of the flash does not make a misquote of a report of the bulletin`() throws {
    let known = try known(
      """
      TRADE 2023 240.11 @2024-01-12
      TRADE 2023 242 @2024-01-12 via Reuters edition bulletin
      """)
    #expect(try known.steps("TRADE", "2023") == ["first 240.11", "revised 242"])
  }

  @Test func `of another agency is another release`() throws {
    let known = try known(
      """
      TRADE 2023 240.11 @2024-01-12 by GACC
      TRADE 2023 245 @2024-01-12 by MOFCOM via Reuters
      """)
    #expect(try known.steps("TRADE", "2023") == ["first 240.11", "revised 245"])
  }
}

@Suite struct `Without the agency's word` {
  @Test func `one report counts`() throws {
    let known = try known("CPI 2023-12 -0.3 @2024-01-12 via Reuters")
    #expect(try known.steps("CPI", "2023-12") == ["first -0.3"])
  }

  @Test(arguments: [
    ["-0.5 Reuters", "-0.3 AFP", "-0.3 Xinhua"],
    ["-0.3 AFP", "-0.5 Reuters", "-0.3 Xinhua"],
    ["-0.3 AFP", "-0.3 Xinhua", "-0.5 Reuters"],
  ]) func `the majority of publishers counts`(reports: [String]) throws {
    let known = try reported(reports)
    #expect(
      try known.steps("CPI", "2023-12") == ["first -0.3", "repeated -0.3", "misquoted -0.5"])
    let misquote = try #require(try known.history(of: "CPI", Period("2023-12"))?.steps.last)
    #expect(misquote.observation.publisher == "Reuters")
    #expect(misquote.previous?.publisher == "AFP")
  }

  @Test func `two pages of one publisher are one witness`() throws {
    let known = try reported([
      "-0.5 Reuters", "-0.5 Reuters", "-0.5 Reuters", "-0.3 AFP", "-0.3 Xinhua",
    ])
    #expect(try known.value("CPI", "2023-12") == "-0.3")
    #expect(try known.steps("CPI", "2023-12").filter { $0 == "misquoted -0.5" }.count == 3)
  }

  @Test func `two that name no publisher are two witnesses`() throws {
    let known = try reported(["-0.5 Reuters", "-0.3 ?", "-0.3 ?"])
    #expect(try known.value("CPI", "2023-12") == "-0.3")
  }

  @Test func `of as many the more precise counts, whichever was appended first`() throws {
    for order in [["-0.5 Reuters", "-0.31 AFP"], ["-0.31 AFP", "-0.5 Reuters"]] {
      let known = try reported(order)
      #expect(try known.steps("CPI", "2023-12") == ["first -0.31", "misquoted -0.5"])
    }
  }

  @Test func `of as many and as precise the order of names decides, not that of the log`() throws {
    for order in [["-0.5 Reuters", "-0.3 AFP"], ["-0.3 AFP", "-0.5 Reuters"]] {
      let known = try reported(order)
      #expect(try known.value("CPI", "2023-12") == "-0.3")
    }
  }

  @Test func `a publisher that corrects itself disowns what it said`() throws {
    let known = try reported(["-0.5 Reuters", "-0.3 Reuters"])
    #expect(try known.steps("CPI", "2023-12") == ["first -0.3", "misquoted -0.5"])
  }

  @Test func `a publisher that corrects itself counts for its last word only`() throws {
    let known = try reported(["-0.5 Reuters", "-0.5 AFP", "-0.3 Xinhua", "-0.3 AFP"])
    #expect(try known.value("CPI", "2023-12") == "-0.3")
  }

  @Test func `rounder reports are no misquotes`() throws {
    let known = try known(
      """
      TRADE 2023 664.45 @2024-01-12 via Reuters
      TRADE 2023 664 @2024-01-12 via AFP
      TRADE 2023 over 660 @2024-01-12 via Xinhua
      """)
    #expect(try known.value("TRADE", "2023") == "664.45")
    #expect(try known.steps("TRADE", "2023").allSatisfy { !$0.hasPrefix("misquoted") })
  }

  @Test func `a round report does not make a revision of two that disagree`() throws {
    let known = try known(
      """
      TRADE 2023 664.4 @2024-01-12 via Reuters
      TRADE 2023 663.6 @2024-01-12 via AFP
      TRADE 2023 664 @2024-01-12 via Xinhua
      TRADE 2023 663.6 @2024-01-12 via BBC
      """)
    #expect(try known.value("TRADE", "2023") == "663.6")
    let steps = try known.steps("TRADE", "2023")
    #expect(steps == ["first 664", "restated 663.6", "repeated 663.6", "misquoted 664.4"])
  }

  private func reported(_ reports: [String]) throws -> Known {
    try known(
      reports.map { report in
        let words = report.split(separator: " ")
        return "CPI 2023-12 \(words[0]) @2024-01-12 via \(words[1])"
      }.joined(separator: "\n"))
  }
}
