/// Small releases, each on the disk before the next, against the disk's own limit.
enum SmallAppendMeasure: Measure {
  static let name = "small release appended"
  static let count = 3_000

  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws {
    // The size of the workload plays no part: once is enough.
    guard !report.rows.contains(where: { $0.measure == name }) else { return }
    let ledger = bench.folder + "/small-ledger"
    let database = bench.folder + "/small.db"
    var contests: [Contest] = []
    for _ in 0..<bench.repeats {
      try bench.remove(ledger, database, database + "-wal", database + "-shm")
      _ = try ChildRun([bench.indicators, "init", ledger], in: bench.folder)
      let contestants = [
        bench.itself("append-small", ["--ledger", ledger, "--count", "\(count)"]),
        PythonPeer.sqliteSmallAppend.contestant([database, "\(count)", "\(lineSize)"], on: bench),
      ]
      contests.append(try Contest(contestants.compactMap(\.self), on: bench.once, title: name))
    }
    try bench.remove(ledger)
    for contest in contests { report.take(contest, reference: nil, name) }
    func rate(_ part: String, _ name: String) -> Quantity? {
      let seconds = contests.compactMap { $0.seconds(part, of: name)?.median }
      return seconds.isEmpty ? nil : Quantity(seconds.map { 1 / $0 }, .releasesPerSecond)
    }
    let rates = rate("release", Bench.ledgerName)
    let bare = rate("bare", Bench.ledgerName)
    report.rows.append(
      Row(
        name, figures: count, ledger: rates, peer: bare.map { ("bare write and flush", $0) },
        goal: .ratio(0.9)))
    if let sqlite = rate("release", PythonPeer.sqliteSmallAppend.name) {
      report.rows.append(
        Row(name, figures: count, ledger: rates, peer: (PythonPeer.sqliteSmallAppend.name, sqlite)))
    }
  }

  /// The bytes of a stored line of ``SmallRelease``, about.
  private static let lineSize = SmallRelease.line(0).count
}
