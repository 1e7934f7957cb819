import CommandLineInterface
import IndicatorLedger

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `append-beside`: a writer beside others, which tells what was acknowledged.
enum AppendBesideCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "append-beside", "Append batches of releases beside other writers, and tell of each.",
    discussion:
      "For each batch that was acknowledged it prints its number and the positions of its events. "
      + "If the ledger cannot be reached, it opens it again and appends the same batch again. At the "
      + "end it says on standard error how many seconds a batch took.",
    options: [
      OptionDeclaration("ledger", value: "PLACE", "The ledger."),
      OptionDeclaration("name", value: "NAME", "Its own name: no other writer has it."),
      OptionDeclaration("count", value: "N", "How many batches: 2000."),
      OptionDeclaration("releases", value: "N", "How many releases a batch has: 2."),
      OptionDeclaration("figures", value: "N", "How many figures a release has: 1."),
      OptionDeclaration("seconds", value: "N", "Give up when it cannot append for so long: 60."),
    ],
    examples: [
      ExampleDeclaration(
        "ledger-bench append-beside --ledger L --name a", "append 2000 batches to L as a")
    ])

  static func run(_ arguments: ParsedArguments) throws {
    guard let place = arguments.value("ledger"), let name = arguments.value("name") else {
      throw UsageError(message: "The options '--ledger' and '--name' are needed.")
    }
    let count = try arguments.value("count").map { try number($0, of: "count") } ?? 2_000
    let patience = try arguments.value("seconds").map { try number($0, of: "seconds") } ?? 60
    let series = SeriesDefinition(key: "BESIDE.\(name.uppercased())", unit: "USD")
    var writer = PatientWriter(place: place, patience: Double(patience))
    _ = try writer.append([.series(series)])
    let releases = try arguments.value("releases").map { try number($0, of: "releases") } ?? 2
    let figures = try arguments.value("figures").map { try number($0, of: "figures") } ?? 1
    var seconds = 0.0
    for batch in 0..<count {
      let events = try (0..<releases).map { part in
        try release("\(name)-\(batch)-\(part)", batch * releases + part, series.key, figures)
      }
      let start = now()
      let outcome = try writer.append(events)
      seconds += now() - start
      let positions = (outcome.appended + outcome.already).sorted()
      writeOut("\(batch) \(positions.map(String.init).joined(separator: " "))\n")
    }
    writeError("\(seconds / Double(max(1, count)))\n")
  }

  /// A release of a day, with figures of that day and those behind it.
  private static func release(
    _ id: String, _ number: Int, _ series: String, _ count: Int
  ) throws -> Event {
    let figures = try (0..<count).map { later in
      Figure(
        series: series, period: .day(CivilDate(dayNumber: number + later)),
        value: try ExactDecimal("\(number % 900).25"))
    }
    return .release(
      Release(
        id: id, agency: "BESIDE", title: "Daily figure",
        published: PublicationTime(CivilDate(dayNumber: number)), figures: figures))
  }
}

/// Appends, and if the ledger cannot be reached, opens it again and appends the same again.
private struct PatientWriter {
  let place: String
  /// For how many seconds.
  let patience: Double
  private var appender: LedgerAppender?

  init(place: String, patience: Double) { (self.place, self.patience) = (place, patience) }

  mutating func append(_ events: [Event]) throws -> AppendOutcome {
    let start = now()
    while true {
      do throws(LedgerError) {
        if appender == nil { appender = try Ledger(at: place).appender() }
        guard let appender else { continue }
        return try appender.append(events)
      } catch {
        appender = nil
        guard error.code == .unavailable, now() - start < patience else { throw error }
        writeError("\(error.message)\n")
        usleep(50_000)
      }
    }
  }
}
