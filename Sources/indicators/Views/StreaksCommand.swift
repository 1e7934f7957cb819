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
        && reading.isWantedByCounterpart(definition.key)
    }
    if let plot = try PlotOptions(arguments) {
      writeOut(Drawings.streaks(keys, known, plot))
      return .done
    }
    let streaks = keys.flatMap {
      arguments.flag("all") ? known.allStreaks(of: $0) : known.streaks(of: $0)
    }.filter { direction == nil || $0.run.direction == direction }
    Answer(
      streaks,
      columns: [
        .text("series") { $0.series },
        .cell("direction") { .init($0.run.direction.rawValue, style: style($0.run.direction)) },
        .text("length", alignedRight: true) {
          ($0.run.isExact ? "" : "at least ") + counted($0.run.length, noun($0.frequency))
        }, .text("from") { $0.run.from.description },
        .text("to") { $0.run.to.description + ($0.run.isDerived ? " (derived)" : "") },
        .text("first since") { $0.firstSince?.description },
        .text("previous such run") { $0.previous.map(words) },
        .cell("events") { .events($0.run.events) },
      ], json: \.json, ifEmpty: "no growth is known"
    ).print(reading.format)
    return .done
  }

  private static func style(_ direction: Direction) -> Style {
    switch direction {
    case .contraction: .bad
    case .expansion: .good
    case .flat: .warning
    }
  }

  private static func words(_ run: Run) -> String {
    "\(run.isExact ? "" : "at least ")\(run.length): "
      + (run.length == 1 ? "\(run.to)" : "\(run.from) to \(run.to)")
  }

  private static func noun(_ frequency: Period.Frequency) -> String {
    frequency == .range ? "period" : frequency.rawValue
  }
}
