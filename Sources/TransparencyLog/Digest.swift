/// A SHA-256 hash: 32 bytes.
public struct Digest: Sendable {
  /// The bytes in their order in memory, eight a word.
  let words: Words

  typealias Words = (UInt64, UInt64, UInt64, UInt64)
  static let zeroWords: Words = (0, 0, 0, 0)

  /// Takes 32 bytes; nil if they are not so many.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == 32 else { return nil }
    var words = Self.zeroWords
    // In bounds: 32 bytes go where 32 are.
    unsafe withUnsafeMutableBytes(of: &words) { unsafe $0.copyBytes(from: bytes) }
    self.words = words
  }

  init(words: Words) { self.words = words }

  /// The bytes, 32 of them.
  public var bytes: [UInt8] {
    // In bounds: the bytes of the words are the digest's own.
    unsafe withUnsafeBytes(of: words) { unsafe Array($0) }
  }
}

extension Digest: Hashable {
  /// Whether all bytes are equal.
  public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }

  /// Takes the first eight bytes: any of them are as good as all.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
  }
}

extension Digest: CustomStringConvertible {
  /// 64 lower-case hexadecimal digits.
  public var description: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
