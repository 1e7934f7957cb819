/// A published fact, or the keeper's repair of one: what the log is made of.
public enum Event: Hashable, Sendable {
  /// The definition of a series.
  case series(SeriesDefinition)
  /// Figures that an agency published together.
  case release(Release)
  /// What an official or a paper said, with what it claims.
  case statement(Statement)
  /// A target that somebody set.
  case target(Target)
  /// The keeper repairs a transcription error.
  case correction(Correction)
  /// The agency takes a figure or release back.
  case withdrawal(Withdrawal)
  /// The keeper adds to what is known of a series.
  case amendment(Amendment)

  /// The kind, as the log spells it.
  public var kind: String {
    switch self {
    case .series: "series"
    case .release: "release"
    case .statement: "statement"
    case .target: "target"
    case .correction: "correction"
    case .withdrawal: "withdrawal"
    case .amendment: "amendment"
    }
  }

  /// All kinds.
  public static let kinds = [
    "series", "release", "statement", "target", "correction", "withdrawal", "amendment",
  ]

  /// The identity that its keeper gave it, if any.
  public var id: String? {
    switch self {
    case .series: nil
    case .release(let release): release.id
    case .statement(let statement): statement.id
    case .target(let target): target.id
    case .correction(let correction): correction.id
    case .withdrawal(let withdrawal): withdrawal.id
    case .amendment(let amendment): amendment.id
    }
  }

  /// When the public could know it; nil for what is not published: definitions, amendments and
  /// corrections.
  public var published: PublicationTime? {
    switch self {
    case .series, .amendment, .correction: nil
    case .release(let release): release.published
    case .statement(let statement): statement.published
    case .target(let target): target.published
    case .withdrawal(let withdrawal): withdrawal.published
    }
  }

  /// Where it was read, if that is told.
  public var source: Source? {
    switch self {
    case .series, .amendment, .correction: nil
    case .release(let release): release.source
    case .statement(let statement): statement.source
    case .target(let target): target.source
    case .withdrawal(let withdrawal): withdrawal.source
    }
  }

  /// One line that names the event to a person.
  public var title: String {
    switch self {
    case .series(let series): series.title ?? series.key
    case .release(let release): release.title
    case .statement(let statement):
      statement.summary
        ?? "\(statement.speaker ?? statement.agency): \(statement.claims.count) claims"
    case .target(let target):
      "target \(target.figure.value.text) for \(target.figure.series)"
        + (target.period.map { " in \($0)" } ?? "")
    case .correction(let correction):
      "correction of event \(correction.corrects): \(correction.reason)"
    case .withdrawal(let withdrawal):
      "withdrawal of event \(withdrawal.withdraws): \(withdrawal.reason)"
    case .amendment(let amendment):
      "amendment of \(amendment.series)" + (amendment.note.map { ": \($0)" } ?? "")
    }
  }
}

/// An event with its place in the log.
public struct RecordedEvent: Hashable, Sendable {
  /// The position in the log, counted from 0.
  public let seq: Int
  /// When this ledger learnt of it.
  public let recorded: Timestamp
  /// The event.
  public let event: Event

  /// Makes a recorded event.
  public init(seq: Int, recorded: Timestamp, event: Event) {
    self.seq = seq
    self.recorded = recorded
    self.event = event
  }
}
