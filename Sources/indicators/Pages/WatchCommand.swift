import CommandLineInterface
import EventCoding
import IndicatorLedger
import LedgerModel
import PlainText
import StrictJSON

/// `watch`: new events as they are appended, and what each changes.
enum WatchCommand: Command {
  static let declaration = CommandDeclaration(
    "watch", "Print new events as they are appended, by whomever, and what each changes.",
    discussion:
      "It ends with Ctrl-C. Whoever must not miss any begins with --from the event behind the last "
      + "one seen. While a database cannot be reached it tries again, and goes on where it was.",
    options: [
      OptionDeclaration(
        "from", value: "SEQ", "Begin with this event; without it, with the next that comes."),
      OptionDeclaration("count", value: "N", "End after so many events."),
      OptionDeclaration("quiet", short: "q", "Do not work out what the events change."),
      OptionDeclaration(
        "format", value: "FORMAT", choices: ["table", "json"],
        "Text for people (the default), or one JSON object a line for programs."),
    ],
    examples: [
      ExampleDeclaration("indicators watch", "what comes in from now on"),
      ExampleDeclaration(
        "indicators watch --from 799 --format json", "hand every event on to another program"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let isQuiet = arguments.flag("quiet")
    let from = try arguments.value("from").map { try Reading.position($0) }
    let count = try arguments.value("count").map { try Reading.position($0) } ?? .max
    let state = try startState(ledger, from, isQuiet: isQuiet)
    let follower = EventFollower(ledger, from: from ?? state.eventCount)
    var printer = EventPrinter(
      state, isQuiet: isQuiet, isJSON: arguments.value("format") == "json")
    var seen = 0
    while seen < count {
      for event in try follower.next().prefix(count - seen) {
        printer.print(event)
        seen += 1
      }
    }
    return .done
  }

  /// What was known before the first event; where nobody asks for effects only how many there are.
  private static func startState(
    _ ledger: Ledger, _ from: Int?, isQuiet: Bool
  ) throws -> LedgerState {
    // Also where nobody asks for it: a log that lost events is not followed.
    let state = try ledger.state()
    guard let from else { return state }
    return isQuiet || from == 0 ? LedgerState() : try ledger.state(through: from - 1)
  }
}

/// Prints events one by one.
private struct EventPrinter {
  private var tracker: EffectTracker
  private let isQuiet: Bool
  private let isJSON: Bool

  init(_ state: LedgerState, isQuiet: Bool, isJSON: Bool) {
    tracker = EffectTracker(after: state)
    (self.isQuiet, self.isJSON) = (isQuiet, isJSON)
  }

  mutating func print(_ event: RecordedEvent) {
    let effects = isQuiet ? [] : tracker.apply(event)
    if isJSON {
      writeOut(event.json(effects: isQuiet ? nil : effects).text + "\n")
      return
    }
    let published = event.event.published.map { ", published \($0.text)" } ?? ""
    writeOut(
      terminalSafe("event \(event.seq), \(event.event.kind)\(published): \(event.event.title)")
        + "\n")
    let worth = effects.filter { $0.kind != .defined }
    if !worth.isEmpty { EffectText.answer(worth).print(.table) }
  }
}
