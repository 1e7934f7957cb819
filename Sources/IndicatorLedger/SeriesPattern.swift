/// A pattern for series keys: `*` stands for any characters, `?` for one; upper or lower case.
public struct SeriesPattern: Hashable, Sendable {
  /// The pattern as written.
  public let text: String
  private let characters: [UInt8]

  /// Makes a pattern.
  public init(_ text: String) {
    self.text = text
    characters = Array(text.uppercased().utf8)
  }

  private var star: UInt8 { UInt8(ascii: "*") }
  private var question: UInt8 { UInt8(ascii: "?") }

  /// Whether a key is meant.
  ///
  /// - Complexity: O(pattern · key) at worst: one star is gone back to, never more.
  public func matches(_ key: String) -> Bool {
    let key = Array(key.uppercased().utf8)
    var (at, inKey) = (0, 0)
    var retry: (pattern: Int, key: Int)?
    while inKey < key.count {
      if at < characters.count, characters[at] == question || characters[at] == key[inKey],
        characters[at] != star
      {
        at += 1
        inKey += 1
      } else if at < characters.count, characters[at] == star {
        retry = (at, inKey)
        at += 1
      } else if let last = retry {
        at = last.pattern + 1
        inKey = last.key + 1
        retry = (last.pattern, inKey)
      } else {
        return false
      }
    }
    return characters[at...].allSatisfy { $0 == star }
  }
}
