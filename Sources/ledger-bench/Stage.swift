import BenchmarkWorkload
import CommandLineInterface
import LedgerLog
import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One size of the workload, with the files that are made of it once and kept in the work folder.
final class Stage {
  /// The size that was asked for.
  let figures: Int
  let workload: Workload
  /// How many figures there are exactly.
  let figuresWritten: Int
  /// How long a replay took, once that was measured.
  var replayTime: Quantity?
  /// The numbers that it gave.
  var summary: Outcome?
  private let bench: Bench

  /// Makes the workload's file, unless it is there.
  init(figures: Int, on bench: Bench) throws {
    (self.figures, self.bench) = (figures, bench)
    workload = Workload(figures: figures)
    let path = bench.folder + "/figures-\(figures).jsonl"
    let marker = path + ".count"
    if let count = fileText(marker).flatMap({ Int($0) }) {
      figuresWritten = count
      return
    }
    bench.say("making \(Report.count(figures)) figures")
    figuresWritten = try writeWorkload(workload, to: path, expecting: figures).figures
    try write(Array("\(figuresWritten)".utf8), toFile: marker)
  }

  /// What a person calls it: `1 M figures`.
  var title: String { "\(Report.count(figures)) figures" }

  /// The workload's file.
  var input: String { bench.folder + "/figures-\(figures).jsonl" }

  /// The folder of a ledger that holds the workload, made at the first call.
  func ledger() throws -> String {
    try kept("ledger-\(figures)") { path in
      bench.say("making the ledger of \(title)")
      _ = try ChildRun([bench.indicators, "init", path], in: bench.folder)
      _ = try ChildRun(
        [bench.indicators, "append", "-q", input, "--ledger", path], in: bench.folder)
    }
  }

  /// An SQLite table of the workload, made at the first call; nil if there is no python.
  func database(_ bench: Bench) throws -> String? {
    guard bench.python != nil else { return nil }
    return try kept("sqlite-\(figures).db") { path in
      bench.say("making the SQLite table of \(title)")
      if let maker = PythonPeer.sqliteTable.contestant([input, path], on: bench) {
        _ = try ChildRun(maker.words, in: bench.folder)
      }
    }
  }

  /// A file or folder that is made once: a marker beside it says that it is complete.
  private func kept(_ name: String, _ make: (String) throws -> Void) throws -> String {
    let path = bench.folder + "/" + name
    let marker = path + ".complete"
    if fileText(marker) != nil { return path }
    try bench.remove(path)
    try make(path)
    try write([], toFile: marker)
    return path
  }
}

/// Writes a workload to a file.
///
/// - Throws: ``LedgerError`` with the code `unavailable` if the file cannot be written.
func writeWorkload(
  _ workload: Workload, to path: String, expecting figures: Int
) throws(LedgerError) -> Workload.Totals {
  let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
  guard descriptor >= 0 else { throw problem("cannot make \(path)") }
  defer { close(descriptor) }
  var progress = ProgressBar("making figures", total: figures * 65)
  var written = 0
  let totals = try workload.write { (bytes) throws(LedgerError) in
    var rest = bytes[...]
    while !rest.isEmpty {
      // In bounds: the buffer is the slice's own.
      let count = unsafe rest.withUnsafeBytes {
        unsafe Int(write(descriptor, $0.baseAddress, $0.count))
      }
      guard count > 0 else { throw problem("cannot write to \(path)") }
      rest = rest.dropFirst(count)
    }
    written += bytes.count
    progress.update(written)
  }
  progress.finish()
  return totals
}
