import IndicatorLedger
import TestSupport
import Testing

/// Texts of other programs that are large, torn, or say what the ledger does not take.
@Suite struct `Figures that come in` {
  private let sample: SampleLedger

  init() throws { sample = try SampleLedger(nil) }

  private func imported(
    _ text: String, format: ImportFormat? = nil, pieceSize: Int = 1 << 20,
    batchSize: Int = 1_000_000, skipsRejected: Bool = false
  ) throws -> ImportOutcome {
    var request = ImportRequest(format: format)
    request.agency = "NBS"
    request.skipsRejected = skipsRejected
    return try sample.ledger.importing(
      ImportText(name: "t.csv", bytes: Array(text.utf8), pieceSize: pieceSize), request,
      into: .ledger(waits: false), batchSize: batchSize)
  }

  private func rows(_ count: Int) -> String {
    "series,period,value,published\n"
      + (0..<count).map { "S\($0 % 7),\(1900 + $0 / 7),\($0).5,2024-01-12\n" }.joined()
  }

  @Test func `and are more than a batch holds come in several`() throws {
    let outcome = try imported(rows(100), batchSize: 30)
    #expect(outcome.figures == 100 && outcome.newSeries == 7)
    #expect(outcome.batches == 4)
    #expect(try sample.ledger.state().figureCount == 100)
    // Each was recorded as a batch of its own, and a second time all are known.
    let again = try imported(rows(100), batchSize: 30)
    #expect(again.appended.isEmpty && again.alreadyCount == 4)
    #expect(try sample.ledger.state().figureCount == 100)
  }

  @Test func `in several batches are all refused for a wrong row in the last`() throws {
    let outcome = try imported(rows(100) + "S0,2024,wrong,2024-01-12\n", batchSize: 30)
    #expect(outcome.rejected.map(\.line) == [102])
    #expect(try sample.ledger.events().isEmpty)
  }

  @Test func `and are wrong again and again are told once`() throws {
    let text =
      "series,period,value,published\n"
      + (0..<50).map { "S,\($0 < 30 ? "never" : "2023"),\($0 == 40 ? "x" : "1"),\n" }.joined()
    let outcome = try imported(text)
    #expect(outcome.rejectedCount == 50)
    #expect(outcome.rejected.map(\.line) == [2, 32, 42, 43])
    #expect(outcome.rejected.map(\.repeats) == [29, 9, 0, 8])
  }

  @Test(arguments: [1, 2, 3, 5, 64, 4096])
  func `in small pieces are found to have the same format`(pieceSize: Int) throws {
    let text = """
      STRUCTURE;STRUCTURE_ID;ACTION;SERIES;TIME_PERIOD;OBS_VALUE;VINTAGE
      dataflow;LEDGER:INDICATORS(1.0);I;X;2023;5.0;2024-01-12

      """
    #expect(try imported(text, pieceSize: pieceSize).figures == 1)
    #expect(try sample.ledger.state().known().totals(of: "X").map(\.value) == ["5.0"])
  }

  @Test func `in a scale are of series in that scale`() throws {
    let text =
      "series,period,value,published,scale\nX,2023,10.5,2024-01-12,9\nX,2022,8,2024-01-12,6\n"
    #expect(try imported(text).rejectedCount == 0)
    let known = try sample.ledger.state().known()
    #expect(known.definition("X")?.scale == 9)
    #expect(known.totals(of: "X").map(\.value) == ["0.008", "10.5"])
  }

  @Test func `with notes of several lines have them on one`() throws {
    let text =
      "series,period,value,published,note,title\nX,2023,1,2024-01-12,\"a\r\nb\tc\",\"A\nB\"\n"
    #expect(try imported(text).rejectedCount == 0)
    guard case .release(let release)? = try sample.ledger.events().last?.event else {
      Issue.record("no release")
      return
    }
    #expect(release.figures.first?.note == "a b c")
    #expect(try sample.ledger.state().known().definition("X")?.title == "A B")
  }

  @Test func `with what the ledger does not take are rejected by their lines`() throws {
    let text = """
      series,period,value,published,status,measure,of
      X,2023,1,2024-01-12,Pq,,
      X.YOY,2023,1,2024-01-12,,yoy,no key
      X,2022,1,2024-01-12,P,,

      """
    let outcome = try imported(text, skipsRejected: true)
    #expect(outcome.rejected.map(\.line) == [2, 3])
    #expect(outcome.rejected.first?.message.hasPrefix("\"Pq\" is no observation status") == true)
    #expect(outcome.rejected.last?.message.contains("no key") == true)
    #expect(try sample.ledger.state().figureCount == 1)
  }

  @Test func `with the least of all whole numbers as a scale are rejected`() throws {
    let outcome = try imported(
      "series,period,value,published,scale\nX,2023,1,2024-01-12,-9223372036854775808\n")
    #expect(outcome.rejected.map(\.line) == [2])
  }
}

/// A program that appends more than it keeps in memory.
@Suite struct `An appender that keeps nothing` {
  private static let recorded = Timestamp(seconds: 1_750_000_000)

  @Test func `answers as one that keeps all`() throws {
    let batches = try (0..<12).map { number in
      try events(
        number == 0
          ? """
          series A scale 9
          series B
          series C = A + B
          series A.YOY yoy A
          """
          : """
          A 2022 \(700 + number).5, B 2022 1 @2023-01-\(10 + number)
          A 2023 \(800 + number).5, A.YOY 2023 -0.5 @2024-01-\(10 + number)
          say record-high A 2023 since 2022 @2024-02-\(10 + number) by Wang
          \(number == 7 ? "correct 4 A 2022 701.4 because a typing slip" : "")
          \(number == 9 ? "withdraw 8 A 2023 @2024-03-01 because it was wrong" : "")
          """
      ).map(\.event)
    }
    var told: [[String]] = []
    for bytesKept in [0, 1 << 20] {
      let sample = try SampleLedger(nil)
      let appender = try sample.ledger.appender(bytesKept: bytesKept)
      let outcomes = try batches.map { try appender.append($0, recorded: Self.recorded) }
      #expect(
        outcomes.flatMap(\.appended) == Array(0..<outcomes.reduce(0) { $0 + $1.appended.count }))
      // What an outcome changed is asked of the log that has grown since.
      told.append(outcomes.flatMap { $0.effects() }.map { "\($0)" })
      let again = try appender.append(batches[3], recorded: Self.recorded)
      #expect(again.appended.isEmpty && again.already.count == 3)
    }
    #expect(told[0] == told[1] && told[0].count > 50)
  }
}
