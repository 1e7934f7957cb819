import LedgerLog

/// Everything rebuilt from the first event, in one process, against the engines that would do it.
enum ReplayMeasure: Measure {
  static let name = "replay"

  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws {
    let folder = try stage.ledger()
    var ledger = bench.itself("replay", ["--ledger", folder])
    ledger.files = [folder + "/EventLog/" + EventLog.segmentName(0)]
    let peers = [PythonPeer.duckDB, .polars]
    let others = peers.compactMap { peer in
      var contestant = peer.contestant([stage.input], on: bench)
      contestant?.files = [stage.input]
      return contestant
    }
    let contest = try Contest([ledger] + others, on: bench, title: "\(name) of \(stage.title)")
    let time = contest.seconds("replay", of: ledger.name)
    for peer in peers {
      let goal: Goal? = peer.name == "DuckDB" ? .ratio(stage.figures < 5_000_000 ? 5 : 10) : nil
      let quantity = contest.seconds("replay", of: peer.name)
      guard quantity != nil || goal != nil else { continue }
      report.rows.append(
        Row(
          name, figures: stage.figures, ledger: time, peer: quantity.map { (peer.name, $0) },
          goal: goal))
    }
    stage.replayTime = time
    stage.summary = contest.outcome(of: ledger.name)
    report.take(contest, reference: stage.summary, "\(name) of \(stage.title)")
  }
}

extension Report {
  /// Takes over versions, and who failed or found something else.
  mutating func take(_ contest: Contest, reference: Outcome?, _ title: String) {
    versions.merge(contest.versions) { $1 }
    checks += contest.checks(against: reference, about: title)
  }
}
