/// The snapshot: how long it takes to write, and how large it is.
enum SnapshotMeasure: Measure {
  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws {
    let ledger = bench.itself("snapshot", ["--ledger", try stage.ledger()])
    let contest = try Contest([ledger], on: bench, title: "snapshot of \(stage.title)")
    report.rows.append(
      Row(
        "snapshot written", figures: stage.figures,
        ledger: contest.seconds("snapshot", of: ledger.name),
        peer: stage.replayTime.map { ("its own replay", $0) }, goal: .ratio(1)))
    let bytes = contest.outcome(of: ledger.name).flatMap { $0.numbers["bytes"] }.flatMap(
      Double.init)
    report.rows.append(
      Row(
        "snapshot size", figures: stage.figures,
        ledger: bytes.map { Quantity([$0 / Double(stage.figuresWritten)], .bytesPerFigure) },
        goal: .atMost(16, .bytesPerFigure)))
  }
}
