import CommandLineInterface
import LedgerLog
import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What all measures share: where, how often, and against whom.
struct Bench {
  /// Where inputs and ledgers are kept.
  let folder: String
  /// How often each contestant has its turn.
  private(set) var repeats: Int
  /// The python that runs the peers; nil: they are left out.
  let python: String?
  /// Whether there are no peers at all.
  let isAlone: Bool
  /// The vintages whose statistics are worked out; nil: some that are made.
  let vintages: VintageTable?

  /// What the ledger is called among the contestants.
  static let ledgerName = "ledger"

  /// - Throws: ``LedgerError`` if the folder cannot be made, or the measured program is not there.
  init(
    folder: String, repeats: Int, python: String, isAlone: Bool, vintages: VintageTable?
  ) throws(LedgerError) {
    try makeFolder(folder)
    self.vintages = vintages
    let isThere = !isAlone && (try? ChildRun([python, "-c", "pass"], in: folder)) != nil
    (self.folder, self.repeats, self.isAlone) = (folder, repeats, isAlone)
    self.python = isThere ? python : nil
    if !isAlone, !isThere { say("no python to run the peers with: \(python)") }
    guard (try? ChildRun([indicators, "help"], in: folder)) != nil else {
      throw problem("\(indicators) does not run: build the package first")
    }
  }

  /// The same with every contestant having one turn.
  var once: Bench {
    var bench = self
    bench.repeats = 1
    return bench
  }

  /// The measured program, which was built together with this one.
  var indicators: String { Self.folderOfProgram + "/indicators" }

  /// This program as a contestant: a command that measures the ledger alone.
  func itself(_ command: String, _ arguments: [String]) -> Contestant {
    Contestant(
      name: Self.ledgerName, words: [Self.folderOfProgram + "/ledger-bench", command] + arguments)
  }

  /// Tells the person who waits what is done now.
  func say(_ text: String) { writeError("\(text)\n") }

  /// Removes files, or folders with all that is in them, if they are there.
  func remove(_ paths: String...) throws(LedgerError) {
    _ = try ChildRun(["rm", "-rf"] + paths, in: folder)
  }

  private static let folderOfProgram: String = {
    var path = CommandLine.arguments[0]
    #if canImport(Glibc)
      // The name that it was started by may be one on the PATH.
      if let full = unsafe realpath("/proc/self/exe", nil) {
        path = unsafe String(cString: full)
        unsafe free(full)
      }
    #endif
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }()
}
