import CommandLineInterface
import Drawing
import IndicatorLedger
import StrictJSON

/// `calendar`: how agencies publish, and what is due.
enum CalendarCommand: Command {
  static let declaration = CommandDeclaration(
    "calendar", "How long agencies take to publish, how regularly, and what is due or overdue.",
    discussion:
      "The lag is counted in days from the end of a period to the day on which the agency first "
      + "gave a figure for it. What is due is seen from today, or from --as-of.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration("agency", value: "AGENCY", "Only this agency."),
      OptionDeclaration("releases", "Every release with its lag, in place of a line a frequency."),
      OptionDeclaration("overdue", "Only what is overdue; the exit code says whether anything is."),
    ] + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators calendar --as-of 2024-01-12", "what was due on the day after it"),
      ExampleDeclaration("indicators calendar --overdue", "is the ledger up to date?"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let agency = arguments.value("agency")
    let today = reading.known.asOf?.day ?? currentDay()
    let all = reading.known.calendar(series: reading.isWanted)
    if let agency, !all.contains(where: { $0.agency == agency }) {
      let names = Set(all.map(\.agency)).sorted().joined(separator: ", ")
      throw UsageError(message: "No agency is called \(agency); there are \(names).")
    }
    let onlyOverdue = arguments.flag("overdue")
    let schedules = all.filter {
      (agency == nil || $0.agency == agency) && (!onlyOverdue || $0.status(on: today) == .overdue)
    }
    if arguments.flag("releases") {
      releases(schedules).print(reading.format)
    } else {
      answer(schedules, today).print(reading.format)
    }
    return onlyOverdue && !schedules.isEmpty ? .findings : .done
  }

  private static func answer(_ schedules: [ReleaseSchedule], _ today: CivilDate) -> Answer {
    Answer(
      schedules,
      columns: [
        .text("agency") { $0.agency }, .text("by") { $0.frequency.rawValue },
        .text("releases", alignedRight: true) { "\($0.releases.count)" },
        .text("last") { $0.releases.last?.period.description },
        .text("lag in days", alignedRight: true) { schedule in
          let lags = schedule.usualLags
          return "\(lags[lags.count / 2]) (\(lags[0])–\(lags[lags.count - 1]))"
        }, .text("regularity") { $0.regularity.rawValue },
        .text("next") { $0.next?.period.description },
        .text("expected") { $0.next?.expected.description },
        .text("due by") { $0.next?.due.description },
        .cell("status") { schedule in
          let status = schedule.status(on: today)
          return .init(words(schedule, status, today), style: style(status))
        },
      ], json: { $0.json(on: today) },
      footnote: "lag: median, with the shortest and the longest that are usual; as of \(today)",
      ifEmpty: "nothing is overdue")
  }

  private static func style(_ status: ReleaseSchedule.Status) -> Style {
    switch status {
    case .overdue: .bad
    case .due: .warning
    case .upcoming: .good
    case .unknown: .dim
    }
  }

  private static func words(
    _ schedule: ReleaseSchedule, _ status: ReleaseSchedule.Status, _ today: CivilDate
  ) -> String {
    guard status == .overdue, let due = schedule.next?.due else {
      return status == .unknown ? "too few to tell" : status.rawValue
    }
    return "overdue by \(counted(today.dayNumber - due.dayNumber, "day"))"
  }

  private static func releases(_ schedules: [ReleaseSchedule]) -> Answer {
    let all = schedules.flatMap { schedule in schedule.releases.map { (schedule, $0) } }
    return Answer(
      all,
      columns: [
        .text("agency") { $0.0.agency }, .text("period") { $0.1.period.description },
        .text("published") { $0.1.day.description },
        .text("lag", alignedRight: true) { "\($0.1.lag)" },
        .text("event", alignedRight: true, style: .dim) { "\($0.1.event)" },
      ],
      json: { schedule, release in
        .members([
          "agency": .string(schedule.agency), "frequency": .string(schedule.frequency.rawValue),
          "period": .string(release.period.description),
          "published": .string(release.day.description), "lag": .integer(release.lag),
          "events": .list([.integer(release.event)]),
        ])
      }, ifEmpty: "no release is known")
  }
}

extension ReleaseSchedule {
  /// The schedule as a row, seen from a day.
  fileprivate func json(on day: CivilDate) -> JSONValue {
    let lags = usualLags
    return .members([
      "agency": .string(agency), "frequency": .string(frequency.rawValue),
      "releases": .integer(releases.count), "series": .integer(series.count),
      "gaps": .integer(gaps),
      "first": .orNull(releases.first?.period.description),
      "last": .orNull(releases.last?.period.description),
      "lastPublished": .orNull(releases.last?.day.description),
      "lag": .members([
        "shortest": .integer(lags[0]), "median": .integer(lags[lags.count / 2]),
        "longest": .integer(lags[lags.count - 1]),
      ]),
      "regularity": .string(regularity.rawValue), "next": .orNull(next?.period.description),
      "earliest": .orNull(next?.earliest.description),
      "expected": .orNull(next?.expected.description), "due": .orNull(next?.due.description),
      "status": .string(status(on: day).rawValue), "asOf": .string(day.description),
      "events": .list(releases.suffix(1).map { .integer($0.event) }),
    ])
  }
}
