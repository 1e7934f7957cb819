import LedgerModel

/// A key in the making: what a key cannot hold is spelt.
struct SpelledKey {
  /// Whether dots of values part words.
  let keepsDots: Bool
  /// Characters that values must go without.
  let guarded: Set<Unicode.Scalar>
  private var words = [""]
  private var isAtBeginning = true
  private var endsInText = false

  init(keepsDots: Bool, guarded: Set<Unicode.Scalar>) {
    self.keepsDots = keepsDots
    self.guarded = guarded
  }

  /// The words joined by dots; one without anything is `@`.
  var key: String {
    let said = endsInText && words.last == "" ? words.dropLast() : words[...]
    return said.map { $0.isEmpty ? "@" : $0 }.joined(separator: ".")
  }

  /// Adds what somebody wrote as part of a key: a dot with nothing before it is none.
  mutating func add(text: String) {
    var hasLetter = false
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if scalar == "." {
        // Behind a value the word has ended, even if the value is empty.
        let isBehindValue = index == 0 && !isAtBeginning
        if isBehindValue || words[words.count - 1] != "" { words.append("") }
      } else if scalar == "~" || scalar == "@" {
        words[words.count - 1].unicodeScalars.append(scalar)
        hasLetter = false
      } else {
        add(scalar, hasLetter: &hasLetter, guarded: [])
      }
    }
    (isAtBeginning, endsInText) = (false, true)
  }

  /// Adds what a source says.
  mutating func add(value: String) {
    // A mark at the beginning would become one character with what is before it.
    var hasLetter = false
    for scalar in value.unicodeScalars {
      if scalar == ".", keepsDots {
        words.append("")
        hasLetter = false
      } else {
        add(scalar, hasLetter: &hasLetter, guarded: guarded)
      }
    }
    (isAtBeginning, endsInText) = (false, false)
  }

  private mutating func add(
    _ scalar: Unicode.Scalar, hasLetter: inout Bool, guarded: Set<Unicode.Scalar>
  ) {
    let last = words.count - 1
    let isHeld =
      switch scalar {
      case "_": true
      case "-": words[last] != ""
      default: isKeyMark(scalar) ? hasLetter : isKeyLetter(scalar)
      }
    hasLetter = isHeld && scalar != "_" && scalar != "-"
    if isHeld, !guarded.contains(scalar) {
      words[last].unicodeScalars.append(scalar)
    } else if scalar == " ", !guarded.contains(scalar) {
      words[last] += "~"
    } else {
      for byte in String(scalar).utf8 {
        words[last] +=
          "@" + String(byte >> 4, radix: 16, uppercase: true)
          + String(byte & 15, radix: 16, uppercase: true)
      }
    }
  }
}
