import CommandLineInterface
import EventCoding
import IndicatorLedger
import LedgerModel

/// `series`: what the ledger has.
enum SeriesCommand: Command {
  static let declaration = CommandDeclaration(
    "series", "List the series, with what each is and how far it reaches.",
    positionals: [Reading.series], options: Reading.options,
    examples: [ExampleDeclaration("indicators series 'CN.*.RU.*'", "what there is on Russia")])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let known = reading.known
    let definitions = known.keys(named: reading.isWanted).compactMap(known.definition)
    func periods(_ definition: SeriesDefinition) -> [Period] { known.periods(of: definition.key) }
    Answer(
      definitions,
      columns: [
        .text("series") { $0.key }, .text("title", shrinks: true) { $0.title },
        .text("unit") { unitText($0.unit, scale: $0.scale) }, .text("agency") { $0.agency },
        .text("figures", alignedRight: true) { String(periods($0).count) },
        .text("from") { periods($0).first?.description },
        .text("to") { periods($0).last?.description },
      ], json: { Event.series($0).json }, ifEmpty: "no series are defined"
    ).print(reading.format)
    return .done
  }
}
