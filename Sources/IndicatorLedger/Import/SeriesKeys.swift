import ExchangeFormats
import LedgerModel
import LedgerProjections

/// Which series of the ledger the names of a text are.
///
/// A name has its own key (``SeriesName/key``). A series that an older version defined under the
/// key that it made of the name goes on under that one, if the text shows that it is the same.
struct SeriesKeys {
  /// What to do where the text does not show it.
  let choice: ImportRequest.OlderKeys
  private let state: LedgerState
  /// By key the name whose it is in this text.
  private var owners: [String: Owner] = [:]
  /// The names that may have an older key, in the order of their first lines.
  private var open: [OlderSeries] = []
  /// Of the names that go on under an older key, that key.
  private var kept: [SeriesName: String] = [:]
  private var refused: [SeriesName: Refusal] = [:]
  /// What is worth knowing of series that an older version took for one.
  private(set) var notes: [String] = []

  /// A name with the line on which it was met first.
  struct Owner {
    let name: SeriesName
    let line: Int
    var evidence = OlderKeyEvidence()
  }

  init(_ choice: ImportRequest.OlderKeys, in state: LedgerState) {
    self.choice = choice
    self.state = state
  }

  /// The key of a series of the text.
  func key(of series: FormatSeries) -> String { kept[series.name] ?? series.definition.key }

  /// Says that the text has a series.
  ///
  /// - Throws: why it cannot be: another name has its key.
  mutating func claim(_ series: FormatSeries, line: Int) throws(Refusal) {
    let (key, name) = (series.definition.key, series.name)
    if let refusal = refused[name] { throw refusal }
    if let owner = owners[key] {
      guard owner.name != name else { return }
      throw Refusal(
        "\"\(name.text)\" would be the series \(key), which \"\(owner.name.text)\" of line "
          + "\(owner.line) is; give one of them another key")
    }
    owners[key] = Owner(name: name, line: line)
    guard !state.isDefined(key), let older = name.olderKey, let defined = state.defined(older)
    else { return }
    var evidence = OlderKeyEvidence()
    evidence.isNamed = defined.definition.isNamed(as: series)
    open.append(
      OlderSeries(name: name, key: key, older: older, line: line, evidence: evidence))
  }

  /// Whether what figures say of a series of the text would be of use.
  func isOpen(_ series: FormatSeries) -> Bool {
    open.contains { $0.name == series.name || $0.older == series.definition.key }
  }

  /// Weighs what the text says of some periods and days against what the ledger has.
  mutating func weigh(_ series: FormatSeries, _ said: [FigurePlace: Set<SaidValue>]) {
    let key = series.definition.key
    if let place = open.firstIndex(where: { $0.name == series.name }) {
      open[place].evidence.add(said, against: open[place].older, in: state)
    }
    if open.contains(where: { $0.older == key }) {
      owners[key]?.evidence.add(said, against: key, in: state)
    }
  }

  /// Decides which names go on under an older key.
  ///
  /// - Returns: the names of which that cannot be told, each with what is wrong and its line.
  mutating func decide() -> [RejectedRow] {
    var problems: [RejectedRow] = []
    for (older, names) in Dictionary(grouping: open, by: \.older).sorted(by: { $0.key < $1.key }) {
      let sharing = OlderKeyNames(names: names, owner: owners[older], choice: choice)
      for (series, outcome) in sharing.outcomes {
        switch outcome {
        case .own: break
        case .older: kept[series.name] = older
        case .refused(let message, let remedy):
          refused[series.name] = Refusal(message, remedy: remedy)
          problems.append(RejectedRow(line: series.line, message, remedy: remedy))
        }
      }
      if let note = sharing.note { notes.append(note) }
    }
    open = []
    return problems.sorted { $0.line < $1.line }
  }

  /// Whether a series is left out, since it cannot be told which it is.
  func isRefused(_ series: FormatSeries) -> Bool { refused[series.name] != nil }
}

extension SeriesDefinition {
  /// Whether a text defines the series alike but for the key, and the title has what the older key
  /// had lost of the name.
  fileprivate func isNamed(as series: FormatSeries) -> Bool {
    guard let title, let checked = try? series.definition.checked() else { return false }
    var other = checked
    other.key = key
    let lost = series.name.valuesLostInOlderKey
    return other == self && !lost.isEmpty && lost.allSatisfy { title.contains($0) }
  }
}
