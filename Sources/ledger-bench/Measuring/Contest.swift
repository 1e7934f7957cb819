import LedgerVocabulary

/// Something that does the measured work in a process of its own, and prints an ``Outcome``.
struct Contestant {
  /// What the table calls it.
  let name: String
  /// The program and its arguments.
  let words: [String]
}

/// The same work done by several contestants in turn: A B C A B C, so that whatever else the
/// machine does meanwhile hits all alike.
struct Contest {
  private var outcomes: [String: [Outcome]] = [:]

  /// After so many seconds no further round is begun.
  static let patience = 120.0

  /// Lets contestants do their work in turn; one that cannot take part is left out.
  ///
  /// - Parameters:
  ///   - contestants: in the order of their turns.
  ///   - bench: how often, and where.
  ///   - title: what the person who waits is told.
  /// - Throws: ``LedgerError`` if one of them fails.
  init(_ contestants: [Contestant], on bench: Bench, title: String) throws(LedgerError) {
    let start = now()
    for round in 1...bench.repeats {
      for contestant in contestants where outcomes[contestant.name]?.first?.missing == nil {
        let turn = bench.repeats > 1 ? ", round \(round) of \(bench.repeats)" : ""
        bench.say("\(title)\(turn): \(contestant.name)")
        let run = try ChildRun(contestant.words, in: bench.folder)
        let outcome = try Outcome(run.output)
        outcomes[contestant.name, default: []].append(outcome)
        if let missing = outcome.missing { bench.say("\(contestant.name) is left out: \(missing)") }
      }
      if now() - start > Self.patience { break }
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

  /// Who found the same numbers as the first, and who did not.
  func agreement(with first: String, about title: String) -> String? {
    guard let reference = outcome(of: first) else { return nil }
    let others = outcomes.keys.sorted().filter { $0 != first && outcome(of: $0) != nil }
    let words = others.compactMap { name -> String? in
      guard let outcome = outcome(of: name), !outcome.numbers.isEmpty else { return nil }
      let differences = reference.differences(from: outcome)
      return differences.isEmpty
        ? "\(name): same numbers" : "\(name): DIFFERS: \(differences.joined(separator: ", "))"
    }
    return words.isEmpty ? nil : "\(title): \(words.joined(separator: "; "))"
  }
}
