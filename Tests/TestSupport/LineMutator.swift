import EventCoding
import LedgerModel

/// Changes stored lines a little, and makes their checksum right again so that the change counts.
///
/// Half of the changes know what a line is made of, so that many of the results are valid lines
/// or all but valid ones.
package struct LineMutator {
  package var generator: SeededGenerator
  /// Lines without their tail `"crc":"xxxxxxxx"}`.
  private let bodies: [[UInt8]]

  /// Begins with a seed and with lines, at least one.
  package init(seed: UInt64, lines: [[UInt8]]) {
    generator = SeededGenerator(seed: seed)
    bodies = lines.map { Array($0.dropLast(17)) }
  }

  /// A line with a right checksum behind it.
  package static func sealed(_ body: [UInt8]) -> [UInt8] {
    body + Array("\"crc\":\"\(CRC32C.text(of: body))\"}".utf8)
  }

  /// One of the lines with one to three changes, mostly one.
  package mutating func line() -> [UInt8] {
    var body = bodies[number(below: bodies.count)]
    for _ in 0...number(below: 2) * number(below: 3) { change(&body) }
    return Self.sealed(body)
  }

  private mutating func change(_ body: inout [UInt8]) {
    switch number(below: 16) {
    case 0: body[number(below: body.count)] = UInt8(number(below: 256))
    case 1: body.insert(contentsOf: fragment(), at: number(below: body.count + 1))
    case 2: body.removeSubrange(range(in: body, atMost: 4))
    case 3: changeDigit(&body)
    case 4: body.replaceSubrange(range(in: body, atMost: 2), with: fragment())
    case 5: body.insert(contentsOf: fragment(), at: afterMark(in: body))
    case 6: body.removeLast(min(body.count - 1, 1 + number(below: 40)))
    case 7: changeMembers(&body)
    case 8: fill(&body)
    default: replaceValue(&body)
    }
    if body.isEmpty { body = [UInt8(ascii: ",")] }
  }

  /// Makes up to sixteen bytes alike, behind a mark or anywhere: a check that looks at words of
  /// eight bytes might take them for what it begins with.
  private mutating func fill(_ body: inout [UInt8]) {
    let byte: UInt8 = [0, 0xFF, UInt8(number(below: 256))][number(below: 3)]
    let start = number(below: 2) == 0 ? afterMark(in: body) : number(below: body.count)
    for place in start..<min(body.count, start + 1 + number(below: 16)) { body[place] = byte }
  }

  private mutating func changeDigit(_ body: inout [UInt8]) {
    let digits = body.indices.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(body[$0]) }
    guard !digits.isEmpty else { return }
    body[digits[number(below: digits.count)]] = UInt8(ascii: "0") + UInt8(number(below: 10))
  }

  /// Drops, doubles, swaps or brings in a key with its value.
  private mutating func changeMembers(_ body: inout [UInt8]) {
    let members = Self.members(of: body)
    guard let one = members.randomElement(using: &generator),
      let other = members.randomElement(using: &generator)
    else { return }
    let comma = [UInt8(ascii: ",")]
    switch number(below: 4) {
    case 0:
      // The comma behind it goes too, or else the one before it.
      let isLast = body.count <= one.all.upperBound || body[one.all.upperBound] != comma[0]
      let lower = isLast ? max(0, one.all.lowerBound - 1) : one.all.lowerBound
      body.removeSubrange(lower..<min(body.count, one.all.upperBound + (isLast ? 0 : 1)))
    case 1: body.insert(contentsOf: body[one.all] + comma, at: other.all.lowerBound)
    case 2:
      guard one.all.upperBound <= other.all.lowerBound else { return }
      let (first, second) = (Array(body[one.all]), Array(body[other.all]))
      body.replaceSubrange(other.all, with: first)
      body.replaceSubrange(one.all, with: second)
    default:
      let foreign = bodies[number(below: bodies.count)]
      guard let member = Self.members(of: foreign).randomElement(using: &generator) else { return }
      body.insert(contentsOf: foreign[member.all] + comma, at: one.all.lowerBound)
    }
  }

  /// Puts another value of its kind, right or nearly right, behind a key.
  private mutating func replaceValue(_ body: inout [UInt8]) {
    let members = Self.members(of: body)
    guard let member = members.randomElement(using: &generator) else { return }
    let key = String(decoding: body[member.key], as: UTF8.self)
    let values = TrickyValues.values[key] ?? TrickyValues.texts
    guard let value = values.randomElement(using: &generator) else { return }
    body.replaceSubrange(member.value, with: value.utf8)
  }

  /// A place just before or behind one of the marks that JSON is made of.
  private mutating func afterMark(in body: [UInt8]) -> Int {
    let places = body.indices.filter { Array("{}[],:\"".utf8).contains(body[$0]) }
    return (places.randomElement(using: &generator) ?? 0) + number(below: 2)
  }

  private mutating func fragment() -> [UInt8] {
    let bytes: [[UInt8]] = [
      [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC2], [0xC2, 0x85], [0xC2, 0xA0], [0xE0, 0x80, 0x80],
      [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0x9F, 0xBF], [0xEF, 0xBB, 0xBF], [0x1F],
      [0xEF, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF], [0xF0, 0x90, 0x80, 0x80], [0x00], [0x7F],
      [0xF4, 0x8F, 0xBF, 0xBF], [0xF4, 0x90, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0x0A],
    ]
    let texts = [
      " ", "\t", "\"", "\\", "\\\"", "\\\\", "\\/", "\\n", "\\t", "\\u0041", "\\u00e9", "\\u001f",
      "\\ud83d\\ude00", "\u{301}", "\u{3000}", "é", "中", "😀", "0", "1", "-", "+", ".", "e", ",",
      ":", "{", "}", "[", "]", "{}", "[]", "null", "true", "\"\"", "/", "_", "A", "\u{85}",
    ]
    let place = number(below: bytes.count + texts.count)
    return place < bytes.count ? bytes[place] : Array(texts[place - bytes.count].utf8)
  }

  private mutating func range(in body: [UInt8], atMost length: Int) -> Range<Int> {
    let lower = number(below: body.count)
    return lower..<min(body.count, lower + 1 + number(below: length))
  }

  private mutating func number(below end: Int) -> Int {
    Int.random(in: 0..<end, using: &generator)
  }
}

extension LineMutator {
  /// A key and its value: where they stand in a line, the key without its quotes.
  private struct Member {
    let key: Range<Int>
    let value: Range<Int>

    var all: Range<Int> { (key.lowerBound - 1)..<value.upperBound }
  }

  /// The keys of a line, the nested ones too; what is no longer JSON gives whatever it gives.
  private static func members(of body: [UInt8]) -> [Member] {
    body.indices.dropFirst().compactMap { place in
      guard body[place] == UInt8(ascii: "\""), Array("{,".utf8).contains(body[place - 1]),
        let end = body[(place + 1)...].firstIndex(of: UInt8(ascii: "\"")), end + 2 < body.count,
        body[end + 1] == UInt8(ascii: ":")
      else { return nil }
      return Member(key: (place + 1)..<end, value: (end + 2)..<valueEnd(in: body, from: end + 2))
    }
  }

  /// The end of the value that begins at a place: the first mark outside of texts and brackets.
  private static func valueEnd(in body: [UInt8], from start: Int) -> Int {
    var depth = 0
    var isText = false
    var place = start
    while place < body.count {
      switch body[place] {
      case UInt8(ascii: "\\"): place += 1
      case UInt8(ascii: "\""): isText.toggle()
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += isText ? 0 : 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if !isText, depth == 0 { return place }
        depth -= isText ? 0 : 1
      case UInt8(ascii: ","):
        if !isText, depth == 0 { return place }
      default: break
      }
      place += 1
    }
    return body.count
  }
}
