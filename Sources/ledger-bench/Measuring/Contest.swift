import LedgerLog
import LedgerModel

/// Something that does the measured work in a process of its own, and prints an ``Outcome``.
struct Contestant {
  /// What the table calls it.
  let name: String
  /// The program and its arguments.
  let words: [String]
  /// The files that it reads: brought into the system's cache before its turn, since the turns of
  /// others, and minutes without any, drive them out.
  var files: [String] = []

  /// Reads the files through.
  fileprivate func warm() throws(LedgerError) {
    for file in files { try warmCache(with: file) }
  }
}

/// Brings a file into the system's cache.
func warmCache(with file: String) throws(LedgerError) {
  let next = try pieces(ofFile: file)
  while try next() != nil {}
}

/// The same work done by several contestants in turn: A B C A B C, so that whatever else the
/// machine does meanwhile hits all alike.
struct Contest {
  private var outcomes: [String: [Outcome]] = [:]
  /// Why a peer that is there did not come to its end.
  private var failures: [String: String] = [:]

  /// After so many seconds no further round is begun.
  static let patience = 120.0

  /// Lets contestants do their work in turn; one that cannot take part is left out.
  ///
  /// - Parameters:
  ///   - contestants: in the order of their turns.
  ///   - bench: how often, and where.
  ///   - title: what the person who waits is told.
  /// - Throws: ``LedgerError`` if the ledger fails.
  init(_ contestants: [Contestant], on bench: Bench, title: String) throws(LedgerError) {
    let start = now()
    for round in 1...bench.repeats {
      for contestant in contestants where outcomes[contestant.name]?.first?.missing == nil {
        let turn = bench.repeats > 1 ? ", round \(round) of \(bench.repeats)" : ""
        bench.say("\(title)\(turn): \(contestant.name)")
        let outcome = try outcome(of: contestant, on: bench)
        outcomes[contestant.name, default: []].append(outcome)
        if let missing = outcome.missing { bench.say("\(contestant.name) is left out: \(missing)") }
      }
      if now() - start > Self.patience { break }
    }
  }

  /// A peer that fails, for want of memory say, only drops out.
  private mutating func outcome(
    of contestant: Contestant, on bench: Bench
  ) throws(LedgerError) -> Outcome {
    do {
      try contestant.warm()
      return try Outcome(try ChildRun(contestant.words, in: bench.folder).output)
    } catch {
      guard contestant.name != Bench.ledgerName else { throw error }
      failures[contestant.name] = error.description
      return Outcome(missing: error.description)
    }
  }

  /// The seconds that a contestant took for a part of the work; nil if it did not take part.
  func seconds(_ part: String, of name: String) -> Quantity? {
    let samples = (outcomes[name] ?? []).compactMap { $0.seconds[part] }
    return samples.isEmpty ? nil : Quantity(samples, .seconds)
  }

  /// The first outcome of a contestant that took part.
  func outcome(of name: String) -> Outcome? {
    outcomes[name]?.first.flatMap { $0.missing == nil ? $0 : nil }
  }

  /// Name and version of each that told its version.
  var versions: [String: String] { outcomes.compactMapValues { $0.first?.version } }

  /// What failed, who found the same numbers as a reference, and who did not.
  func checks(against reference: Outcome?, about title: String) -> [Report.Check] {
    outcomes.keys.sorted().filter { $0 != Bench.ledgerName }.compactMap { name in
      if let failure = failures[name] {
        return Report.Check("\(title): \(name): FAILED: \(failure)", isGood: false)
      }
      guard let reference, let outcome = outcome(of: name), !outcome.numbers.isEmpty else {
        return nil
      }
      let differences = reference.differences(from: outcome)
      let words =
        differences.isEmpty ? "same numbers" : "DIFFERS: " + differences.joined(separator: ", ")
      return Report.Check("\(title): \(name): \(words)", isGood: differences.isEmpty)
    }
  }
}
