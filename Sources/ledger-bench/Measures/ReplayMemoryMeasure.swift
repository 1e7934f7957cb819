/// The memory that a replay takes beyond the files it reads.
enum ReplayMemoryMeasure: Measure {
  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws {
    bench.say("memory of a replay of \(stage.title)")
    let run = try ChildRun(
      [bench.indicators, "replay", "--format", "json", "--ledger", try stage.ledger()],
      in: bench.folder, watchesMemory: true)
    let bytes = run.memory.anonymous
    report.rows.append(
      Row(
        "replay, memory", figures: stage.figures,
        ledger: bytes > 0 ? Quantity([Double(bytes) / 1_048_576], .mebibytes) : nil,
        goal: .atMost(400, .mebibytes)))
  }
}
