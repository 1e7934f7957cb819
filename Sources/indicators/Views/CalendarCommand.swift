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
      columns: [
        .init("agency"), .init("by"), .init("releases", alignedRight: true), .init("last"),
        .init("lag in days", alignedRight: true), .init("regularity"), .init("next"),
        .init("expected"), .init("due by"), .init("status"),
      ],
      cells: schedules.map { cells($0, today) },
      rows: schedules.map { $0.json(on: today) },
      footnote: "lag: median, with the shortest and the longest that are usual; as of \(today)",
      ifEmpty: "nothing is overdue")
  }

  private static func cells(_ schedule: ReleaseSchedule, _ today: CivilDate) -> [Table.Cell] {
    let lags = schedule.usualLags
    let status = schedule.status(on: today)
    let style: Style =
      switch status {
      case .overdue: .bad
      case .due: .warning
      case .upcoming: .good
      case .unknown: .dim
      }
    return [
      .init(schedule.agency), .init(schedule.frequency.rawValue),
      .init("\(schedule.releases.count)"),
      .init(schedule.releases.last?.period.description ?? ""),
      .init("\(lags[lags.count / 2]) (\(lags[0])–\(lags[lags.count - 1]))"),
      .init(schedule.regularity.rawValue), .init(schedule.next?.period.description ?? ""),
      .init(schedule.next?.expected.description ?? ""),
      .init(schedule.next?.due.description ?? ""),
      .init(words(schedule, status, today), style: style),
    ]
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
      columns: [
        .init("agency"), .init("period"), .init("published"), .init("lag", alignedRight: true),
        .init("event", alignedRight: true),
      ],
      cells: all.map { schedule, release in
        [
          .init(schedule.agency), .init(release.period.description),
          .init(release.day.description), .init("\(release.lag)"),
          .init("\(release.event)", style: .dim),
        ]
      },
      rows: all.map { schedule, release in
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
