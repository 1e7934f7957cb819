import CommandLineInterface
import Drawing
import IndicatorLedger

/// `streaks`: runs of contraction and expansion.
enum StreaksCommand: Command {
  static let declaration = CommandDeclaration(
    "streaks", "Runs of contraction, expansion and flat growth, and what they are the first of.",
    discussion:
      "Exactly zero is flat and ends a contraction. A missing period makes a length a lower bound.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration("all", "Every run there was, not only the current ones."),
      OptionDeclaration(
        "direction", value: "DIRECTION", choices: Direction.allCases.map(\.rawValue),
        "Only runs of this direction."),
    ] + PlotOptions.declarations + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators streaks CN.CPI.YOY --as-of 2024-01-12", "how long have prices been falling?"),
      ExampleDeclaration("indicators streaks 'CN.CPI*' --plot", "the runs as strips"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let known = reading.known
    let direction = arguments.value("direction").flatMap(Direction.init)
    let keys = known.keys { definition in
      definition.measure != .level
        && (reading.isWanted(definition.key) || definition.of.map(reading.isWanted) ?? false)
    }
    if let plot = try PlotOptions(arguments) {
      writeOut(Drawings.streaks(keys, known, plot))
      return .done
    }
    let streaks = keys.flatMap {
      arguments.flag("all") ? known.allStreaks(of: $0) : known.streaks(of: $0)
    }.filter { direction == nil || $0.run.direction == direction }
    Answer(
      columns: [
        .init("series"), .init("direction"), .init("length", alignedRight: true), .init("from"),
        .init("to"), .init("first since"), .init("previous such run"),
        .init("events"),
      ],
      cells: streaks.map(cells), rows: streaks.map(\.json), ifEmpty: "no growth is known"
    ).print(reading.format)
    return .done
  }

  private static func cells(_ streak: Streak) -> [Table.Cell] {
    let run = streak.run
    let style: Style =
      switch run.direction {
      case .contraction: .bad
      case .expansion: .good
      case .flat: .warning
      }
    return [
      .init(streak.series), .init(run.direction.rawValue, style: style),
      .init((run.isExact ? "" : "at least ") + counted(run.length, noun(streak.frequency))),
      .init(run.from.description), .init(run.to.description + (run.isDerived ? " (derived)" : "")),
      .init(streak.firstSince?.description ?? ""),
      .init(
        streak.previous.map { previous in
          "\(previous.isExact ? "" : "at least ")\(previous.length): "
            + (previous.length == 1 ? "\(previous.to)" : "\(previous.from) to \(previous.to)")
        } ?? ""), .events(run.events),
    ]
  }

  private static func noun(_ frequency: Period.Frequency) -> String {
    frequency == .range ? "period" : frequency.rawValue
  }
}
