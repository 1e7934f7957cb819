import LedgerModel
import LedgerProjections
import Testing

@Suite struct `A figure's history` {
  @Test func `begins with the first value`() throws {
    let known = try known("CPI 2023-07 -0.3 @2023-08-09")
    #expect(try known.steps("CPI", "2023-07") == ["first -0.3"])
    #expect(try known.history(of: "CPI", Period("2023-07"))?.steps.first?.previous == nil)
    #expect(try known.current("CPI", Period("2023-07"))?.seq == 0)
  }

  @Test func `is not there for what was never published`() throws {
    let known = try known("CPI 2023-07 -0.3 @2023-08-09")
    #expect(try known.history(of: "CPI", Period("2023-08")) == nil)
    #expect(try known.history(of: "PPI", Period("2023-07")) == nil)
    #expect(known.periods(of: "PPI").isEmpty)
  }

  @Test func `tells a repetition from a restatement`() throws {
    let known = try known(
      """
      CPI 2023-07 -0.3 @2023-08-09
      CPI 2023-07 -0.3 @2023-09-09
      CPI 2023-07 -0.30 @2023-10-13
      """)
    #expect(
      try known.steps("CPI", "2023-07") == ["first -0.3", "repeated -0.3", "restated -0.30"])
  }

  @Test func `keeps the narrower value through a rounder one`() throws {
    let known = try known(
      """
      TRADE 2023 664.45 @2024-01-12
      TRADE 2023 664 @2024-01-18
      """)
    #expect(try known.steps("TRADE", "2023") == ["first 664.45", "restated 664"])
    #expect(try known.value("TRADE", "2023") == "664.45")
  }

  @Test func `takes a more precise value over a rounder one`() throws {
    let known = try known(
      """
      TRADE 2023 664 @2024-01-12
      TRADE 2023 664.45 @2024-01-18
      """)
    #expect(try known.value("TRADE", "2023") == "664.45")
  }

  @Test func `replaces an incompatible value and says what stood before`() throws {
    let known = try known(
      """
      TRADE 2022 759.427 @2023-01-13
      TRADE 2022 751.6 @2024-02-07
      """)
    #expect(try known.steps("TRADE", "2022") == ["first 759.427", "revised 751.6"])
    let step = try #require(try known.history(of: "TRADE", Period("2022"))?.steps.last)
    #expect(step.previous?.seq == 0)
    #expect(step.observation.seq == 1)
    #expect(try known.value("TRADE", "2022") == "751.6")
  }

  @Test func `compares with what stands, not with what was said last`() throws {
    let known = try known(
      """
      TRADE 2023 664.45 @2024-01-12
      TRADE 2023 664 @2024-01-18
      TRADE 2023 664.1 @2024-02-18
      """)
    #expect(
      try known.steps("TRADE", "2023") == ["first 664.45", "restated 664", "revised 664.1"])
  }

  @Test func `narrows an open value`() throws {
    let known = try known(
      """
      TRADE 2023 over 240 @2024-01-12
      TRADE 2023 240.11 @2024-01-18
      """)
    #expect(try known.steps("TRADE", "2023") == ["first over 240", "restated 240.11"])
    #expect(try known.value("TRADE", "2023") == "240.11")
  }

  @Test func `is not undone by an open value`() throws {
    let known = try known("TRADE 2023 240.11, TRADE 2023 over 240 @2024-01-12")
    #expect(try known.steps("TRADE", "2023") == ["first 240.11", "restated over 240"])
    #expect(try known.value("TRADE", "2023") == "240.11")
  }

  @Test(arguments: [
    ("240.11", "240.1", "restated"),  // [240.105, 240.115) in [240.05, 240.15)
    ("240.15", "240.1", "restated"),  // 240.145 is in both
    ("240.16", "240.1", "revised"),  // 240.155 is above 240.15
    ("240", "over 240", "restated"),
    ("239", "over 240", "revised"),
    ("239.5", "over 239.55", "revised"),  // the upper end of 239.5 is open
    ("240", "under 240", "restated"),
    ("241", "under 240", "revised"),
    ("about 240", "241", "restated"),  // [239, 241) and [240.5, 241.5)
    ("about 240", "242", "revised"),
    ("nearly 240", "239", "restated"),
    ("nearly 240", "240.0", "restated"),  // 239.95 is in both
    ("nearly 240", "240.1", "revised"),
    ("0.24e12", "240.1", "restated"),  // in the series' scale 9: 240 ± 5
    ("0.24e12", "245", "restated"),
    ("0.24e12", "246", "revised"),
  ]) func `rests on intervals`(first: String, second: String, change: String) throws {
    let known = try known(
      """
      series TRADE scale 9
      TRADE 2023 \(first) @2024-01-12
      TRADE 2023 \(second) @2024-02-12
      """)
    let steps = try #require(try known.history(of: "TRADE", Period("2023"))?.steps)
    #expect(steps.map(\.change.rawValue) == ["first", change])
  }

  @Test func `runs in order of publication whatever the order of the log`() throws {
    let known = try known(
      """
      TRADE 2022 751.6 @2024-02-07
      TRADE 2022 759.427 @2023-01-13
      TRADE 2022 760 @2023-03-01
      """)
    #expect(
      try known.steps("TRADE", "2022") == ["first 759.427", "revised 760", "revised 751.6"])
    #expect(try known.value("TRADE", "2022") == "751.6")
  }

  @Test func `orders one day by its times, and the date alone after them`() throws {
    let known = try known(
      """
      CPI 2023 3 @2024-01-12 edition c
      CPI 2023 2 @2024-01-12T15:00:00+08:00 edition b
      CPI 2023 1 @2024-01-12T09:30:00+08:00 edition a
      """)
    #expect(try known.steps("CPI", "2023") == ["first 1", "revised 2", "revised 3"])
  }

  @Test func `orders equal dates by position`() throws {
    let known = try known(
      """
      CPI 2023 1 @2024-01-12 edition b
      CPI 2023 2 @2024-01-12 edition a
      """)
    #expect(try known.steps("CPI", "2023") == ["first 1", "revised 2"])
  }

  @Test func `keeps periods and series apart`() throws {
    let known = try known(
      """
      CPI 2023 0.2, CPI 2023-12 -0.3, PPI 2023-12 -2.7 @2024-01-12
      CPI 2023-Q4 -0.3, CPI 2023-01/2023-11 0.3 @2024-01-12
      """)
    #expect(
      known.periods(of: "CPI").map(\.description)
        == ["2023-01/2023-11", "2023-12", "2023-Q4", "2023"])
    #expect(try known.value("CPI", "2023") == "0.2")
    #expect(try known.value("PPI", "2023-12") == "-2.7")
  }

  @Test func `takes a range that is the calendar year for that year`() throws {
    let known = try known(
      """
      TRADE 2023-01/2023-12 664.45 @2024-01-12
      TRADE 2023 664.4 @2024-01-13
      """)
    #expect(try known.steps("TRADE", "2023") == ["first 664.45", "restated 664.4"])
  }
}
