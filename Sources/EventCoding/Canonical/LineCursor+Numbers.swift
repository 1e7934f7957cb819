import LedgerModel

extension LineCursor {
  /// A position in the log: a whole number from 0 as the writer writes it.
  ///
  /// No more than 18 digits, which always fit; no log is that long.
  mutating func position() -> Int {
    let first = offset
    var number = 0
    while let digit = digit() { number = number &* 10 &+ digit }
    let length = offset &- first
    require(length > 0 && length <= 18 && (length == 1 || !isZero(at: first)))
    // Of more digits the product may have overflowed.
    return isWrong ? 0 : number
  }

  /// A position that must come next, with its key.
  @inline(__always) @discardableResult
  mutating func position(_ key: StaticString) -> Int {
    take(key)
    return position()
  }

  /// A whole number as the writer writes it: there is no minus zero.
  mutating func integer() -> Int {
    guard skips("-") else { return position() }
    let number = position()
    require(number != 0)
    return -number
  }

  /// A value that must come next, with its key and quotes.
  @inline(__always) @discardableResult
  mutating func decimal(_ key: StaticString) -> ExactDecimal {
    take(key)
    return decimal()
  }

  /// The rest of a value with its closing quote: ``ExactDecimal/init(_:)`` has the rules.
  mutating func decimal() -> ExactDecimal {
    if let short = shortDecimal() { return short }
    let isNegative = skips("-")
    let first = offset
    var magnitude: Int64 = 0
    while let digit = digit() { magnitude = magnitude &* 10 &+ Int64(digit) }
    let whole = offset &- first
    var zeros = whole == 1 && magnitude == 0 ? 1 : 0
    require(whole > 0 && (whole == 1 || !isZero(at: first)))
    var decimals = 0
    if skips(".") {
      let point = offset
      while let digit = digit() {
        magnitude = magnitude &* 10 &+ Int64(digit)
        // Zeros before the first other digit are not significant.
        if magnitude == 0 { zeros &+= 1 }
      }
      decimals = offset &- point
      require(decimals > 0)
    }
    // Of more digits the product may have overflowed, but then it does not count.
    require(
      whole &+ decimals &- zeros <= ExactDecimal.mostDigits && decimals <= ExactDecimal.mostDigits)
    take("\"")
    return ExactDecimal(
      magnitude: isWrong ? 0 : magnitude, decimals: decimals, isNegative: isNegative)
  }

  /// A value without a minus that ends, its closing quote counted in, within eight bytes; most do.
  @inline(__always)
  private mutating func shortDecimal() -> ExactDecimal? {
    guard let short = shortDigits(at: offset) else { return nil }
    advance(short.length &+ 1)
    return ExactDecimal(
      magnitude: isWrong ? 0 : short.digits, decimals: short.decimals, isNegative: false)
  }

  /// The digits of such a value and how many bytes it has without its quote; nil if it is another.
  ///
  /// All its digits are looked at together, as in Daniel Lemire's "Quickly parsing eight digits".
  @inline(__always)
  func shortDigits(at place: Int) -> (digits: Int64, decimals: Int, length: Int)? {
    let word = word(at: place)
    let digits = word ^ repeated(0x30)
    // The highest bit of each byte that is no digit.
    var others = ((digits & repeated(0x7F)) &+ repeated(0x76) | digits) & repeated(0x80)
    guard others != 0 else { return nil }
    let whole = others.trailingZeroBitCount >> 3
    // One zero may stand before the point, none before other digits.
    guard whole == 1 || whole > 0 && digits & 0xFF != 0 else { return nil }
    var (end, packed) = (whole, digits)
    if byte(whole, of: word) == UInt8(ascii: ".") {
      others &= others &- 1
      guard others != 0 else { return nil }
      end = others.trailingZeroBitCount >> 3
      let below = UInt64(1) &<< UInt64(8 &* whole) &- 1
      packed = digits & below | digits >> 8 & ~below
    }
    let decimals = max(0, end &- whole &- 1)
    guard byte(end, of: word) == UInt8(ascii: "\""), end == whole || decimals > 0 else {
      return nil
    }
    let count = end == whole ? whole : end &- 1
    // The digits moved up, so that the last of them is the highest byte, zeros ahead of them.
    let eight = packed &<< UInt64(8 &* (8 &- count))
    let pairs = (eight &* 10 &+ eight >> 8) & 0x00FF_00FF_00FF_00FF
    let fours = (pairs &* 100 &+ pairs >> 16) & 0x0000_FFFF_0000_FFFF
    let value = (fours &* 10_000 &+ fours >> 32) & 0xFFFF_FFFF
    return (Int64(value), decimals, end)
  }

  /// The next digit, if one comes next.
  @inline(__always)
  private mutating func digit() -> Int? {
    let digit = Int(byte(0, of: next())) &- 0x30
    guard digit >= 0, digit <= 9 else { return nil }
    advance(1)
    return digit
  }

  @inline(__always)
  private func isZero(at place: Int) -> Bool { byte(0, of: word(at: place)) == UInt8(ascii: "0") }
}
