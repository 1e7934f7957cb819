import CommandLineInterface
import IndicatorLedger

/// `history`: everything that was published about series, in order of publication.
enum HistoryCommand: Command {
  static let declaration = CommandDeclaration(
    "history", "Everything that was published about a series, in order of publication.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration("period", value: "PERIOD", "Only this period."),
      OptionDeclaration("changes", "Only revisions, misquotes and what was taken back."),
    ] + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators history CN.EXPORTS.USD --changes", "every revision of China's exports")
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let period = try arguments.value("period").map(Reading.period)
    let known = reading.known
    let onlyChanges = arguments.flag("changes")
    var steps: [(series: String, step: FigureHistory.Step)] = []
    for key in known.keys(named: reading.isWanted) {
      for at in known.periodsEverKnown(of: key) where period == nil || at == period {
        for step in known.story(of: key, at)
        where !onlyChanges || [.revised, .misquoted, .withdrawn].contains(step.change) {
          steps.append((key, step))
        }
      }
    }
    steps.sort { left, right in
      if left.step.date < right.step.date { return true }
      return !(right.step.date < left.step.date) && left.step.event < right.step.event
    }
    HistoryText.answer(steps, known).print(reading.format)
    return .done
  }
}
