import CommandLineInterface
import IndicatorLedger
import StrictJSON

/// `export`: figures in the formats of other programs.
enum ExportCommand: Command {
  static let declaration = CommandDeclaration(
    "export", "Figures with their history in the formats that the field's tools speak.",
    discussion:
      "csv and sdmx-csv have a row for each figure of each release, jsonl the events themselves, "
      + "sdmx-json and sdmx-json-1.0 data sets with the days on which they were valid, alfred the "
      + "observations of one series as ALFRED gives them, sql a script for sqlite3, atom a feed of "
      + "revisions. What csv, jsonl, sdmx-csv, sdmx-json and alfred write, import or append read "
      + "again.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration(
        "format", value: "FORMAT", choices: ExportFormat.allCases.map(\.rawValue),
        "The format; csv unless said otherwise."),
      OptionDeclaration(
        "output-type", value: "TYPE", choices: RealTimeOutput.allCases.map { "\($0.rawValue)" },
        "Of alfred: 1 by real-time period (the default), 2 by vintage, 3 new and revised, 4 initial."
      ),
      OptionDeclaration("limit", value: "N", "Of atom: how many revisions, the newest; 100."),
    ] + VintageOptions.preparing + Reading.clocks,
    examples: [
      ExampleDeclaration("indicators export 'CN.TRADE.*' > trade.csv", "figures of all releases"),
      ExampleDeclaration(
        "indicators export --format sql | sqlite3 ledger.db", "a database of the ledger"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let format = arguments.value("format").flatMap(ExportFormat.init) ?? .csv
    let reading = try Reading(arguments)
    let type = arguments.value("output-type").flatMap { Int($0) }.flatMap(RealTimeOutput.init)
    if let refused = refusedOption(arguments, format) {
      throw UsageError(message: "--\(refused) means nothing for --format \(format.rawValue).")
    }
    if format == .alfred {
      try alfred(arguments, reading, type ?? .realTimePeriods)
    } else {
      let limit = try arguments.value("limit").map(Reading.position) ?? 100
      try reading.known.export(
        format, { try reading.events() }, where: reading.isWanted, revisions: limit, to: writeOut)
    }
    return .done
  }

  private static func alfred(
    _ arguments: ParsedArguments, _ reading: Reading, _ type: RealTimeOutput
  ) throws {
    let known = reading.known
    let keys = known.keys(named: reading.isWanted)
    guard keys.count == 1 else {
      throw UsageError(message: "ALFRED's format has one series, that is \(keys.count); name one.")
    }
    let recipe = try VintageOptions.recipe(arguments, known, keys[0])
    let answer = Known.alfred(
      known.triangle(of: keys[0], recipe), type, units: recipe.transformation)
    writeOut(answer.text + "\n")
  }

  /// An option that is given and that the format has no use for.
  private static func refusedOption(
    _ arguments: ParsedArguments, _ format: ExportFormat
  ) -> String? {
    let vintage = ["units", "frequency", "aggregation", "output-type"]
    return (format == .alfred ? ["limit"] : format == .atom ? vintage : vintage + ["limit"]).first {
      arguments.value($0) != nil
    }
  }
}
