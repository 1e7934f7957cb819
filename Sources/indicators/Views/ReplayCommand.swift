import CommandLineInterface
import IndicatorLedger
import StrictJSON

/// `replay`: rebuilds everything from the first event.
enum ReplayCommand: Command {
  static let declaration = CommandDeclaration(
    "replay", "Rebuild everything from the first event, and say what there is.",
    options: [
      OptionDeclaration("to", value: "SEQ", "Stop after this event."),
      OptionDeclaration("step", "Print what each event changed, as history unfolds."),
    ] + Reading.options,
    examples: [
      ExampleDeclaration("indicators replay", "check that the log gives the same answers"),
      ExampleDeclaration("indicators replay --step --to 200", "watch the first 200 events"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let clocks = try Clocks(arguments)
    let format = OutputFormat(arguments)
    let last = try arguments.value("to").map(Reading.position)
    let state =
      arguments.flag("step")
      ? step(try ledger.events(through: last, recordedBy: clocks.recordedBy), format)
      : try ledger.replay(through: last, recordedBy: clocks.recordedBy)
    if !arguments.flag("step") || format == .table {
      describe(ReplaySummary(state.known(asOf: clocks.asOf)), format)
    }
    return .done
  }

  private static func step(_ events: [RecordedEvent], _ format: OutputFormat) -> LedgerState {
    var tracker = EffectTracker()
    for event in events {
      let effects = tracker.apply(event)
      guard format == .table else {
        for effect in effects { writeOut(effect.json.text + "\n") }
        continue
      }
      let when = event.event.published?.text ?? "—"
      writeOut("#\(event.seq) \(when) \(event.event.kind): \(event.event.title)\n")
      for effect in effects where effect.kind != .defined {
        let period = effect.period.map { " \($0)" } ?? ""
        writeOut("    \(effect.kind.rawValue): \(effect.series)\(period): \(effect.message)\n")
      }
    }
    return tracker.state
  }

  private static func describe(_ summary: ReplaySummary, _ format: OutputFormat) {
    switch format {
    case .json: writeOut(summary.json.text + "\n")
    case .csv: writeOut(Answer.csvTable([summary.json])?.csv() ?? "")
    case .table:
      writeOut(
        """
        \(counted(summary.events, "event")), \(summary.figures) figures in \(summary.series) series
        \(summary.currentLevels) current levels, \(summary.currentGrowth) current growth rates, \
        \(summary.derivedGrowth) more worked out from levels
        \(summary.laterFigures) later figures: \(summary.revisions) revisions, \
        \(summary.restatements) restatements, \(summary.misquotes) misquotes
        contraction runs now: \(summary.contractionPeriods) periods in all

        """)
    }
  }
}
