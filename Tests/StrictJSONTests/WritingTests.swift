import StrictJSON
import TestSupport
import Testing

@Suite struct `JSON that is written` {
  @Test(arguments: [
    ("", #""""#), ("a/b", #""a/b""#), ("\"\\", #""\"\\""#),
    ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#),
    ("\u{0}\u{1}\u{B}\u{1F}", #""\u0000\u0001\u000b\u001f""#),
    ("\u{7F}\u{80}é中😀\u{2028}", "\"\u{7F}\u{80}é中😀\u{2028}\""),
  ]) func `has the fewest escapes`(text: String, written: String) {
    var bytes: [UInt8] = []
    writeJSONString(text, to: &bytes)
    #expect(bytes == Array(written.utf8))
  }

  @Test func `is compact and in the order given`() {
    let value = JSONValue.members([
      "b": .integer(-7), "none": nil, "a": .list([.null, .bool(true), .bool(false)]),
      "\n": .orNull(nil), "c": .orNull("x"), "d": .number("1.50"), "e": .list([]),
      "f": .members([:]),
    ])
    #expect(
      value.text
        == #"{"b":-7,"a":[null,true,false],"\n":null,"c":"x","d":1.50,"e":[],"f":{}}"#)
  }

  @Test(.enabled(if: Python.isThere)) func `is what python writes`() throws {
    // Every character below U+0180, then a sample of all planes, some hundred to a line.
    var ours: [UInt8] = []
    let low = (UInt32(0)..<0x180).compactMap(Unicode.Scalar.init)
    let high = stride(from: UInt32(0x180), to: 0x110000, by: 97).compactMap(Unicode.Scalar.init)
    var text = String.UnicodeScalarView(low)
    for (index, scalar) in high.enumerated() {
      text.append(scalar)
      guard index % 500 == 0 || index == high.count - 1 else { continue }
      writeJSONString(String(text), to: &ours)
      ours.append(UInt8(ascii: "\n"))
      text = String.UnicodeScalarView()
    }
    let script = """
      import json, sys
      for line in sys.stdin.buffer.read().split(b"\\n")[:-1]:
          text = json.loads(line.decode())
          assert json.dumps(text, ensure_ascii=False).encode() == line, line[:80]
      print("same")
      """
    #expect(try Python.run(script, input: ours) == "same\n")
  }

  @Test func `is read back as it was`() throws {
    for seed in UInt64(1)...400 {
      var generator = SeededGenerator(seed: seed)
      let value = randomValue(&generator, depth: 0)
      let bytes = Array(value.text.utf8)
      let read = try JSONParser.parse(bytes).value
      #expect(Array(read.text.utf8) == bytes, "seed \(seed)")
      #expect(read.bare == value, "seed \(seed)")
      // The same with white space wherever it may stand.
      let spaced = try JSONParser.parse(Array(value.spaced(&generator).utf8)).value
      #expect(Array(spaced.text.utf8) == bytes, "seed \(seed)")
    }
  }
}

private func randomValue(_ generator: inout SeededGenerator, depth: Int) -> JSONValue {
  let kind = Int.random(in: 0..<(depth < 6 ? 7 : 5), using: &generator)
  let count = Int.random(in: 0...4, using: &generator)
  switch kind {
  case 0: return .null
  case 1: return .bool(.random(using: &generator))
  case 2: return .integer(.random(in: .min ... .max, using: &generator))
  case 3:
    let texts = ["0", "-0", "1e5", "-1.50E-07", "0.10", "123456789012345678901234567890"]
    return .number(texts.randomElement(using: &generator) ?? "1")
  case 4: return .string(randomText(&generator))
  case 5: return .list((0..<count).map { _ in randomValue(&generator, depth: depth + 1) })
  default:
    return .object(
      (0..<count).map { index in
        let value = randomValue(&generator, depth: depth + 1)
        return JSONMember(key: "\(index)" + randomText(&generator), node: JSONNode(value))
      })
  }
}

private func randomText(_ generator: inout SeededGenerator) -> String {
  var text = String.UnicodeScalarView()
  for _ in 0..<Int.random(in: 0...12, using: &generator) {
    let limit: UInt32 =
      [0x20, 0x80, 0x800, 0x1_0000, 0x11_0000].randomElement(
        using: &generator) ?? 1
    text.append(Unicode.Scalar(UInt32.random(in: 0..<limit, using: &generator)) ?? "\u{FFFF}")
  }
  return String(text)
}

extension JSONValue {
  /// The value with all offsets 0, as one that was never parsed.
  fileprivate var bare: JSONValue {
    switch self {
    case .array(let elements): .list(elements.map(\.value.bare))
    case .object(let members):
      .object(members.map { JSONMember(key: $0.key, node: JSONNode($0.node.value.bare)) })
    default: self
    }
  }

  fileprivate func spaced(_ generator: inout SeededGenerator) -> String {
    func space() -> String {
      String(
        (0..<Int.random(in: 0...2, using: &generator)).map { _ in
          [" ", "\t", "\n", "\r"].randomElement(using: &generator) ?? " "
        })
    }
    switch self {
    case .array(let elements):
      let texts = elements.map { $0.value.spaced(&generator) }
      return space() + "[" + space() + texts.joined(separator: space() + ",") + space() + "]"
    case .object(let members):
      let texts = members.map { member in
        JSONValue.string(member.key).text + space() + ":" + member.node.value.spaced(&generator)
      }
      return space() + "{" + space() + texts.joined(separator: "," + space()) + space() + "}"
    default: return space() + text + space()
    }
  }
}
