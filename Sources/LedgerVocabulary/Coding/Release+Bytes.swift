import StrictJSON

// Releases are most of what is appended. They are written without a tree of their JSON, which
// would take four times as long; the tests hold the two against each other.
extension Release {
  /// Appends the bytes of ``json``.
  func write(to bytes: inout [UInt8]) {
    write(to: &bytes, figures.count) { figures[$0] }
  }

  /// Appends the bytes of ``json`` with figures that come one by one, in place of its own.
  func write(to bytes: inout [UInt8], _ count: Int, figure: (Int) -> Figure) {
    let start = bytes.count
    bytes.append(literal: #"{"kind":"release""#)
    bytes.append(#","id":"#, id)
    bytes.append(#","agency":"#, agency)
    bytes.append(#","title":"#, title)
    bytes.append(#","published":"#, published.text)
    bytes.append(#","edition":"#, edition)
    if let source {
      bytes.append(literal: #","source":"#)
      source.write(to: &bytes)
    }
    bytes.append(literal: #","figures":["#)
    var isOfFirstSchema = true
    for index in 0..<count {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      let figure = figure(index)
      figure.write(to: &bytes)
      isOfFirstSchema = isOfFirstSchema && figure.isOfFirstSchema
    }
    bytes.append(literal: "]}")
    if !isOfFirstSchema { bytes.insert(contentsOf: EventSchema.statement, at: start + 1) }
  }
}

extension Source {
  fileprivate func write(to bytes: inout [UInt8]) {
    let first = bytes.count
    bytes.append(#","publisher":"#, publisher)
    bytes.append(#","title":"#, title)
    bytes.append(#","url":"#, url)
    bytes.append(#","retrieved":"#, retrieved?.description)
    bytes.append(#","sha256":"#, sha256)
    if isSecondary { bytes.append(literal: #","secondary":true"#) }
    // The first member has a brace in the place of its comma.
    if bytes.count == first { bytes.append(UInt8(ascii: ",")) }
    bytes[first] = UInt8(ascii: "{")
    bytes.append(UInt8(ascii: "}"))
  }
}

extension Figure {
  fileprivate func write(to bytes: inout [UInt8]) {
    bytes.append(#"{"series":"#, series)
    bytes.append(literal: #","period":""#)
    period.write(to: &bytes)
    bytes.append(literal: #"","value":""#)
    value.write(to: &bytes)
    bytes.append(UInt8(ascii: "\""))
    if let scale {
      bytes.append(literal: #","scale":"#)
      bytes += String(scale).utf8
    }
    bytes.append(#","qualifier":"#, qualifier?.rawValue)
    if isNil { bytes.append(literal: #","nil":true"#) }
    bytes.append(#","basis":"#, basis?.rawValue)
    bytes.append(#","status":"#, status)
    bytes.append(#","note":"#, note)
    bytes.append(UInt8(ascii: "}"))
  }
}

extension [UInt8] {
  fileprivate mutating func append(literal: StaticString) {
    // In bounds: the buffer is the literal's own.
    literal.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }

  /// Appends a key and a text, if there is one.
  fileprivate mutating func append(_ key: StaticString, _ text: String?) {
    guard let text else { return }
    append(literal: key)
    writeJSONString(text, to: &self)
  }
}
