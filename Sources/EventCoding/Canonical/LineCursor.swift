import LedgerModel

/// Goes through the bytes of one line and remembers whether all was as it must be.
///
/// What does not fit makes ``isWrong`` true for good and leaves nothing more to read, so that the
/// form of an event can be told in one piece, without a check after every word of it.
///
/// It must not outlive the buffer that it was made for. What is inlined is so because literals then
/// become numbers to compare with: without, a check takes two to four times as long.
@safe struct LineCursor {
  /// The line's first byte.
  private let start: UnsafeRawPointer
  /// The bytes that may be looked at: the line with its tail, or an event and what follows it.
  private let count: Int
  /// Where the tail `"crc":"xxxxxxxx"}` begins, or the event ends.
  ///
  /// What is read is read before it. As 17 bytes follow it, every place up to here can be looked at
  /// in words of eight bytes, two in a row.
  private let limit: Int
  /// The next byte, never beyond ``limit``.
  private(set) var offset = 0
  /// Whether something was not as it must be.
  private(set) var isWrong = false

  /// The months that were read last, each with its eight bytes, the closing quote counted in, and
  /// at the place of those.
  ///
  /// At first each has bytes whose place is another, so that nothing is found.
  var lastMonths = InlineArray<16, (word: UInt64, month: Int)> { place in
    (place == 0 ? 1 << 48 : 0, 0)
  }

  /// The bytes of the tail.
  static let tailLength = LineHead.tailLength

  /// Stands before the first byte; nil where the line's tail or its checksum is not right.
  init?(_ line: UnsafeRawBufferPointer) {
    guard let first = line.baseAddress, line.count > Self.tailLength else { return nil }
    unsafe start = first
    count = line.count
    limit = line.count - Self.tailLength
    // In bounds: the tail is inside the line, as was just checked.
    let checksum = unsafe CRC32C.value(of: UnsafeRawBufferPointer(rebasing: line[..<limit]))
    guard word(at: limit) << 8 == Self.word(#""crc":""#, from: 0) << 8,
      word(at: limit + 7) == hexadecimal(checksum),
      word(at: limit + 9) >> 48 == Self.word("\"}", from: 0)
    else { return nil }
  }

  /// Stands before the first byte of an event that ends at `limit`; nil where fewer bytes follow it
  /// than may be looked at.
  ///
  /// What follows may be anything: nothing is taken that reaches into it.
  init?(_ text: UnsafeRawBufferPointer, endingAt limit: Int) {
    guard let first = text.baseAddress, limit >= 0, text.count - limit >= Self.tailLength else {
      return nil
    }
    unsafe start = first
    count = text.count
    self.limit = limit
  }

  /// Whether nothing was wrong and nothing is left of an event that has no tail.
  var isAtLimit: Bool { offset == limit && !isWrong }

  /// Whether nothing was wrong and only the comma before the tail is left; takes it.
  mutating func isAtEnd() -> Bool {
    take(",")
    return offset == limit && !isWrong
  }

  /// Says that the line is wrong if `condition` is not met.
  @inline(__always)
  mutating func require(_ condition: Bool) {
    if !condition { fail() }
  }

  /// Says that the line is wrong: nothing can be taken after that.
  mutating func fail() {
    isWrong = true
    offset = limit
  }

  /// The eight bytes from a place on, the first of them lowest.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    precondition(place >= 0 && place &+ 8 <= count)
    // In bounds: checked in the line above.
    return UInt64(
      littleEndian: unsafe start.loadUnaligned(fromByteOffset: place, as: UInt64.self))
  }

  /// The eight bytes that come next, or those that many after; at most 9 after.
  @inline(__always)
  func next(after distance: Int = 0) -> UInt64 { word(at: offset &+ distance) }

  /// Moves over one or more bytes that were looked at; wrong if they reach into the tail, and not
  /// at all after something was wrong.
  @inline(__always)
  mutating func advance(_ length: Int) {
    guard length <= limit &- offset else { return fail() }
    offset &+= length
  }

  /// Stands at an earlier place again, unless something was wrong.
  @inline(__always)
  mutating func goBack(to place: Int) {
    if !isWrong { offset = min(place, offset) }
  }

  /// Whether that many bytes stand before the tail.
  @inline(__always)
  func isInside(_ end: Int) -> Bool { end <= limit }

  /// What comes next, up to the tail.
  var rest: UnsafeRawBufferPointer {
    // In bounds: the offset is never beyond the limit, nor that beyond the line.
    unsafe UnsafeRawBufferPointer(start: start + offset, count: limit &- offset)
  }

  /// Takes text that must come next.
  @inline(__always)
  mutating func take(_ literal: StaticString) {
    if !skips(literal) { fail() }
  }

  /// Takes text if it comes next, and says whether it did.
  @inline(__always)
  mutating func skips(_ literal: StaticString) -> Bool {
    guard holds(literal, at: offset) else { return false }
    offset &+= literal.utf8CodeUnitCount
    return true
  }

  /// Takes a key of an object if it comes next, and the comma before it unless it is the first.
  @inline(__always)
  mutating func skips(_ key: StaticString, isFirst: inout Bool) -> Bool {
    let comma = isFirst ? 0 : 1
    guard isFirst || byte(0, of: next()) == UInt8(ascii: ","), holds(key, at: offset &+ comma)
    else { return false }
    offset &+= comma &+ key.utf8CodeUnitCount
    isFirst = false
    return true
  }

  /// Takes bytes if they are the same as those at an earlier place; where they began.
  @inline(__always)
  mutating func skips(asAt place: Int, _ length: Int) -> Int? {
    guard length <= limit &- offset, place < offset else { return nil }
    var done = 0
    while done < length {
      let left = length &- done
      let unused = left < 8 ? UInt64(8 &* (8 &- left)) : 0
      guard (word(at: place &+ done) ^ word(at: offset &+ done)) &<< unused == 0 else { return nil }
      done &+= 8
    }
    defer { offset &+= length }
    return offset
  }

  /// Whether text stands at a place, all of it before the tail.
  @inline(__always)
  private func holds(_ literal: StaticString, at place: Int) -> Bool {
    let length = literal.utf8CodeUnitCount
    guard length <= limit &- place else { return false }
    var done = 0
    while done < length {
      let left = length &- done
      let unused = left < 8 ? UInt64(8 &* (8 &- left)) : 0
      let difference = word(at: place &+ done) ^ Self.word(literal, from: done)
      guard difference &<< unused == 0 else { return false }
      done &+= 8
    }
    return true
  }

  /// Up to eight bytes of a literal as ``word(at:)`` would read them, zeros behind its end.
  @inline(__always)
  static func word(_ literal: StaticString, from first: Int) -> UInt64 {
    var word: UInt64 = 0
    for place in 0..<min(8, literal.utf8CodeUnitCount &- first) {
      // In bounds: `first` and `place` together stay below the literal's length.
      let byte = unsafe literal.utf8Start[first &+ place]
      word |= UInt64(byte) &<< UInt64(8 &* place)
    }
    return word
  }
}

/// Eight lower-case hexadecimal digits as a word of memory, the first digit lowest.
private func hexadecimal(_ value: UInt32) -> UInt64 {
  var word = UInt64(value.byteSwapped)
  word = (word | word << 16) & 0x0000_FFFF_0000_FFFF
  word = (word | word << 8) & 0x00FF_00FF_00FF_00FF
  let digits = word >> 4 & 0x000F_000F_000F_000F | (word & 0x000F_000F_000F_000F) << 8
  let letters = (digits &+ repeated(6)) >> 4 & repeated(1)
  return digits &+ repeated(UInt8(ascii: "0")) &+ letters &* 39
}

/// A word that has this byte eight times.
@inline(__always)
func repeated(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

/// The byte at a place of a word, the lowest at 0.
@inline(__always)
func byte(_ place: Int, of word: UInt64) -> UInt8 {
  UInt8(truncatingIfNeeded: word &>> UInt64(8 &* place))
}
