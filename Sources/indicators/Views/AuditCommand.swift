import CommandLineInterface
import Drawing
import IndicatorLedger

/// `audit`: everything about the figures that does not agree, or changed.
enum AuditCommand: Command {
  static let declaration = CommandDeclaration(
    "audit", "All findings: revisions, implied revisions, sums that do not add up, false claims.",
    discussion: "The exit code is 1 where there are findings, 0 where there are none.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration(
        "only", value: "KIND", choices: AuditFinding.Kind.allCases.map(\.rawValue), repeats: true,
        "Only findings of this kind; may be given several times."),
      OptionDeclaration("period", value: "PERIOD", "Only findings about this period."),
    ] + Reading.options,
    examples: [
      ExampleDeclaration("indicators audit --as-of 2024-01-12", "what could be found that day"),
      ExampleDeclaration("indicators audit --only claim", "what was said that does not hold"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let kinds = Set(arguments.values("only").compactMap(AuditFinding.Kind.init))
    let period = try arguments.value("period").map(Reading.period)
    let findings = reading.known.audit(
      only: kinds,
      series: reading.isWantedByCounterpart, today: reading.known.asOf?.day ?? currentDay()
    ).filter { period == nil || $0.period == period }
    Answer(
      findings,
      columns: [
        .text("published") { $0.published.last?.text },
        .cell("finding") { .init($0.kind.rawValue, style: style($0.severity)) },
        .text("series") { $0.series }, .text("period") { $0.period?.description },
        .text("what was found", movesBelow: true) { $0.message },
        .text("days", alignedRight: true) { $0.days.map(String.init) },
        .cell("events") { .events($0.events) },
      ], json: \.json, footnote: summary(findings), ifEmpty: "no findings"
    ).print(reading.format)
    return findings.isEmpty ? .done : .findings
  }

  private static func style(_ severity: AuditFinding.Severity) -> Style {
    switch severity {
    case .note: .plain
    case .warning: .warning
    case .error: .bad
    }
  }

  private static func summary(_ findings: [AuditFinding]) -> String {
    let kinds = AuditFinding.Kind.allCases.compactMap { kind -> String? in
      let count = findings.count { $0.kind == kind }
      return count > 0 ? "\(count) \(kind.rawValue)" : nil
    }
    let flips = findings.count { $0.isSignFlip }
    return "\(counted(findings.count, "finding")): \(kinds.joined(separator: ", "))"
      + (flips > 0 ? "; \(flips) with the opposite sign" : "")
  }
}
