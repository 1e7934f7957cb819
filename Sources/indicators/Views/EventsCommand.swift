import CommandLineInterface
import Drawing
import EventCoding
import IndicatorLedger
import LedgerModel
import PlainText
import StrictJSON

extension RecordedEvent {
  /// The event's own members behind its position and time; then its effects, if they are given.
  func json(effects: [Effect]?) -> JSONValue {
    guard case .object(let members) = event.json else { return .null }
    return .object(
      [
        JSONMember(key: "seq", node: JSONNode(.integer(seq))),
        JSONMember(key: "recorded", node: JSONNode(.string(recorded.description))),
      ] + members
        + (effects.map {
          [JSONMember(key: "effects", node: JSONNode(.list($0.map(\.json))))]
        } ?? []))
  }
}

/// `events`: the events that answers cite.
enum EventsCommand: Command {
  static let declaration = CommandDeclaration(
    "events", "Look up the events that an answer rests on, or list them all.",
    positionals: [
      PositionalDeclaration(
        "SEQ", optional: true, repeats: true, "Positions of events; all if none is given.")
    ],
    options: [
      OptionDeclaration("from", value: "SEQ", "Only this event and those behind it.")
    ] + Reading.options,
    examples: [
      ExampleDeclaration("indicators events 412", "who published that, when, and where to read it")
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments, patternsIn: nil)
    let wanted = try Set(arguments.positionals("SEQ").map(Reading.position))
    let from = try arguments.value("from").map { try Reading.position($0) } ?? 0
    let events = try reading.events().filter { event in
      event.seq >= from && (wanted.isEmpty || wanted.contains(event.seq))
        && (reading.known.asOf.map { event.event.published?.isKnown(asOf: $0) ?? true } ?? true)
    }
    if let missing = wanted.first(where: { seq in
      seq >= from && !events.contains { $0.seq == seq }
    }) {
      throw UsageError(
        message:
          "There is no event \(missing); the ledger has \(reading.known.state.eventCount), from 0.")
    }
    if reading.format == .table, !wanted.isEmpty {
      for (index, event) in events.enumerated() {
        if index > 0 { writeOut("\n") }
        describe(event)
      }
      return .done
    }
    Answer(
      events,
      columns: [
        .text("event", alignedRight: true, style: .dim) { String($0.seq) },
        .text("published") { $0.event.published?.text }, .text("kind") { $0.event.kind },
        .text("agency") { agency($0.event) }, .text("title", shrinks: true) { $0.event.title },
        .text("source", shrinks: true) { $0.event.source?.publisher },
      ], json: { $0.json(effects: nil) }, ifEmpty: "no events"
    ).print(reading.format)
    return .done
  }

  private static func agency(_ event: Event) -> String? {
    switch event {
    case .release(let release): release.agency
    case .statement(let statement): statement.agency
    case .series(let series): series.agency
    case .withdrawal(let withdrawal): withdrawal.agency
    case .target(let target): target.by
    case .correction, .amendment: nil
    }
  }

  private static func describe(_ event: RecordedEvent) {
    writeOut("event \(event.seq), recorded \(event.recorded)\n")
    guard case .object(let members) = event.event.json else { return }
    for member in members {
      guard case .array(let elements) = member.node.value else {
        describe(member.node.value, named: member.key)
        continue
      }
      writeOut("  \(member.key):\n")
      for element in elements { writeOut("    \(words(element.value))\n") }
    }
  }

  private static func describe(_ value: JSONValue, named name: String) {
    writeOut("  \(name): \(words(value))\n")
  }

  private static func words(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): terminalSafe(text)
    case .object(let members):
      members.map { "\($0.key) \(words($0.node.value))" }.joined(separator: ", ")
    default: value.text
    }
  }
}
