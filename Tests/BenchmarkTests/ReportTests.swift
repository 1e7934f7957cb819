import Testing
import ledger_bench

/// What the benchmark prints, of rows that are made up.
struct ReportTests {
  private let report: Report

  init() {
    var report = Report(machine: "1 January 2000, an abacus")
    report.rows = [
      Row(
        "replay", figures: 1_000_000, ledger: Quantity([0.2, 0.1, 0.3], .seconds),
        peer: ("Pebbles", Quantity([1.6], .seconds)), goal: .ratio(5)),
      Row(
        "append", figures: 500, ledger: Quantity([900], .releasesPerSecond),
        peer: ("Chalk", Quantity([1_000], .releasesPerSecond)), goal: .ratio(0.95)),
      Row("size", figures: 20_000, ledger: nil, goal: .atMost(16, .bytesPerFigure)),
    ]
    report.checks = [Report.Check("replay: Pebbles: same numbers", isGood: true)]
    report.versions = ["Pebbles": "1.2", "Chalk": "3"]
    self.report = report
  }

  private static let notes = [
    "replay: Pebbles: same numbers",
    "ratio: how many times better the ledger is (times and sizes: peer / ledger; rates: ledger / "
      + "peer); ±: half the range of the measurements",
    "1 January 2000, an abacus; Chalk 3, Pebbles 1.2",
  ]

  @Test func `a table for a person`() {
    #expect(
      report.text(.table) == """
        measure  figures          ledger  peer                   ratio  goal           met
        ───────  ───────  ──────────────  ─────────────────────  ─────  ─────────────  ───
        replay       1 M    200 ms ±50 %  Pebbles 1.60 s          8.00  ratio ≥ 5      yes
        append       500  900 releases/s  Chalk 1000 releases/s  0.900  ratio ≥ 0.95   no
        size        20 k         not yet                                ≤ 16 B/figure

        \(Self.notes.joined(separator: "\n"))

        """)
  }

  @Test func `a table in Markdown`() {
    #expect(
      report.text(.markdown) == """
        | measure | figures | ledger | peer | ratio | goal | met |
        | --- | --: | --: | --- | --: | --- | --- |
        | replay | 1 M | 200 ms ±50 % | Pebbles 1.60 s | 8.00 | ratio ≥ 5 | yes |
        | append | 500 | 900 releases/s | Chalk 1000 releases/s | 0.900 | ratio ≥ 0.95 | no |
        | size | 20 k | not yet |  |  | ≤ 16 B/figure |  |

        \(Self.notes.joined(separator: "\n\n"))

        """)
  }

  @Test func `JSON with every measurement`() {
    let text = report.text(.json)
    #expect(
      text.hasPrefix(
        #"{"machine":"1 January 2000, an abacus","versions":{"Chalk":"3","Pebbles":"1.2"},"#
          + #""checks":["replay: Pebbles: same numbers"],"rows":[{"measure":"replay","#
          + #""figures":1000000,"ledger":{"unit":"seconds","median":0.2,"samples":[0.2,0.1,0.3]},"#
          + #""peerName":"Pebbles","peer":{"unit":"seconds","median":1.6,"samples":[1.6]},"#))
    #expect(text.hasSuffix(#"{"measure":"size","figures":20000,"goal":"≤ 16 B/figure"}]}"# + "\n"))
  }

  @Test(
    arguments: [
      (0.000_012_3, Quantity.Unit.seconds, "12.3 µs"), (0.25, .seconds, "250 ms"),
      (61.2, .seconds, "61.2 s"), (287.4, .nanoseconds, "287 ns"),
      (2_345_678, .figuresPerSecond, "2.35 M figures/s"),
      (12_340, .figuresPerSecond, "12.3 k figures/s"),
      (14.5, .mebibytes, "14.5 MiB"), (15.25, .bytesPerFigure, "15.3 B/figure"),
    ])
  func `a number comes in the multiple that suits it`(
    value: Double, unit: Quantity.Unit, text: String
  ) {
    #expect(Quantity.text(value, unit) == text)
  }

  @Test func `more is better of a rate and less of anything else`() {
    let (ten, twenty) = (Quantity([10], .seconds), Quantity([20], .seconds))
    #expect(ten.timesBetter(than: twenty) == 2)
    let (slow, fast) = (Quantity([10], .figuresPerSecond), Quantity([20], .figuresPerSecond))
    #expect(slow.timesBetter(than: fast) == 0.5)
  }

  @Test func `a single difference makes the report unsound`() {
    var report = report
    #expect(report.isSound)
    report.checks.append(Report.Check("replay: Chalk: DIFFERS", isGood: false))
    #expect(!report.isSound)
  }

  @Test func `the median of an even number lies between the two in the middle`() {
    #expect(Quantity([4, 1, 3, 2], .seconds).median == 2.5)
  }
}
