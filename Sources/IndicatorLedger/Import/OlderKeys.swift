import ExchangeFormats
import LedgerModel
import LedgerProjections

/// A name whose series an older version may have defined under another key.
struct OlderSeries {
  let name: SeriesName
  /// The key that the name has now.
  let key: String
  /// The key that older versions made of it, which the ledger has.
  let older: String
  let line: Int
  var evidence: OlderKeyEvidence
}

/// A period and who said something of it when.
struct FigurePlace: Hashable {
  let period: Period
  let published: String
  let agency: String
}

/// A value with the power of ten in which it counts.
struct SaidValue: Hashable {
  let value: ExactDecimal
  let scale: Int
}

/// What speaks for and against a name's being that of a series of the ledger.
struct OlderKeyEvidence {
  /// Whether title and definition say it.
  var isNamed = false
  /// Of how many periods and days text and ledger have the same, and of how many they have not.
  private(set) var (alike, different) = (0, 0)
  /// Whether the ledger has figures there besides that the text does not have.
  private(set) var hasOthers = false

  enum Verdict {
    case same
    case other
    /// The ledger's series has this name's figures and another's.
    case mixed
    case unsure
  }

  var verdict: Verdict {
    switch (alike > 0, different > 0) {
    case (true, false): hasOthers ? .mixed : .same
    case (false, true): .other
    case (true, true): .unsure
    case (false, false): isNamed ? .same : .unsure
    }
  }

  mutating func add(
    _ said: [FigurePlace: Set<SaidValue>], against key: String, in state: LedgerState
  ) {
    let scale = state.scale(of: key)
    for (place, values) in said {
      let known = state.observations(of: key, place.period).filter {
        $0.published.text == place.published && $0.agency == place.agency
      }.map { SaidValue(value: $0.figure.value, scale: $0.figure.scale ?? scale) }
      guard !known.isEmpty else { continue }
      if values.isDisjoint(with: known) { different += 1 } else { alike += 1 }
      if !values.isSuperset(of: known) { hasOthers = true }
    }
  }
}

/// The names of a text of which older versions made one key.
struct OlderKeyNames {
  let names: [OlderSeries]
  /// The name of the text that is this key itself, if there is one.
  let owner: SeriesKeys.Owner?
  let choice: ImportRequest.OlderKeys

  enum Outcome {
    /// The name has its own key.
    case own
    /// It goes on under the older one.
    case older
    case refused(String, remedy: Remedy? = nil)
  }

  private var same: [OlderSeries] { names.filter { $0.evidence.verdict == .same } }

  /// Those of which the ledger's series has figures, where they are several.
  private var mixed: [SeriesName] {
    let found = names.filter { [.same, .mixed].contains($0.evidence.verdict) }.map(\.name)
    let all = found + (owner.map { $0.evidence.alike > 0 ? [$0.name] : [] } ?? [])
    let isMixed = all.count > 1 || names.contains { $0.evidence.verdict == .mixed }
    return isMixed ? all : []
  }

  /// What becomes of each name.
  var outcomes: [(OlderSeries, Outcome)] { names.map { ($0, outcome(of: $0)) } }

  private func outcome(of series: OlderSeries) -> Outcome {
    guard mixed.isEmpty else { return .own }
    if let owner {
      guard series.evidence.verdict == .same else { return .own }
      return .refused(
        "the ledger has \"\(series.name.text)\" as \(series.older), the key that an older version "
          + "gave it, and \"\(owner.name.text)\" of line \(owner.line) would be that series, too; "
          + "give it another key")
    }
    switch series.evidence.verdict {
    case .same: return .older
    case .other, .mixed: return .own
    case .unsure where !same.isEmpty: return .own
    case .unsure:
      switch choice {
      case .leave: return .own
      case .keep where names.count == 1: return .older
      case .keep, .ask:
        return .refused(
          "\"\(series.name.text)\" is perhaps the series \(series.older) of the ledger, a key that "
            + "older versions gave such names, and perhaps not: no figure and no title tells",
          remedy: .chooseKey(older: series.older, own: series.key))
      }
    }
  }

  /// What to tell of a series with the figures of several names; nil if there is none.
  var note: String? {
    guard !mixed.isEmpty, let first = names.first else { return nil }
    let texts = mixed.map { "\"\($0.text)\"" }.joined(separator: " and ")
    let others = names.map { "\"\($0.name.text)\" is \($0.key)" }.joined(separator: ", ")
    return
      "the ledger's series \(first.older) has figures of \(texts)"
      + (mixed.count == 1 ? " and of another name" : "")
      + ", which an older version took for one; from now on \(others)"
  }
}
