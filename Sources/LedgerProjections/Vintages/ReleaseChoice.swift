/// Which of the values that a period had one after the other.
public enum ReleaseChoice: Hashable, Sendable {
  /// The one that came so many releases after the first; 0 is the first.
  case number(Int)
  /// The one that stands.
  case latest
  /// The last one that the agency did not mark as provisional, estimated or forecast.
  case final

  /// `first`, `latest`, `final`, or a number of releases after the first; nil for anything else.
  public init?(_ text: String) {
    switch text {
    case "first": self = .number(0)
    case "latest": self = .latest
    case "final": self = .final
    default:
      guard let number = Int(text), number >= 0, String(number) == text else { return nil }
      self = .number(number)
    }
  }

  /// The text that `init` reads.
  public var text: String {
    switch self {
    case .number(0): "first"
    case .number(let number): String(number)
    case .latest: "latest"
    case .final: "final"
    }
  }

  /// Whether it is counted from the first release, which may lie before the first vintage held.
  public var isCounted: Bool {
    if case .number = self { return true }
    return false
  }
}

/// What counts as another release of a period.
public enum ReleaseCount: String, Hashable, Sendable, CaseIterable {
  /// Every vintage of the series that has the period, whether or not it changed.
  case vintage
  /// Only those in which the value became another one.
  case change
}

extension Triangle {
  /// The value of a period in one of its releases.
  ///
  /// - Parameters:
  ///   - choice: which release.
  ///   - count: what counts as one.
  ///   - row: the period's.
  /// - Returns: the entry under which it falls, and the vintage; nil where there is no such
  ///   release, or its value had been taken back.
  /// - Complexity: linear in the entries of the row.
  public func release(
    _ choice: ReleaseChoice, counting count: ReleaseCount = .vintage, of row: Row
  ) -> (entry: Entry, vintage: Int)? {
    let found: (entry: Entry, vintage: Int)?
    switch choice {
    case .number(let number):
      switch count {
      case .vintage:
        let vintage = row.entries[0].vintage + number
        found =
          vintage < vintages.count
          ? row.entry(inVintage: vintage).map { ($0, vintage) } : nil
      case .change:
        let changes = row.entries.filter { $0.change == .first || $0.change == .revised }
        found = number < changes.count ? (changes[number], changes[number].vintage) : nil
      }
    case .latest:
      found = row.entries.last.map { ($0, vintages.count - 1) }
    case .final:
      guard row.entries.last?.cell != nil else { return nil }
      found = row.entries.last { $0.cell.map { !$0.isProvisional } ?? false }
        .map { ($0, $0.vintage) }
    }
    return found?.entry.cell == nil ? nil : found
  }
}
