import LedgerModel

/// A pattern for series keys: `*` stands for any characters, `?` for one; upper or lower case.
public struct SeriesPattern: Hashable, Sendable {
  /// The pattern as written.
  public let text: String
  private let characters: [Unicode.Scalar]

  /// Whether only the key itself is meant, and not the same in capitals.
  private let isKey: Bool

  /// The key of one series, whatever is in it.
  public init(key: String) {
    text = key
    isKey = true
    characters = []
  }

  /// Makes a pattern.
  public init(_ text: String) {
    self.text = text
    isKey = false
    characters = Array(normalFormC(text).uppercased().unicodeScalars)
  }

  private var star: Unicode.Scalar { "*" }
  private var question: Unicode.Scalar { "?" }

  /// Whether a key is meant.
  ///
  /// - Complexity: O(pattern · key) at worst: one star is gone back to, never more.
  public func matches(_ key: String) -> Bool {
    guard !isKey else { return key == text }
    let key = Array(key.uppercased().unicodeScalars)
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
