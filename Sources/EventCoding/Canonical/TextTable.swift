import LedgerModel

/// Texts, each kept once, by number in the order in which they came.
@safe package struct TextTable: Sendable {
  /// The bytes of all of them.
  private(set) var bytes: [UInt8] = []
  /// Where each begins; one more than there are.
  private(set) var starts: [UInt32] = [0]
  private var slots = [UInt32](repeating: 0, count: 64)

  package init() {}

  /// How many there are.
  package var count: Int { starts.count - 1 }

  /// The bytes of a text.
  package subscript(number: UInt32) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  /// The bytes of each, by number.
  package var all: [[UInt8]] { (0..<count).map { Array(self[UInt32($0)]) } }

  /// Whether the text of that number has these bytes.
  @inline(__always)
  package func holds(_ text: UnsafeRawBufferPointer, at number: Int) -> Bool {
    guard number < count else { return false }
    let start = Int(starts[number])
    guard Int(starts[number + 1]) - start == text.count else { return false }
    return unsafe bytes.withUnsafeBytes { bytes in
      // In bounds: the text of that number has as many bytes as are compared.
      unsafe isEqual(bytes, at: start, text)
    }
  }

  /// How many bytes the text of that number has, if `text` begins with it and then has `end`;
  /// otherwise 0.
  @inline(__always)
  package func length(
    ofPrefixOf text: UnsafeRawBufferPointer, endingIn end: UInt8, at number: Int
  ) -> Int {
    guard number < count else { return 0 }
    let length = Int(starts[number + 1]) - Int(starts[number])
    guard length < text.count, unsafe text[length] == end else { return 0 }
    // In bounds: fewer than the text has.
    let isSame = unsafe holds(UnsafeRawBufferPointer(rebasing: text[..<length]), at: number)
    return isSame ? length : 0
  }

  /// The number of a text; nil if it is not there.
  package func existing(_ text: UnsafeRawBufferPointer) -> UInt32? {
    unsafe find(text).number
  }

  private func find(_ text: UnsafeRawBufferPointer) -> (number: UInt32?, slot: Int) {
    var slot = unsafe Int(CRC32C.value(of: text)) & (slots.count - 1)
    while slots[slot] != 0 {
      let number = slots[slot] - 1
      if unsafe holds(text, at: Int(number)) { return (number, slot) }
      slot = (slot + 1) & (slots.count - 1)
    }
    return (nil, slot)
  }

  /// The number of a text, a new one if it is not there.
  package mutating func number(of text: UnsafeRawBufferPointer) -> UInt32 {
    let (number, slot) = unsafe find(text)
    if let number { return number }
    unsafe bytes.append(contentsOf: text)
    starts.append(UInt32(bytes.count))
    slots[slot] = UInt32(count)
    if count * 2 > slots.count { grow() }
    return UInt32(count - 1)
  }

  /// The same for a text of the program's own.
  package mutating func number(of text: String) -> UInt32 {
    var text = text
    return text.withUTF8 { unsafe number(of: UnsafeRawBufferPointer($0)) }
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for number in 0..<count {
      let text = self[UInt32(number)]
      var slot =
        unsafe text.withUnsafeBytes { unsafe Int(CRC32C.value(of: $0)) } & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(number + 1)
    }
  }
}

/// Whether bytes stand at a place where as many are; eight at a time, for keys are short.
@inline(__always)
package func isEqual(
  _ bytes: UnsafeRawBufferPointer, at start: Int, _ text: UnsafeRawBufferPointer
) -> Bool {
  var done = 0
  // In bounds: the caller vouches for text.count bytes behind `start`.
  while done &+ 8 <= text.count {
    let one = unsafe bytes.loadUnaligned(fromByteOffset: start &+ done, as: UInt64.self)
    let two = unsafe text.loadUnaligned(fromByteOffset: done, as: UInt64.self)
    if one != two { return false }
    done &+= 8
  }
  while done < text.count {
    if unsafe bytes[start &+ done] != text[done] { return false }
    done &+= 1
  }
  return true
}
