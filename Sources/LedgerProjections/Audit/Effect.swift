public import LedgerModel

/// What an event changed in what the ledger answers.
public struct Effect: Equatable, Sendable {
  /// What kind of change.
  public let kind: Kind
  /// The position of the event that made it.
  public let event: Int
  /// The series that changed.
  public let series: String
  /// The period that changed.
  public let period: Period?
  /// What changed, for a person: a sentence without its full stop.
  public let message: String

  /// The kinds of change.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A series was defined.
    case defined
    /// A figure that was not there before.
    case new
    /// A figure was repeated or restated.
    case restated
    /// A figure was revised.
    case revised
    /// A report of a release is wrong.
    case misquoted
    /// A new extreme.
    case record
    /// A streak began.
    case streakBegan = "streak-began"
    /// A streak went on.
    case streakExtended = "streak-extended"
    /// A streak ended.
    case streakEnded = "streak-ended"
    /// A claim was made, or its verdict changed.
    case claim
    /// A target was set.
    case target
    /// A figure was corrected or taken back.
    case repaired
    /// Published growth or a total that does not follow from the levels.
    case finding
  }
}
