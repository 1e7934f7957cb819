/// A format that figures go out in.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  /// A row a figure with its release and series, as `import` reads it.
  case csv
  /// The events themselves, a line each, as `append` reads them.
  case jsonl
  /// SDMX-CSV 2.0.
  case sdmxCSV = "sdmx-csv"
  /// SDMX-JSON 2.0: history as data sets with the days on which they were valid.
  case sdmxJSON = "sdmx-json"
  /// The same in SDMX-JSON 1.0.
  case sdmxJSON1 = "sdmx-json-1.0"
  /// The observations of one series as ALFRED gives them, JSON.
  case alfred
  /// A script for `sqlite3`.
  case sql
  /// A feed of revisions, Atom.
  case atom
}
