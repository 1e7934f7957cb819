/// Reads the cells of SDMX-CSV.
struct SDMXCSVCells {
  let header: SDMXCSVHeader

  /// What a cell says; nil where it is empty: the component is omitted.
  ///
  /// - Parameters:
  ///   - text: the cell.
  ///   - column: its column.
  ///   - name: the cell of names beside it.
  ///   - action: what is done with the row: a hyphen marks deletion only there.
  /// - Returns: the value.
  func value(
    _ text: String, _ column: SDMXCSVHeader.Column, name: String?, action: SDMXAction
  ) -> SDMXValue? {
    guard !text.isEmpty else { return nil }
    if text == "~" { return .off }
    if text == "-", action == .delete { return .deletion }
    switch column.form {
    case .single: return single(text, column, name: name)
    case .list: return .list(parts(text).map { single($0, column, name: nil) })
    case .listOfLists:
      return .list(parts(text).map { part in .list(parts(part).map { .one($0) }) })
    case .languages(let languages): return .localized(localized(text, languages))
    }
  }

  private func single(
    _ text: String, _ column: SDMXCSVHeader.Column, name: String?
  ) -> SDMXValue {
    if text == "NaN" || text == "#N/A" { return .missing }
    if let name, !name.isEmpty { return .one(text, name: name) }
    // In a header with names, cells are `A: Value A`, unless they are free text.
    if column.name != nil, let colon = text.firstIndex(of: ":") {
      let id = text[..<colon]
      let rest = text[text.index(after: colon)...]
      if rest.first == " ", !id.isEmpty, !id.contains(" ") {
        return .one(String(id), name: String(rest.dropFirst()))
      }
    }
    return .one(header.hasDecimalCommas ? withPoint(text) : text)
  }

  /// A number with a decimal comma as one with a point; other texts as they are.
  private func withPoint(_ text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return text }
    let digits = parts.joined().drop { $0 == "-" }
    return digits.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      ? parts.joined(separator: ".") : text
  }

  /// The parts of a cell; one may be quoted, with the delimiter inside and quotes doubled.
  func parts(_ text: String) -> [String] {
    var parts = [""]
    var (isQuoted, isFirst, wasQuote) = (false, true, false)
    for character in text {
      if isQuoted {
        if character == "\"" {
          if wasQuote { parts[parts.count - 1].append("\"") }
          wasQuote.toggle()
          continue
        }
        guard wasQuote else {
          parts[parts.count - 1].append(character)
          continue
        }
        (isQuoted, wasQuote) = (false, false)
      }
      if character == header.delimiter {
        parts.append("")
        isFirst = true
      } else if character == "\"", isFirst {
        (isQuoted, isFirst) = (true, false)
      } else {
        parts[parts.count - 1].append(character)
        isFirst = false
      }
    }
    return parts
  }

  /// `en:One;fr:Un`, where a text may hold the delimiter if no language follows it.
  private func localized(_ text: String, _ languages: [String]) -> [SDMXText] {
    var texts: [SDMXText] = []
    for part in parts(text) {
      if let colon = part.firstIndex(of: ":"), languages.contains(String(part[..<colon])) {
        texts.append(
          SDMXText(
            language: String(part[..<colon]), text: String(part[part.index(after: colon)...])))
      } else if texts.isEmpty {
        texts.append(SDMXText(language: languages.first ?? "", text: part))
      } else {
        texts[texts.count - 1].text += "\(header.delimiter)\(part)"
      }
    }
    return texts
  }
}
