import CommandLineInterface
import IndicatorLedger
import LedgerLog
import PlainText

/// What every reading command has in common: the ledger, the two clocks, and which series.
struct Reading {
  let ledger: Ledger
  let known: Known
  let patterns: [SeriesPattern]
  let format: OutputFormat
  private let recordedBy: Timestamp?

  /// The options that every reading command takes.
  static let options = clocks + [OutputFormat.option]

  /// The two clocks.
  static let clocks = [
    OptionDeclaration(
      "as-of", value: "DATE",
      "Only what was public by then: 2024-01-12, 2024-01, or a time with its zone."),
    OptionDeclaration(
      "recorded-by", value: "TIME",
      "Only what this ledger had recorded by then: a UTC time, or a day."),
  ]

  /// The argument of commands that take series patterns.
  static let series = PositionalDeclaration(
    "SERIES", optional: true, repeats: true,
    "Keys or patterns such as CN.TRADE.RU.USD or 'CN.TRADE.*'; all if none is given.")

  /// - Parameters:
  ///   - arguments: the command line.
  ///   - positional: the argument with the series patterns; nil: there is none.
  ///   - format: the form of the answer where a command has but one; nil: `--format` says it.
  /// - Throws: ``LedgerError``, or a usage error for a moment or series that is none.
  init(
    _ arguments: ParsedArguments, patternsIn positional: String? = "SERIES",
    format: OutputFormat? = nil
  ) throws {
    ledger = try openLedger(arguments)
    let clocks = try Clocks(arguments)
    recordedBy = clocks.recordedBy
    self.format = format ?? OutputFormat(arguments)
    known = try ledger.state(through: nil, recordedBy: recordedBy).known(asOf: clocks.asOf)
    let state = known.state
    patterns =
      positional.map { positional in
        arguments.positionals(positional).map { name in
          state.isDefined(name) ? SeriesPattern(key: name) : SeriesPattern(name)
        }
      } ?? []
    for pattern in patterns { try known.requireMatch(pattern) }
  }

  /// The events that the ledger had recorded by the moment asked for.
  func events() throws(LedgerError) -> [RecordedEvent] {
    try ledger.events(recordedBy: recordedBy)
  }

  /// Whether a series is asked for.
  func isWanted(_ key: String) -> Bool {
    patterns.isEmpty || patterns.contains { $0.matches(key) }
  }

  /// Whether a level or growth series is asked for, by its own key or by its counterpart's.
  func isWantedByCounterpart(_ key: String) -> Bool {
    isWanted(key)
      || [known.growthSeries(of: key), known.level(of: key)].contains {
        $0.map(isWanted) ?? false
      }
  }

  static func moment(_ text: String) throws -> PublicationTime {
    guard let time = PublicationTime(text) else {
      throw UsageError(
        message: "'\(text)' is no date; expected one like 2024-01-12, 2024-01, or "
          + "2024-01-12T10:00:00+08:00.")
    }
    return time
  }

  fileprivate static func recordedBy(_ text: String) throws -> Timestamp {
    if let time = Timestamp(text) { return time }
    guard let day = PublicationTime(text), day.text.utf8.count <= 10 else {
      throw UsageError(
        message: "'\(text)' is no time of recording; expected a UTC time like "
          + "2024-01-12T10:00:00Z, or a day like 2024-01-12.")
    }
    return Timestamp(seconds: (day.day.dayNumber + 1) * 86_400 - 1)
  }

  /// The position of an event.
  static func position(_ text: String) throws -> Int {
    guard let position = Int(text), position >= 0 else {
      throw UsageError(message: "'\(text)' is no event; expected a position such as 0 or 200.")
    }
    return position
  }

  static func period(_ text: String) throws -> Period {
    do { return try Period(text) } catch {
      throw UsageError(message: error.message + ".")
    }
  }
}

extension Known {
  /// Throws words that help if no series is called so.
  fileprivate func requireMatch(_ pattern: SeriesPattern) throws {
    let keys = state.seriesKeys
    guard !keys.contains(where: pattern.matches) else { return }
    let hint =
      nearest(to: pattern.text, in: keys).map { " Did you mean \($0)?" }
      ?? " List the series with 'indicators series'."
    throw UsageError(message: "No series is called \(pattern.text).\(hint)")
  }

  /// The one series that `name` means.
  func oneSeries(_ name: String) throws -> String {
    // Most often the key itself: do not go through all of them.
    if state.isDefined(name) { return name }
    let pattern = SeriesPattern(name)
    try requireMatch(pattern)
    let matching = state.seriesKeys.filter(pattern.matches)
    guard matching.count == 1 else {
      throw UsageError(
        message:
          "\(name) means \(matching.count) series (\(matching.prefix(3).joined(separator: ", ")) …); name one."
      )
    }
    return matching[0]
  }
}

/// The two moments that a reading command is asked for.
struct Clocks {
  /// What was public by then; nil: all.
  let asOf: PublicationTime?
  /// What the ledger had recorded by then; nil: all.
  let recordedBy: Timestamp?

  init(_ arguments: ParsedArguments) throws {
    asOf = try arguments.value("as-of").map { try Reading.moment($0) }
    recordedBy = try arguments.value("recorded-by").map { try Reading.recordedBy($0) }
  }
}

/// The day that it is in UTC.
func currentDay() -> CivilDate { CivilDate(dayNumber: currentTime().seconds / 86_400) }

/// The ledger that the command line names, or the one around the working folder.
///
/// - Parameters:
///   - arguments: the command line.
///   - place: where the ledger is, if an argument says it.
/// - Returns: the ledger.
/// - Throws: ``LedgerError`` with the code `unavailable` if there is none.
func openLedger(_ arguments: ParsedArguments, _ place: String? = nil) throws -> Ledger {
  let place = place ?? arguments.value("ledger")
  var ledger = try place.map { try Ledger(at: $0) } ?? Ledger.find()
  ledger.onWarning = { writeError("indicators: \(terminalSafe($0))\n") }
  return ledger
}
