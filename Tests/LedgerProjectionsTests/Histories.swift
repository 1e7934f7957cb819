import LedgerModel
import LedgerProjections
import TestSupport
import Testing

/// The state after a history in the notation of `TestSupport`.
func state(_ history: String) throws -> LedgerState {
  var state = LedgerState()
  state.apply(contentsOf: try events(history))
  return state
}

/// What was known of a history at a moment, or is now.
func known(_ history: String, asOf moment: String? = nil) throws -> Known {
  try state(history).known(asOf: moment.map { try time($0) })
}

/// A moment.
func time(_ text: String) throws -> PublicationTime {
  try #require(PublicationTime(text), "\(text) is no date")
}

extension Known {
  /// What was published about a figure, one "change value" each, such as "revised 240.1".
  func steps(_ series: String, _ period: String) throws -> [String] {
    try (history(of: series, Period(period))?.steps ?? []).map {
      "\($0.change.rawValue) \($0.observation.figure.text(seriesScale: state.scale(of: series)))"
    }
  }

  /// The current value as text, or "unknown".
  func value(_ series: String, _ period: String) throws -> String {
    try total(series, Period(period))?.value ?? "unknown"
  }

  /// The one streak of a series.
  func streak(_ series: String) throws -> Streak {
    let streaks = streaks(of: series)
    try #require(streaks.count == 1)
    return streaks[0]
  }

  /// The comparison of a level's growth with what was published, for a period.
  func growth(_ level: String, _ period: String) throws -> Growth {
    let period = try Period(period)
    return try #require(growth(of: level).first { $0.period == period }, "no growth for \(period)")
  }

  /// The messages of the findings of some kinds.
  func messages(_ kinds: AuditFinding.Kind...) -> [String] {
    audit(only: Set(kinds)).map(\.message)
  }
}

extension Interval {
  /// Both ends in decimals, rounded outwards, such as "41.6509…41.7025".
  func ends(_ decimals: Int) -> String {
    "\(lowText(decimals: decimals) ?? "−∞")…\(highText(decimals: decimals) ?? "∞")"
  }
}

extension Streak {
  /// The run in words, such as "contraction 3 2023-10…2023-12".
  var words: String { run.words }
}

extension Run {
  /// The run in words, such as "contraction at least 3 2023-10…2023-12".
  var words: String {
    "\(direction.rawValue) \(isExact ? "" : "at least ")\(length) \(from)…\(to)"
  }
}

/// The verdict on one claim, made long after a history in the notation of `TestSupport`.
func verdict(on claim: String, after history: String) throws -> Finding<Verdict> {
  let judged = try known(history + "\nsay \(claim) @2030-01-01").judgedClaims()
  return try #require(judged.first, "no claim").asKnownNow
}
