import LedgerModel
import LedgerProjections
import TestSupport
import Testing

/// When the order of the log must not matter.
@Suite struct `The order of the log` {
  private static let seeds = (1...200).map(UInt64.init)

  @Test(arguments: seeds)
  func `does not change totals where one day's releases are of different series`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    let definitions = ["series T = A + B", "series A", "series B", "series C scale 9"]
    var lines: [String] = []
    for day in 1...4 {
      for key in ["T", "A", "B", "C"] where Bool.random(using: &generator) {
        let period = 2020 + Int.random(in: 0...3, using: &generator)
        let value = Int.random(in: 90...110, using: &generator)
        let decimals = Bool.random(using: &generator) ? ".\(value % 10)" : ""
        lines.append("\(key) \(period) \(value)\(decimals) @2024-01-0\(day) by AGENCY.\(key)")
      }
    }
    let straight = try answers(definitions + lines)
    for _ in 0..<4 {
      // Backfill included: the days are shuffled too.
      let shuffled = lines.shuffled(using: &generator)
      #expect(try answers(definitions + shuffled) == straight, "seed \(seed): \(shuffled)")
    }
  }

  @Test(arguments: seeds)
  func `does not change what counts where most publishers agree`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let publishers = 3 + Int.random(in: 0...6, using: &generator)
    let wrong = Int.random(in: 0...((publishers - 1) / 2), using: &generator)
    // Of the most decimals that anybody prints, so that nobody's value is narrower.
    let lines = (0..<publishers).map { index in
      let value = index < wrong ? "\(Int.random(in: 10...90, using: &generator))" : "45.67"
      let decimal = index < wrong ? ".\(Int.random(in: 10...99, using: &generator))" : ""
      let isRound = Bool.random(using: &generator)
      return
        "X 2023 \(value)\(isRound ? String(decimal.prefix(2)) : decimal) @2024-01-12 via P\(index)"
    }
    for _ in 0..<4 {
      let shuffled = lines.shuffled(using: &generator)
      let known = try known("series X\n" + shuffled.joined(separator: "\n"))
      #expect(try known.value("X", "2023") == "45.67", "seed \(seed): \(shuffled)")
      #expect(known.messages(.revision).isEmpty, "seed \(seed): \(shuffled)")
    }
  }

  @Test(arguments: seeds)
  func `does not change what counts where the agency has spoken`(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let reports = (0..<Int.random(in: 1...6, using: &generator)).map { index in
      "X 2023 \(Int.random(in: 440...460, using: &generator)).5 @2024-01-12 via P\(index)"
    }
    let lines = (reports + ["X 2023 450.25 @2024-01-12"]).shuffled(using: &generator)
    let known = try known("series X\n" + lines.joined(separator: "\n"))
    #expect(try known.value("X", "2023") == "450.25", "seed \(seed): \(lines)")
    #expect(known.audit().allSatisfy { $0.kind == .misquote }, "seed \(seed): \(lines)")
    let wrong = reports.filter { !$0.hasPrefix("X 2023 450.5") }
    #expect(known.audit().count == reports.count, "seed \(seed): \(wrong)")
  }

  /// The totals without the positions, which the order of the log decides.
  private func answers(_ lines: [String]) throws -> [String] {
    let known = try known(lines.joined(separator: "\n"))
    return known.keys { _ in true }.flatMap { key in
      known.totals(of: key).map {
        "\(key) \($0.period) \($0.value ?? "derived") \($0.interval) \(String(describing: $0.record))"
      }
    }
  }
}
