/// The whole workload appended in one command: checked, with checksums, durable.
enum BulkAppendMeasure: Measure {
  static let name = "bulk append"

  /// Stores that take a transaction a release are not asked for more figures than this.
  static let patience = 1_000_000

  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws {
    let rounds = stage.figures > patience ? 1 : bench.repeats
    let peers = stage.figures > patience ? [] : [PythonPeer.sqlite, .eventSourcing]
    var times: [Double] = []
    var bare: [Double] = []
    var contests: [Contest] = []
    for round in 1...rounds {
      bench.say("\(name) of \(stage.title), round \(round) of \(rounds): ledger")
      times.append(try append(stage, bench))
      bare.append(try copy(stage, bench))
      // One turn of each peer after every one of the ledger.
      let contestants = try peers.compactMap { peer in
        let database = bench.folder + "/append-\(peer.name).db"
        try bench.remove(database, database + "-wal", database + "-shm")
        return peer.contestant([stage.input, database], on: bench)
      }
      contests.append(
        try Contest(contestants, on: bench.once, title: "\(name) of \(stage.title)"))
      if times.reduce(0, +) > Contest.patience { break }
    }
    report.add(stage, times, bare: bare, peers: peers.map(\.name), contests)
  }

  /// Appends to an empty ledger with the program itself.
  private static func append(_ stage: Stage, _ bench: Bench) throws -> Double {
    let ledger = bench.folder + "/append-ledger"
    try bench.remove(ledger)
    _ = try ChildRun([bench.indicators, "init", ledger], in: bench.folder)
    try warmCache(with: stage.input)
    let run = try ChildRun(
      [bench.indicators, "append", "-q", stage.input, "--ledger", ledger], in: bench.folder)
    try bench.remove(ledger)
    return run.wallSeconds
  }

  /// Writes as many bytes with nothing else to do.
  private static func copy(_ stage: Stage, _ bench: Bench) throws -> Double {
    let file = bench.folder + "/append-bare"
    try bench.remove(file)
    let start = now()
    try BareWrites(file).copy(stage.input)
    let seconds = now() - start
    try bench.remove(file)
    return seconds
  }
}

extension Report {
  fileprivate mutating func add(
    _ stage: Stage, _ times: [Double], bare: [Double], peers: [String], _ contests: [Contest]
  ) {
    let figures = Double(stage.figuresWritten)
    func samples(_ part: String, _ peer: String) -> [Double] {
      contests.compactMap { $0.seconds(part, of: peer)?.median }
    }
    func rate(_ seconds: [Double]) -> Quantity? {
      seconds.isEmpty ? nil : Quantity(seconds.map { figures / $0 }, .figuresPerSecond)
    }
    let ledger = rate(times)
    for peer in peers {
      let goal: Goal? = peer == PythonPeer.sqlite.name ? .ratio(10) : nil
      let quantity = rate(samples("append", peer))
      guard quantity != nil || goal != nil else { continue }
      rows.append(
        Row(
          BulkAppendMeasure.name, figures: stage.figures, ledger: ledger,
          peer: quantity.map { (peer, $0) }, goal: goal))
    }
    rows.append(
      Row(
        BulkAppendMeasure.name, figures: stage.figures, ledger: ledger,
        peer: stage.replayTime.flatMap { rate($0.samples) }.map { ("its own replay", $0) },
        goal: .ratio(0.33)))
    // What the disk leaves possible.
    rows.append(
      Row(
        BulkAppendMeasure.name, figures: stage.figures, ledger: ledger,
        peer: rate(bare).map { ("bare write and flush", $0) }))
    for peer in peers {
      let replay = samples("replay", peer)
      guard !replay.isEmpty else { continue }
      rows.append(
        Row(
          ReplayMeasure.name, figures: stage.figures, ledger: stage.replayTime,
          peer: (peer, Quantity(replay, .seconds))))
    }
    for (round, contest) in contests.enumerated() {
      // All rounds find the same: one check is enough.
      take(contest, reference: round == 0 ? stage.summary : nil, "replay of \(stage.title)")
    }
  }
}
