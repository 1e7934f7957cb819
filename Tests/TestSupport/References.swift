public import Foundation

/// Public data and reference numbers that are no part of the repository: tests that need them run
/// where they are.
public enum References {
  /// The folder that `LEDGER_REFERENCES` names, or `shared` beside the repository; nil if there is
  /// none.
  public static let folder: String? = {
    let folder =
      ProcessInfo.processInfo.environment["LEDGER_REFERENCES"]
      ?? URL(filePath: Repository.path).appending(path: "../shared").standardizedFileURL
      .path(percentEncoded: false)
    return FileManager.default.fileExists(atPath: folder) ? folder : nil
  }()

  /// Whether a file of the folder is there.
  public static func has(_ path: String) -> Bool {
    folder.map { FileManager.default.fileExists(atPath: "\($0)/\(path)") } ?? false
  }

  /// The bytes of a file of the folder.
  public static func bytes(_ path: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(folder ?? "")/\(path)"))
  }

  /// A file of the folder as JSON.
  public static func json(_ path: String) throws -> Any {
    try JSONSerialization.jsonObject(with: try bytes(path))
  }

  /// The rows of a CSV file without quoted line breaks, by the names of its header.
  public static func table(_ path: String) throws -> [[String: String]] {
    let text = String(decoding: try bytes(path), as: UTF8.self)
    var lines = text.split(whereSeparator: \.isNewline).map(cells)
    guard !lines.isEmpty else { return [] }
    let header = lines.removeFirst()
    return lines.map { Dictionary(uniqueKeysWithValues: zip(header, $0)) }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line where character != "\r" {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
