import Foundation
import IndicatorLedger
import LedgerModel
import TestSupport

/// A news text of the evaluation corpus with what a careful reader would draft from it.
///
/// A file has three parts, parted by lines of `---`: options such as `published: 2024-01-12`, the
/// text, and the expected lines. A line with `?` before it is neither right nor wrong.
struct NewsCase: Sendable, CustomStringConvertible {
  let name: String
  let options: DraftOptions
  let text: [UInt8]
  let expected: Set<String>
  let tolerated: Set<String>

  var description: String { name }
  /// The style, such as `wire`.
  var style: String { String(name.prefix { $0 != "-" }) }

  /// All cases, in the order of their names.
  static func all(scale: (String) -> Int?) throws -> [NewsCase] {
    let folder = Repository.path + "Tests/DraftTests/Texts/"
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
      .filter { !$0.hasPrefix(".") }
      .map { try NewsCase(name: $0, file: folder + $0, scale: scale) }
  }

  private init(name: String, file: String, scale: (String) -> Int?) throws {
    self.name = name
    let lines = try String(contentsOfFile: file, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard let start = lines.firstIndex(of: "---"), let end = lines.lastIndex(of: "---"),
      start < end
    else { throw LedgerError(.malformed, "\(name) has no text between two lines of ---") }
    var options = DraftOptions()
    for line in lines[..<start] where line.contains(":") {
      let pair = line.split(separator: ":", maxSplits: 1).map(String.init)
      let value = pair[1].trimmingCharacters(in: .whitespaces)
      if pair[0] == "published" { options.published = PublicationTime(value)?.day }
      if pair[0] == "publisher" { options.publisher = value }
    }
    let text = lines[(start + 1)..<end].joined(separator: "\n")
    self.options = options
    self.text = Array(text.utf8)
    var (expected, tolerated): (Set<String>, Set<String>) = ([], [])
    for line in lines[(end + 1)...] where line.contains(" ") {
      let isTolerated = line.hasPrefix("?")
      let words = line.drop { $0 == "?" || $0 == " " }
      let key = try Self.key(String(words), scale)
      if isTolerated { tolerated.insert(key) } else { expected.insert(key) }
    }
    (self.expected, self.tolerated) = (expected, tolerated.subtracting(expected))
  }

  /// What has to be right of a line: of a figure series, period, value and sign; of a statement
  /// the speaker's last name.
  static func key(_ line: String, _ scale: (String) -> Int?) throws -> String {
    if line.hasPrefix("statement ") {
      let name = line.split(separator: "\"").last ?? ""
      return "statement " + (name.split(separator: " ").last ?? "")
    }
    return key(try DraftLine(line, scale: scale)) { scale($0) ?? 0 }
  }

  static func key(_ line: DraftLine, scale: (String) -> Int) -> String {
    switch line {
    case .figure(var figure):
      figure.qualifier = nil
      let interval = try? figure.interval(seriesScale: scale(figure.series))
      return "figure \(figure.series) \(figure.period) \(interval.map { "\($0)" } ?? "")"
    case .target(var target, let period):
      target.qualifier = nil
      let figure = Figure(
        series: target.series, period: .year(0), value: target.value, scale: target.scale)
      let interval = try? figure.interval(seriesScale: scale(figure.series))
      return "target \(target.series) \(period?.description ?? "-") "
        + "\(interval.map { "\($0)" } ?? "")"
    case .claim(var claim):
      claim.qualifier = nil
      return line.text(scale: scale).replacing("over ", with: "")
    }
  }
}
