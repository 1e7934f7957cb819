import ArgumentParsing
import IndicatorLedger
import TerminalOutput

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// `append-beside`: a writer beside others, which tells what was acknowledged.
enum AppendBesideCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "append-beside", "Append batches of two releases beside other writers, and tell of each.",
    discussion:
      "For each batch that was acknowledged it prints its number and the positions of its events. "
      + "If the ledger cannot be reached, it opens it again and appends the same batch again.",
    options: [
      OptionDeclaration("ledger", value: "PLACE", "The ledger."),
      OptionDeclaration("name", value: "NAME", "Its own name: no other writer has it."),
      OptionDeclaration("count", value: "N", "How many batches: 2000."),
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
    for batch in 0..<count {
      let outcome = try writer.append(
        ["a", "b"].enumerated().map { part, letter in
          try release("\(name)-\(batch)\(letter)", batch * 2 + part, series.key)
        })
      let positions = (outcome.appended + outcome.already).sorted()
      writeOut("\(batch) \(positions.map(String.init).joined(separator: " "))\n")
    }
  }

  private static func release(_ id: String, _ number: Int, _ series: String) throws -> Event {
    let day = CivilDate(dayNumber: number)
    let figure = Figure(
      series: series, period: .day(day), value: try ExactDecimal("\(number % 900).25"))
    return .release(
      Release(
        id: id, agency: "BESIDE", title: "Daily figure", published: PublicationTime(day),
        figures: [figure]))
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
