import CommandLineInterface
import IndicatorLedger
import StrictJSON

/// `triangle`: the revision triangle of a series, periods by vintages.
enum TriangleCommand: Command {
  static let declaration = CommandDeclaration(
    "triangle", "Periods by vintages: what each figure was after each day of publication.",
    discussion:
      "A vintage has what its agency's own release printed, though that be rounder than what was "
      + "known before. A table has the vintages that fit, and the periods of which something changed in them; "
      + "JSON and CSV always have everything.",
    positionals: [PositionalDeclaration("SERIES", "The key of the series.")],
    options: VintageOptions.preparing + [
      OptionDeclaration(
        "releases", value: "N",
        "Columns for the first release and the N after it, in place of vintages."),
      VintageOptions.counting,
      OptionDeclaration(
        "output-type", value: "TYPE", choices: RealTimeOutput.allCases.map { "\($0.rawValue)" },
        "One of ALFRED's shapes: 1 by real-time period, 2 by vintage date, 3 only what is new or "
          + "revised, 4 initial releases."),
      OptionDeclaration("all", "All vintages and periods in the table, too."),
    ] + PlotOptions.declarations + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators triangle CN.EXPORTS.USD --frequency month", "how monthly exports were revised"),
      ExampleDeclaration(
        "indicators triangle CN.EXPORTS.USD --releases 2 --by change",
        "first figures beside those that replaced them"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments, patternsIn: nil)
    let series = try reading.known.oneSeries(arguments.positional("SERIES") ?? "")
    let recipe = try VintageOptions.recipe(arguments, reading.known, series)
    let triangle = reading.known.triangle(of: series, recipe)
    if let plot = try PlotOptions(arguments) {
      writeOut(TriangleText(triangle, recipe).heading(reading.known))
      writeOut(Drawings.triangle(triangle, plot))
      return .done
    }
    if let type = arguments.value("output-type").flatMap({ Int($0) }).flatMap(RealTimeOutput.init) {
      Answer(triangle, type).print(reading.format)
      return .done
    }
    let text = TriangleText(triangle, recipe)
    let answer: Answer
    if let releases = arguments.value("releases") {
      guard let count = Int(releases), (0...999).contains(count) else {
        throw UsageError(message: "'\(releases)' is no number of releases; expected 0 to 999.")
      }
      answer = text.byRelease(count, VintageOptions.count(arguments), reading.format)
    } else {
      let room = arguments.flag("all") || reading.format != .table ? nil : Terminal.width()
      answer = text.byVintage(reading.format, room: room)
    }
    if reading.format == .table {
      writeOut(text.heading(reading.known))
    }
    answer.print(reading.format)
    return .done
  }
}
