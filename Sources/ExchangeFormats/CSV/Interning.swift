/// What texts mean, worked out once for each text: rows say the same again and again.
///
/// Most texts are days, periods and short names: up to 16 bytes are two numbers, which are compared
/// and hashed without a `String`. Tables are sorted, so that a text mostly is the one of the row
/// before, or the one that came after it earlier.
struct Interning<Value> {
  private var texts: [ShortText] = []
  private var values: [Value] = []
  private var numbers: [ShortText: Int] = [:]
  private var long: [String: Value] = [:]
  /// The number of the text found last.
  private var last = 0

  /// The value of a text; nil if it was not kept.
  mutating func known(_ bytes: ArraySlice<UInt8>) -> Value? {
    guard let text = ShortText(bytes) else { return long[String(decoding: bytes, as: UTF8.self)] }
    for guess in last..<min(last + 2, texts.count) where texts[guess] == text {
      last = guess
      return values[guess]
    }
    guard let number = numbers[text] else { return nil }
    last = number
    return values[number]
  }

  /// Keeps the value of a text that is not known.
  mutating func keep(_ value: Value, of bytes: ArraySlice<UInt8>) {
    if let text = ShortText(bytes) {
      last = texts.count
      numbers[text] = texts.count
      texts.append(text)
      values.append(value)
    } else {
      long[String(decoding: bytes, as: UTF8.self)] = value
    }
  }

  /// The value of a text, which `make` works out at the first time.
  mutating func callAsFunction(
    _ bytes: ArraySlice<UInt8>, make: (String) throws -> Value
  ) rethrows -> Value {
    if let known = known(bytes) { return known }
    let value = try make(String(decoding: bytes, as: UTF8.self))
    keep(value, of: bytes)
    return value
  }
}

/// A text of up to 16 bytes as two numbers.
private struct ShortText: Hashable {
  private var high: UInt64 = 0
  private var low: UInt64 = 0
  /// A text may begin with bytes of zero.
  private let count: Int

  /// - Returns: nil for a longer text.
  init?(_ bytes: ArraySlice<UInt8>) {
    guard bytes.count <= 16 else { return nil }
    count = bytes.count
    for byte in bytes {
      high = high << 8 | low >> 56
      low = low << 8 | UInt64(byte)
    }
  }
}
