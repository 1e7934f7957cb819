import CommandLineInterface
import IndicatorLedger
import LedgerLog
import StrictJSON

/// `import`: figures in the formats of other programs, as events.
enum ImportCommand: Command {
  static let declaration = CommandDeclaration(
    "import", "Record figures from the formats of other programs, with their days of publication.",
    discussion:
      "Figures of one agency and day become one release; unknown series are defined first. All rows "
      + "are looked at before the first is recorded: if one is rejected, nothing is. More than a "
      + "million figures are recorded in several batches; to repeat an import that was cut off "
      + "records what is missing.\n\nCSV has a column for each of series, period, value and "
      + "published, or a mapping file says where they are:\n\n"
      + "  {\"shape\": \"long\", \"series\": \"CH.{series}\", \"frequency\": \"quarter\",\n"
      + "   \"columns\": {\"period\": \"time\", \"published\": \"release_date\"},\n"
      + "   \"agency\": \"SECO\", \"unit\": \"CHF\", \"scale\": 6}\n\n"
      + "The shape is long (a row a figure), vintages (a column a vintage) or series (a column a "
      + "series). \"separator\" and \"missing\" say how fields are told apart, and what stands for "
      + "no value.",
    positionals: [
      PositionalDeclaration("FILE", completesFiles: true, "The text; - is standard input.")
    ],
    options: [
      OptionDeclaration(
        "format", value: "FORMAT", choices: ImportFormat.allCases.map(\.rawValue),
        "The format; without it, what the text looks like."),
      OptionDeclaration(
        "mapping", value: "FILE", "What the columns of a CSV text mean."),
      OptionDeclaration(
        "published", value: "DATE", "The day of publication of figures that do not tell theirs."),
      OptionDeclaration("agency", value: "NAME", "The agency of figures that do not name theirs."),
      OptionDeclaration(
        "series", value: "TEMPLATE", "The keys of series, such as CH.{series} over the columns."),
      OptionDeclaration(
        "frequency", value: "FREQUENCY",
        "What periods are that are given as days, such as quarter for 2023-10-01."),
      OptionDeclaration(
        "older-keys", value: "CHOICE", choices: ["keep", "leave"],
        "Of names that older versions gave another key, where nothing tells whether the ledger's "
          + "series of that key is theirs: keep it, or leave it and define a new one."),
      OptionDeclaration("dry-run", short: "n", "Check, but record nothing."),
      OptionDeclaration(
        "print", "Print the events, a line each as append takes them, and record nothing."),
      OptionDeclaration("skip-rejected", "Leave rejected rows out, and record the others."),
      OptionDeclaration("json", "Say what was done in JSON."), Waiting.option, Loss.option,
    ],
    examples: [
      ExampleDeclaration(
        "indicators import vintages.csv --mapping columns.json", "a real-time table"),
      ExampleDeclaration(
        "indicators import gdp.csv --agency SECO --published 2024-02-29 --print",
        "see the events first"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let file = arguments.positional("FILE") ?? "-"
    var request = ImportRequest(format: arguments.value("format").flatMap(ImportFormat.init))
    request.mapping = try arguments.value("mapping").map { ($0, try contents(ofFile: $0)) }
    request.published = try arguments.value("published").map(Reading.moment)
    request.agency = arguments.value("agency")
    request.series = arguments.value("series")
    request.frequency = try arguments.value("frequency").map(VintageOptions.frequency)
    request.olderKeys =
      arguments.value("older-keys").flatMap(ImportRequest.OlderKeys.init) ?? .ask
    request.skipsRejected = arguments.flag("skip-rejected")
    let text = ImportText(file: file)
    if !arguments.flag("print"), !arguments.flag("dry-run") { try Loss.accept(ledger, arguments) }
    let outcome: ImportOutcome
    if arguments.flag("print") {
      outcome = try ledger.importing(
        text, request, into: .lines { writeOut(String(decoding: $0, as: UTF8.self)) })
    } else if arguments.flag("dry-run") {
      outcome = try ledger.importing(text, request, into: .nowhere)
    } else {
      outcome = try Waiting.run(arguments) { waits in
        try ledger.importing(text, request, into: .ledger(waits: waits))
      }
    }
    let isRefused = outcome.rejectedCount > 0 && !request.skipsRejected
    tell(outcome, file, isRefused: isRefused, arguments)
    return isRefused ? .refused : .done
  }

  private static func tell(
    _ outcome: ImportOutcome, _ file: String, isRefused: Bool, _ arguments: ParsedArguments
  ) {
    for row in outcome.rejected {
      let repeats = row.repeats > 0 ? " (and \(counted(row.repeats, "more row")) like it)" : ""
      writeError("indicators: \(file):\(row.line): \(row.told)\(repeats)\n")
    }
    for note in outcome.notes { writeError("indicators: \(file): \(note)\n") }
    let more = outcome.rejectedCount - outcome.rejected.reduce(0) { $0 + 1 + $1.repeats }
    if more > 0 { writeError("indicators: and \(counted(more, "more row"))\n") }
    if outcome.rejectedCount > 0 {
      writeError(
        "indicators: \(counted(outcome.rejectedCount, "row")) rejected; "
          + (isRefused
            ? "nothing was recorded: correct the rows, or leave them out with --skip-rejected\n"
            : "the others were taken\n"))
    }
    guard !arguments.flag("print"), !isRefused else { return }
    if arguments.flag("json") {
      writeOut(outcome.json.text + "\n")
      return
    }
    let isNew = !outcome.appended.isEmpty || outcome.alreadyCount == 0
    let verb = arguments.flag("dry-run") ? "would import" : isNew ? "imported" : "nothing new in"
    writeOut(
      "\(verb) \(counted(outcome.figures, "figure")) in \(counted(outcome.releases, "release")), "
        + "\(counted(outcome.newSeries, "new series", plural: "new series"))"
        + (outcome.withdrawals > 0 ? ", \(counted(outcome.withdrawals, "withdrawal"))" : "")
        + (outcome.passedOver > 0 ? ", \(counted(outcome.passedOver, "row")) without a figure" : "")
        + (outcome.batches > 1 ? ", in \(outcome.batches) batches" : "") + "\n")
    if !outcome.appended.isEmpty {
      writeOut(
        "\(counted(outcome.appended.count, "event")): \(EventRange(outcome.appended).text)\n")
    }
    if outcome.alreadyCount > 0 {
      writeOut("\(counted(outcome.alreadyCount, "event")) already there\n")
    }
  }
}

extension ImportOutcome {
  fileprivate var json: JSONValue {
    .members([
      "figures": .integer(figures), "releases": .integer(releases),
      "newSeries": .integer(newSeries), "withdrawals": .integer(withdrawals),
      "passedOver": .integer(passedOver), "rejected": .integer(rejectedCount),
      "batches": .integer(batches),
      "appended": .list(appended.map(JSONValue.integer)), "already": .integer(alreadyCount),
    ])
  }
}
