import BenchmarkWorkload
import LedgerLog

/// A table of vintages read, and the statistics of the revisions of all its series.
enum VintageMeasure: Measure {
  static let name = "vintages read, statistics"

  static func run(_ stage: Stage, _ bench: Bench, into report: inout Report) throws {
    // The size of the workload plays no part: once is enough.
    guard !report.rows.contains(where: { $0.measure == name }) else { return }
    let table = try bench.vintages ?? generated(in: bench)
    let ledger = bench.folder + "/vintage-ledger"
    let arguments = [table.file] + table.columns
    var contests: [Contest] = []
    for _ in 0..<bench.repeats {
      try bench.remove(ledger)
      let contestants = [
        bench.itself("vintages", ["--ledger", ledger] + table.options),
        PythonPeer.pandas.contestant(arguments, on: bench),
        ReviserPeer.contestant(arguments, on: bench),
      ]
      contests.append(
        try Contest(
          contestants.compactMap(\.self), on: bench.once, title: "statistics of vintages"))
    }
    try bench.remove(ledger)
    let own = contests[0].outcome(of: Bench.ledgerName)
    report.take(contests[0], reference: own, name)
    let figures = own?.numbers["figures"].flatMap { Int($0) } ?? 0
    func seconds(_ name: String) -> Quantity? {
      let all = contests.compactMap { $0.seconds("both", of: name)?.median }
      return all.isEmpty ? nil : Quantity(all, .seconds)
    }
    for peer in [PythonPeer.pandas.name, ReviserPeer.name] {
      report.rows.append(
        Row(
          name, figures: figures, ledger: seconds(Bench.ledgerName),
          peer: seconds(peer).map { (peer, $0) }, goal: .ratio(20)))
    }
  }

  private static func generated(in bench: Bench) throws -> VintageTable {
    let table = VintageTable(
      file: bench.folder + "/vintages.csv", columns: RealTimeTable.columns)
    if fileText(table.file) == nil {
      bench.say("making a table of vintages")
      try write(Array(RealTimeTable.text().utf8), toFile: table.file)
    }
    return table
  }
}

/// A CSV file of vintages, with the names of the columns of series, period, vintage and value.
struct VintageTable {
  let file: String
  let columns: [String]

  /// As options of this program.
  var options: [String] { ["--vintages", file, "--columns", columns.joined(separator: ",")] }
}
