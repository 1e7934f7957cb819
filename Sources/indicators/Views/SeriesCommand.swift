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
    Answer(
      columns: [
        .init("series"), .init("title", shrinks: true), .init("unit"), .init("agency"),
        .init("figures", alignedRight: true), .init("from"), .init("to"),
      ],
      cells: definitions.map { definition in
        let periods = known.periods(of: definition.key)
        return [
          .init(definition.key), .init(definition.title ?? ""),
          .init(unitText(definition.unit, scale: definition.scale)), .init(definition.agency ?? ""),
          .init(String(periods.count)), .init(periods.first?.description ?? ""),
          .init(periods.last?.description ?? ""),
        ]
      }, rows: definitions.map { Event.series($0).json }, ifEmpty: "no series are defined"
    ).print(reading.format)
    return .done
  }
}
