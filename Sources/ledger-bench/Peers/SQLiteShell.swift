import LedgerModel

/// The program `sqlite3`, asked a single question.
enum SQLiteShell {
  static let name = "sqlite3 shell"

  /// The program and its arguments that tell what was known of a figure on a day.
  static func words(_ database: String, _ question: LookUps.Question) -> [String] {
    [
      "sqlite3", database,
      "select value from figure where series = '\(question.series)' and period = "
        + "'\(question.period)' and published <= '\(question.day)' order by published desc, seq desc "
        + "limit 1",
    ]
  }

  /// Its version; nil if there is no such program.
  static func version(in folder: String) -> String? {
    guard let run = try? ChildRun(["sqlite3", "--version"], in: folder) else { return nil }
    return String(decoding: run.output, as: UTF8.self).split(separator: " ").first.map(String.init)
  }
}
