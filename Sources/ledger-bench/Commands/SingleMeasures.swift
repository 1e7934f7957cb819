import CommandLineInterface
import IndicatorLedger
import LedgerLog
import StrictJSON

// The measures of the ledger that run inside one process. Each is a process of its own, as those of
// the peers are: nothing is warm from another measure, and memory is its own. They print an
// ``Outcome``, and can be run by hand, under a profiler for instance.

private let ledgerOption = OptionDeclaration("ledger", value: "FOLDER", "The ledger's folder.")

private func ledger(_ arguments: ParsedArguments) throws -> Ledger {
  guard let folder = arguments.value("ledger") else {
    throw UsageError(message: "The option '--ledger' is missing.")
  }
  return try Ledger(at: folder)
}

/// Prints an ``Outcome``.
func finish(_ seconds: [(String, Double)], _ numbers: JSONValue = .object([])) {
  let times = seconds.map { JSONMember(key: $0.0, node: JSONNode(.number(String($0.1)))) }
  writeOut(JSONValue.members(["seconds": .object(times), "numbers": numbers]).text + "\n")
}

/// `replay`: everything rebuilt from the first event.
enum ReplayCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "replay", "Rebuild everything from the first event, without a snapshot, and print the time.",
    options: [ledgerOption],
    examples: [ExampleDeclaration("ledger-bench replay --ledger L", "one replay of L")])

  static func run(_ arguments: ParsedArguments) throws {
    let ledger = try ledger(arguments)
    let (summary, seconds) = try timed { try LedgerMeasures.replay(ledger) }
    finish([("replay", seconds)], summary.json)
  }
}

/// `look-up`: many questions, one after the other.
enum LookUpCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "look-up", "Ask what was known of figures on a day, and print the time of one question.",
    options: [
      ledgerOption,
      OptionDeclaration("questions", value: "FILE", "A series, a period and a day on each line."),
    ],
    examples: [
      ExampleDeclaration("ledger-bench look-up --ledger L --questions q.txt", "ask L all of q.txt")
    ])

  static func run(_ arguments: ParsedArguments) throws {
    let state = try LedgerMeasures.state(of: ledger(arguments))
    let questions = try LookUps(file: arguments.value("questions") ?? "-").questions.map {
      question in
      guard let day = PublicationTime(question.day) else {
        throw problem("no day: \(question.day)")
      }
      return (series: question.series, period: try Period(question.period), day: day)
    }
    guard !questions.isEmpty else { throw problem("there are no questions") }
    var answers: [ExactDecimal?] = []
    answers.reserveCapacity(questions.count)
    let (_, seconds) = timed {
      for (series, period, day) in questions {
        answers.append(LedgerMeasures.value(state, series, period, asOf: day))
      }
    }
    let known = answers.compactMap(\.self)
    // Every figure of the workload has two decimal places.
    let sum = known.reduce(0) { $0 + Int($1.coefficient) }
    finish(
      [("query", seconds / Double(questions.count))],
      .members(["answered": .integer(known.count), "sumOfHundredths": .integer(sum)]))
  }
}

/// `append-small`: small durable appends, in turn with bare writes of the same bytes.
enum AppendSmallCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "append-small", "Append small releases one by one, in turn with bare writes and flushes.",
    options: [
      ledgerOption, OptionDeclaration("count", value: "N", "How many releases: 3000."),
    ],
    examples: [
      ExampleDeclaration("ledger-bench append-small --ledger L", "append 3000 releases to L")
    ])

  /// So many of one kind, then of the other: whatever else the disk does hits both.
  private static let turn = 100

  static func run(_ arguments: ParsedArguments) throws {
    let ledger = try ledger(arguments)
    let count = try arguments.value("count").map { try number($0, of: "count") } ?? 3_000
    _ = try ledger.append([.series(SmallRelease.series)])
    let bare = try BareWrites(ledger.place + "/bare-writes")
    let appender = try LedgerMeasures.appender(to: ledger)
    var seconds = (ledger: 0.0, bare: 0.0)
    for start in stride(from: 1, through: count, by: turn) {
      let turn = start..<min(start + turn, count + 1)
      let events = turn.map(SmallRelease.event)
      let lines = turn.map(SmallRelease.line)
      let ledgerStart = now()
      for event in events { _ = try appender.append([event]) }
      let bareStart = now()
      for line in lines { try bare.append(line) }
      seconds.bare += now() - bareStart
      seconds.ledger += bareStart - ledgerStart
    }
    finish([("release", seconds.ledger / Double(count)), ("bare", seconds.bare / Double(count))])
  }
}

/// `snapshot`: the snapshot written.
enum SnapshotCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "snapshot", "Write the snapshot of a replayed ledger, and print the time and its size.",
    options: [ledgerOption],
    examples: [ExampleDeclaration("ledger-bench snapshot --ledger L", "write the snapshot of L")])

  static func run(_ arguments: ParsedArguments) throws {
    let ledger = try ledger(arguments)
    let (bytes, seconds) = try LedgerMeasures.writeSnapshot(ledger)
    finish([("snapshot", seconds)], .members(["bytes": .integer(bytes)]))
  }
}
