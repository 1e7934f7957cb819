import LedgerModel

/// What a source calls a series: the texts that tell it from others, in their order.
///
/// Names are the same if their texts are the same characters, in whichever normal form of Unicode.
public struct SeriesName: Hashable, Sendable {
  let parts: [Part]

  enum Part: Hashable, Sendable {
    /// What somebody wrote who knows what a key is; dots part its words.
    case text(String)
    /// What the source says.
    case value(String)
  }

  init(_ parts: [Part]) { self.parts = parts }

  /// The name that one text is: a key, which is then that of the series, or anything else.
  package init(_ text: String) {
    parts = [isSeriesKey(normalFormC(text)) ? .text(text) : .value(text)]
  }

  /// The name that the values of several dimensions are.
  package init(values: [String]) {
    parts = Array(values.map { [Part.value($0)] }.joined(separator: [.text(".")]))
  }

  /// The name as a person would write it.
  public var text: String {
    parts.map { part in
      switch part {
      case .text(let text), .value(let text): text
      }
    }.joined()
  }
}

extension SeriesName {
  /// The key of the series: no two names of one template, or of one text each, have the same,
  /// unless one is itself the key that the other gets.
  ///
  /// Letters and digits of all scripts, `_`, and hyphens inside words stay. A space is `~`, any
  /// other byte `@` with its two hexadecimal digits, and a word without anything `@`; values at the
  /// end that have no text are left out. Dots part words, but in one of several values a dot is
  /// spelt, as is another character that stands between two of them instead of a dot.
  ///
  /// - Returns: nil if there is nothing to make a key of, it would be too long, or nothing tells
  ///   where one value ends and the next begins.
  package var key: String? {
    let said = withoutEmptyEnd
    guard let guarded = separators, !said.isEmpty else { return nil }
    var spelled = SpelledKey(keepsDots: values.count < 2, guarded: guarded)
    for part in said {
      switch part {
      case .text(let text): spelled.add(text: normalFormC(text))
      case .value(let text): spelled.add(value: normalFormC(text))
      }
    }
    let key = spelled.key
    return isSeriesKey(key) ? key : nil
  }

  /// The ``key`` where there must be one.
  ///
  /// - Parameter example: a template that helps.
  /// - Returns: the key.
  /// - Throws: what is wrong with the name: a sentence without its full stop.
  func requiredKey(_ example: String) throws(FormatTimes.Wrong) -> String {
    if let key { return key }
    guard separators != nil else {
      throw FormatTimes.Wrong(
        "the template of keys puts two values side by side, so that \"\(text)\" could be several "
          + "series; write a dot between them")
    }
    throw FormatTimes.Wrong(
      "\"\(text)\" gives no key of a series, which has 1 to \(longestSeriesKey) bytes",
      remedy: .nameSeries(example: example))
  }

  /// The key that versions before the present rule gave the name, if that is another: whatever was
  /// no letter or digit of ASCII became an underscore, and words without anything vanished.
  ///
  /// Only for finding series that such a version defined: it gives many names one key.
  package var olderKey: String? {
    let words = text.split(separator: ".").map { word in
      String(
        word.map { character in
          character.isASCII && (character.isLetter || character.isNumber) ? character : "_"
        })
    }
    let older = words.joined(separator: ".")
    return isSeriesKey(older) && older != key ? older : nil
  }

  /// The values that a key of the older rule could not hold.
  package var valuesLostInOlderKey: [String] {
    values.filter { value in
      !value.utf8.allSatisfy { byte in
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
          || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 || byte == UInt8(ascii: "_")
      }
    }
  }

  private var values: [String] {
    parts.compactMap { if case .value(let text) = $0 { text } else { nil } }
  }

  /// The characters that stand between two values where no dot does; nil if nothing there is one
  /// that values can go without.
  private var separators: Set<Unicode.Scalar>? {
    var separators: Set<Unicode.Scalar> = []
    var between: String?
    for part in parts {
      switch part {
      case .text(let text): between? += text
      case .value:
        if let text = between, !text.contains(".") {
          guard let found = text.unicodeScalars.first(where: { "_- ".unicodeScalars.contains($0) })
          else { return nil }
          separators.insert(found)
        }
        between = ""
      }
    }
    return separators
  }

  /// The parts without values at the end that have no text, and the dots before them.
  private var withoutEmptyEnd: [Part] {
    var parts = parts
    while parts.last == .value("") {
      parts.removeLast()
      if case .text(let text)? = parts.last {
        let word = text.last == "." ? String(text.dropLast()) : text
        parts[parts.count - 1] = .text(word)
        if word.isEmpty { parts.removeLast() }
      }
    }
    return parts
  }
}
