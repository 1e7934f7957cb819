/// Writes a script that `sqlite3` runs: tables of series, releases and figures.
package struct SQLScript {
  /// The tables, in a transaction that ``end`` closes.
  package static let beginning = """
    BEGIN;
    CREATE TABLE series (
      series TEXT PRIMARY KEY, title TEXT, area TEXT, counterpart TEXT, indicator TEXT,
      measure TEXT NOT NULL, of TEXT, unit TEXT, scale INTEGER NOT NULL, agency TEXT, equals TEXT);
    CREATE TABLE releases (
      event INTEGER PRIMARY KEY, agency TEXT NOT NULL, title TEXT NOT NULL,
      published TEXT NOT NULL, edition TEXT, publisher TEXT, secondary INTEGER NOT NULL, url TEXT);
    -- value is as published, number its nearest binary number, both in units of 10^scale.
    CREATE TABLE figures (
      event INTEGER NOT NULL REFERENCES releases, series TEXT NOT NULL, period TEXT NOT NULL,
      value TEXT NOT NULL, number REAL NOT NULL, scale INTEGER NOT NULL, qualifier TEXT, basis TEXT,
      status TEXT, note TEXT, withdrawn TEXT);
    -- What stands: of several figures the one that counts, with the bounds of what it may be.
    CREATE TABLE current (
      series TEXT NOT NULL, period TEXT NOT NULL, value TEXT NOT NULL, low TEXT, high TEXT,
      published TEXT NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (series, period));

    """

  /// Closes the transaction, with indices for the questions that are asked most.
  package static let end = """
    CREATE INDEX figures_by_series ON figures (series, period, event);
    COMMIT;

    """

  /// One row.
  package static func insert(into table: String, _ values: [SQLValue]) -> String {
    "INSERT INTO \(table) VALUES (" + values.map(\.text).joined(separator: ",") + ");\n"
  }
}

/// A value as SQL has it.
package enum SQLValue {
  case text(String?)
  case integer(Int)
  /// A decimal number, as its digits.
  case number(String)

  fileprivate var text: String {
    switch self {
    case .integer(let value): "\(value)"
    case .number(let digits): digits
    case .text(nil): "NULL"
    case .text(let text?):
      // Only the quote needs doubling; a script is cut off at NUL, which no event can hold raw.
      "'"
        + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
        .filter { $0 != "\0" } + "'"
    }
  }
}
