import CommandLineInterface
import LedgerLog

/// `compare`: all measures, with goals, against all peers that are there.
enum CompareCommand: BenchCommand {
  static let declaration = CommandDeclaration(
    "compare", "Measure the ledger and its peers on the same figures, and print a table.",
    discussion:
      "The word compare may be left out; the other commands, for one measure alone, are listed by "
      + "'ledger-bench help'. Peers are DuckDB, polars, eventsourcing, and pandas with statsmodels "
      + "(python packages), SQLite (python's module and the program sqlite3), R's package reviser, "
      + "and a bare loop of writes; one that is not there is left out. All take turns, and a ratio is only of numbers from the same run. What is "
      + "being done is told on standard error.",
    options: [
      OptionDeclaration(
        "figures", value: "SIZES",
        "How many figures, such as 1M (the default), 200K, or several: 1M,10M."),
      OptionDeclaration(
        "folder", value: "FOLDER",
        "Where figures, ledgers and databases are made and kept for the next run; without it, in a "
          + "temporary folder that is removed. 10M figures take about 5 GB."),
      OptionDeclaration(
        "python", value: "PATH", "The python that has the peers' packages; python3 unless given."),
      OptionDeclaration("repeat", value: "N", "How often each contestant has its turn: 3 times."),
      OptionDeclaration("skip-peers", "Measure the ledger alone."),
      VintagesCommand.fileOption, VintagesCommand.columnsOption,
      OptionDeclaration(
        "format", value: "FORMAT", choices: Report.Format.allCases.map(\.rawValue),
        "A table (the default), the same in Markdown, or JSON with every single measurement."),
    ],
    examples: [
      ExampleDeclaration(
        "swift run -c release ledger-bench", "build and measure a million figures"),
      ExampleDeclaration(
        "ledger-bench --figures 1M,10M --folder /tmp/bench --python venv/bin/python",
        "how it grows, against the packages of a virtual environment"),
    ])

  static func run(_ arguments: ParsedArguments) throws {
    let sizes = try sizes(arguments.value("figures") ?? "1M")
    let repeats = try arguments.value("repeat").map { try number($0, of: "repeat") } ?? 3
    let format = arguments.value("format").flatMap(Report.Format.init) ?? .table
    let folder = try arguments.value("folder") ?? makeTemporaryFolder("ledger-bench")
    let bench = try Bench(
      folder: absolute(folder), repeats: repeats, python: arguments.value("python") ?? "python3",
      isAlone: arguments.flag("skip-peers"), vintages: try VintagesCommand.table(arguments))
    defer { if arguments.value("folder") == nil { try? bench.remove(folder) } }
    var report = Report(machine: machineText(in: bench.folder))
    for size in sizes {
      let stage = try Stage(figures: size, on: bench)
      for measure in allMeasures {
        // One that fails takes none of the others with it: hours may lie behind.
        do { try measure.run(stage, bench, into: &report) } catch {
          bench.say("\(measure) of \(stage.title) failed: \(error)")
          report.checks.append(
            Report.Check("\(measure) of \(stage.title): FAILED: \(error)", isGood: false))
        }
      }
    }
    writeOut(report.text(format, width: Terminal.width(), color: Terminal.colors()))
    guard report.isSound else { throw UnsoundReport() }
  }

  private static func sizes(_ text: String) throws(UsageError) -> [Int] {
    var sizes: [Int] = []
    for word in text.split(separator: ",") {
      let factor =
        switch word.last {
        case "M": 1_000_000
        case "K", "k": 1_000
        default: 1
        }
      sizes.append(try number(String(factor == 1 ? word : word.dropLast()), of: "figures") * factor)
    }
    return sizes
  }

  private static func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : workingFolder() + "/" + path
  }
}

/// A positive number given to an option.
func number(_ text: String, of option: String) throws(UsageError) -> Int {
  guard let number = Int(text), number > 0, number <= 1_000_000_000 else {
    throw UsageError(message: "The option '--\(option)' takes a positive number, not '\(text)'.")
  }
  return number
}
