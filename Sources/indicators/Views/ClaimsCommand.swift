import CommandLineInterface
import Drawing
import IndicatorLedger

/// `claims`: what was said, and whether it holds.
enum ClaimsCommand: Command {
  static let declaration = CommandDeclaration(
    "claims", "What officials and papers claimed, and whether the figures bear it out.",
    discussion:
      "Each claim has two verdicts: by what was known when it was said, and by what is known now.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration(
        "verdict", value: "VERDICT", choices: Verdict.allCases.map(\.rawValue),
        "Only claims that are now so."),
      OptionDeclaration(
        "speaker", value: "NAME", "Only claims of persons with this in their name."),
      OptionDeclaration("agency", value: "KEY", "Only claims about the figures of an agency."),
      OptionDeclaration(
        "publisher", value: "NAME", "Only claims that were read where this is in the name."),
    ] + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators claims --verdict contradicted", "what was said that is not so?")
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let verdict = arguments.value("verdict").flatMap(Verdict.init)
    let speaker = arguments.value("speaker")?.lowercased()
    let agency = arguments.value("agency")?.lowercased()
    let publisher = arguments.value("publisher")?.lowercased()
    let claims = reading.known.judgedClaims { claim in
      reading.isWantedByCounterpart(claim.series)
    }.filter { judged in
      (verdict == nil || judged.asKnownNow.outcome == verdict)
        && isWanted(speaker, in: judged.statement.speaker)
        && isWanted(publisher, in: judged.statement.source?.publisher)
        && (agency.map { $0 == judged.statement.agency.lowercased() } ?? true)
    }
    Answer(
      claims,
      columns: [
        .text("event", alignedRight: true, style: .dim) { String($0.event) },
        .text("said") { $0.statement.published.text },
        .text("by", shrinks: true) { $0.statement.attribution },
        .text("claim", movesBelow: true) { $0.claim.words },
        .cell("as said") { cell($0.asSaid) }, .cell("as known now") { cell($0.asKnownNow) },
        .text("because", movesBelow: true) {
          $0.asKnownNow.because + ($0.asKnownNow.coverage.map { " (\($0))" } ?? "")
        }, .cell("events") { .events($0.asKnownNow.events) },
      ], json: \.json, ifEmpty: "no claims"
    ).print(reading.format)
    return .done
  }

  /// Whether a name has the wanted part, in lower case; everything does where none is wanted.
  private static func isWanted(_ part: String?, in name: String?) -> Bool {
    guard let part else { return true }
    return name?.lowercased().contains(part) ?? false
  }

  private static func cell(_ judgement: Finding<Verdict>) -> Table.Cell {
    .init(judgement.outcome.rawValue, style: style(judgement.outcome))
  }

  private static func style(_ verdict: Verdict) -> Style {
    switch verdict {
    case .supported: .good
    case .contradicted: .bad
    case .undetermined: .warning
    }
  }
}
