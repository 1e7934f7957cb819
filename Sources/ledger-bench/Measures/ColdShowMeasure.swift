/// One figure as known on a day, asked of a program that is started for it.
enum ColdShowMeasure: Measure {
  private static let rounds = 30

  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws {
    let question = LookUps.sample(of: stage.workload)
    let show = [
      bench.indicators, "show", question.series, question.period, "--as-of", question.day,
      "--ledger", try stage.ledger(),
    ]
    let shellVersion = bench.isAlone ? nil : SQLiteShell.version(in: bench.folder)
    let database = shellVersion == nil ? nil : try stage.database(bench)
    let select = database.map { SQLiteShell.words($0, question) }
    var runs: (ledger: [ChildRun], shell: [ChildRun]) = ([], [])
    bench.say("cold show of \(stage.title)")
    // Both once for the operating system to have the files in memory.
    let answer = try text(of: show, bench)
    if let select {
      let value = try text(of: select, bench).split(separator: "\n").first ?? "nothing"
      let isSame = answer.split(whereSeparator: \.isWhitespace).contains(value)
      report.checks.append(
        Report.Check(
          "cold show of \(stage.title): \(SQLiteShell.name): "
            + (isSame ? "same value" : "DIFFERS: \(value)"), isGood: isSame))
    }
    let start = now()
    for _ in 0..<rounds where now() - start < Contest.patience || runs.ledger.isEmpty {
      runs.ledger.append(try ChildRun(show, in: bench.folder))
      if let select { runs.shell.append(try ChildRun(select, in: bench.folder)) }
    }
    report.versions[SQLiteShell.name] = shellVersion
    func row(_ name: String, _ part: (ChildRun) -> Double, _ goal: Goal?) -> Row {
      let shell = runs.shell.isEmpty ? nil : Quantity(runs.shell.map(part), .seconds)
      return Row(
        name, figures: stage.figures, ledger: Quantity(runs.ledger.map(part), .seconds),
        peer: shell.map { (SQLiteShell.name, $0) }, goal: goal)
    }
    report.rows.append(row("cold show", { $0.wallSeconds }, .ratio(0.5)))
    report.rows.append(row("cold show, processor", { $0.processorSeconds }, nil))
    let peer = try select.flatMap { try memory($0, bench) }
    report.rows.append(
      Row(
        "cold show, resident", figures: stage.figures, ledger: try memory(show, bench),
        peer: peer.map { (SQLiteShell.name, $0) }, goal: .atMost(16, .mebibytes)))
  }

  private static func text(of words: [String], _ bench: Bench) throws -> String {
    String(decoding: try ChildRun(words, in: bench.folder).output, as: UTF8.self)
  }

  /// The most memory of several runs that are watched; nil where that cannot be seen.
  private static func memory(_ words: [String], _ bench: Bench) throws -> Quantity? {
    var most = 0
    let start = now()
    // A program of a few milliseconds is not looked at in its last one every time.
    for run in 0..<rounds where run < 3 || now() - start < 10 {
      let resident = try ChildRun(words, in: bench.folder, watchesMemory: true).memory.resident
      most = max(most, resident)
    }
    return most > 0 ? Quantity([Double(most) / 1_048_576], .mebibytes) : nil
  }
}
