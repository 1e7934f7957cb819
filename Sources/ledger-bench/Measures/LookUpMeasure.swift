import LedgerLog

/// What was known of a figure on a day, asked again and again in one process.
enum LookUpMeasure: Measure {
  private static let count = 100_000

  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws {
    let questions = bench.folder + "/questions-\(stage.figures).txt"
    try write(Array(LookUps(count, about: stage.workload).text.utf8), toFile: questions)
    let ledger = bench.itself(
      "look-up", ["--ledger", try stage.ledger(), "--questions", questions])
    let peer = try stage.database(bench).flatMap { database in
      PythonPeer.sqliteLookUp.contestant([database, questions], on: bench)
    }
    let title = "as-of look-up in \(stage.title)"
    let contest = try Contest([ledger, peer].compactMap(\.self), on: bench, title: title)
    func quantity(_ name: String) -> Quantity? {
      contest.seconds("query", of: name).map { Quantity($0.samples.map { $0 * 1e9 }, .nanoseconds) }
    }
    report.rows.append(
      Row(
        "as-of look-up", figures: stage.figures, ledger: quantity(ledger.name),
        peer: quantity(PythonPeer.sqliteLookUp.name).map { (PythonPeer.sqliteLookUp.name, $0) },
        goal: .atMost(300, .nanoseconds)))
    report.take(contest, reference: contest.outcome(of: ledger.name), title)
  }
}
