import CommandLineInterface
import IndicatorLedger
import StrictJSON

/// `vintages`: a table of vintages imported into an empty ledger, and the statistics of revisions.
enum VintagesCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "vintages",
    "Import a table of vintages, work out the statistics of revisions, and print the times.",
    options: [
      OptionDeclaration(
        "ledger", value: "FOLDER", "Where the ledger is made; nothing is there yet."),
      VintagesCommand.fileOption, VintagesCommand.columnsOption,
    ],
    examples: [
      ExampleDeclaration(
        "ledger-bench vintages --ledger L --vintages v.csv --columns series,time,vintage,value",
        "the quarterly series of v.csv")
    ])

  static let fileOption = OptionDeclaration(
    "vintages", value: "FILE", "A CSV file of quarterly vintages; without it, one is made.")
  static let columnsOption = OptionDeclaration(
    "columns", value: "NAMES",
    "Its columns of series, period, vintage and value: series,time,vintage,value unless given.")

  static func run(_ arguments: ParsedArguments) throws {
    guard let folder = arguments.value("ledger"), let table = try table(arguments) else {
      throw UsageError(message: "The options '--ledger' and '--vintages' are both needed.")
    }
    let (figures, imported) = try timed { try LedgerMeasures.imported(table, into: folder) }
    let (analyses, worked) = try timed { try LedgerMeasures.revisions(in: folder) }
    let told = analyses.compactMap(\.statistics)
    let size = told.reduce(0) { $0 + Double($1.n) * $1.size.meanAbsolute }
    finish(
      [("import", imported), ("statistics", worked), ("both", imported + worked)],
      .members([
        "figures": .integer(figures), "groups": .integer(told.count),
        "pairs": .integer(told.reduce(0) { $0 + $1.n }),
        "sumOfRevisions": .string(twoDecimals(size)),
      ]))
  }

  /// The file that options name; nil if they name none.
  static func table(_ arguments: ParsedArguments) throws(UsageError) -> VintageTable? {
    guard let file = arguments.value("vintages") else { return nil }
    let columns = (arguments.value("columns") ?? "series,time,vintage,value").split(separator: ",")
    guard columns.count == 4 else {
      throw UsageError(message: "The option '--columns' takes four names with commas between them.")
    }
    return VintageTable(file: file, columns: columns.map(String.init))
  }

  private static func twoDecimals(_ value: Double) -> String {
    let hundredths = String(Int((value * 100).rounded()))
    let padded = String(repeating: "0", count: max(0, 3 - hundredths.count)) + hundredths
    return "\(padded.dropLast(2)).\(padded.suffix(2))"
  }
}
