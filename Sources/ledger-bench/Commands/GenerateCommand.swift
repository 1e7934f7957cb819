import BenchmarkWorkload
import CommandLineInterface

/// `generate`: the workload as a file, for any other use.
enum GenerateCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "generate", "Write the figures that all measures use to a file, as JSON Lines.",
    positionals: [PositionalDeclaration("FILE", completesFiles: true, "Where to.")],
    options: [
      OptionDeclaration("series", value: "N", "How many series each of 4 agencies has: 350."),
      OptionDeclaration("months", value: "N", "How many months are published: 360."),
      OptionDeclaration("seed", value: "N", "Other figures for another seed: 7."),
    ],
    examples: [
      ExampleDeclaration("ledger-bench generate figures.jsonl", "1,000,495 figures in 65 MB"),
      ExampleDeclaration("ledger-bench generate big.jsonl --series 3500", "ten times as many"),
    ])

  static func run(_ arguments: ParsedArguments) throws {
    let series = try arguments.value("series").map { try number($0, of: "series") } ?? 350
    let months = try arguments.value("months").map { try number($0, of: "months") } ?? 360
    let seed = try arguments.value("seed").map { try number($0, of: "seed") } ?? 7
    guard let path = arguments.positional("FILE") else { return }
    let totals = try writeWorkload(
      Workload(seriesPerAgency: series, months: months, seed: UInt32(seed)), to: path,
      expecting: series * months * 8)
    writeOut(
      "\(totals.series) series, \(totals.releases) releases, \(totals.figures) figures, "
        + "\(totals.bytes) bytes\n")
  }
}
