import LedgerModel

/// A whole number of any size, by the methods of primary school: slow, and hard to get wrong.
struct BigInteger {
  private var isNegative: Bool
  /// Base 2³², the lowest first, without leading zeros.
  private var limbs: [UInt32]

  init(_ value: Int) {
    self.init(
      isNegative: value < 0,
      limbs: [
        UInt32(truncatingIfNeeded: value.magnitude), UInt32(value.magnitude >> 32),
      ])
  }

  private init(isNegative: Bool, limbs: [UInt32]) {
    var limbs = limbs
    while limbs.last == 0 { limbs.removeLast() }
    self.limbs = limbs
    self.isNegative = isNegative && !limbs.isEmpty
  }

  /// Decimal digits with or without a minus.
  init(digits text: some StringProtocol) {
    var value = BigInteger(0)
    for digit in text.utf8 where digit != UInt8(ascii: "-") {
      value = value * BigInteger(10) + BigInteger(Int(digit) - 48)
    }
    self.init(isNegative: text.hasPrefix("-"), limbs: value.limbs)
  }

  var sign: Int { limbs.isEmpty ? 0 : isNegative ? -1 : 1 }
  var negated: BigInteger { BigInteger(isNegative: !isNegative, limbs: limbs) }
  var magnitude: BigInteger { BigInteger(isNegative: false, limbs: limbs) }

  static func + (left: BigInteger, right: BigInteger) -> BigInteger {
    if left.isNegative == right.isNegative {
      var sum: [UInt32] = []
      var carry: UInt64 = 0
      for index in 0...max(left.limbs.count, right.limbs.count) {
        carry += UInt64(left.limb(index)) + UInt64(right.limb(index))
        sum.append(UInt32(truncatingIfNeeded: carry))
        carry >>= 32
      }
      return BigInteger(isNegative: left.isNegative, limbs: sum)
    }
    let (larger, smaller) = left.magnitude < right.magnitude ? (right, left) : (left, right)
    var difference: [UInt32] = []
    var borrow: Int64 = 0
    for index in larger.limbs.indices {
      borrow += Int64(larger.limb(index)) - Int64(smaller.limb(index))
      difference.append(UInt32(truncatingIfNeeded: borrow))
      borrow >>= 32
    }
    return BigInteger(isNegative: larger.isNegative, limbs: difference)
  }

  static func * (left: BigInteger, right: BigInteger) -> BigInteger {
    var product = [UInt32](repeating: 0, count: left.limbs.count + right.limbs.count + 1)
    for (i, a) in left.limbs.enumerated() {
      var carry: UInt64 = 0
      for j in 0...right.limbs.count {
        carry += UInt64(product[i + j]) + UInt64(a) * UInt64(right.limb(j))
        product[i + j] = UInt32(truncatingIfNeeded: carry)
        carry >>= 32
      }
    }
    return BigInteger(isNegative: left.isNegative != right.isNegative, limbs: product)
  }

  static func < (left: BigInteger, right: BigInteger) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let isSmaller =
      left.limbs.count != right.limbs.count
      ? left.limbs.count < right.limbs.count
      : left.limbs.reversed().lexicographicallyPrecedes(right.limbs.reversed())
    return left.limbs != right.limbs && isSmaller != left.isNegative
  }

  private func limb(_ index: Int) -> UInt32 { index < limbs.count ? limbs[index] : 0 }
}

/// An exact ratio of any size that shares no code with ``Rational``.
struct BigRatio: Comparable {
  let numerator: BigInteger
  /// Positive.
  let denominator: BigInteger

  init(_ numerator: Int, over denominator: Int = 1) {
    self.init(BigInteger(numerator), BigInteger(denominator))
  }

  private init(_ numerator: BigInteger, _ denominator: BigInteger) {
    let isTurned = denominator.sign < 0
    self.numerator = isTurned ? numerator.negated : numerator
    self.denominator = denominator.magnitude
  }

  /// Reads `-12.50` and `-25/2`.
  init(_ text: String) {
    if let slash = text.firstIndex(of: "/") {
      self.init(
        BigInteger(digits: text[..<slash]), BigInteger(digits: text[text.index(after: slash)...]))
    } else {
      let decimals = text.split(separator: ".").dropFirst().first?.utf8.count ?? 0
      let digits = text.filter { $0 != "." }
      self.init(
        BigInteger(digits: digits),
        BigInteger(digits: "1" + String(repeating: "0", count: decimals)))
    }
  }

  /// What the ledger's own number says that it is.
  init(_ rational: Rational) { self.init(rational.description) }

  var sign: Int { numerator.sign }
  var negated: BigRatio { BigRatio(numerator.negated, denominator) }

  static func + (left: BigRatio, right: BigRatio) -> BigRatio {
    BigRatio(
      left.numerator * right.denominator + right.numerator * left.denominator,
      left.denominator * right.denominator)
  }

  static func - (left: BigRatio, right: BigRatio) -> BigRatio { left + right.negated }

  static func * (left: BigRatio, right: BigRatio) -> BigRatio {
    BigRatio(left.numerator * right.numerator, left.denominator * right.denominator)
  }

  static func / (left: BigRatio, right: BigRatio) -> BigRatio {
    BigRatio(left.numerator * right.denominator, left.denominator * right.numerator)
  }

  static func < (left: BigRatio, right: BigRatio) -> Bool {
    left.numerator * right.denominator < right.numerator * left.denominator
  }

  static func == (left: BigRatio, right: BigRatio) -> Bool { !(left < right) && !(right < left) }
}

extension Interval {
  /// Whether an exact number lies inside, by arithmetic that is not the ledger's.
  func holds(_ value: BigRatio) -> Bool {
    let isAbove = low.map { low in
      BigRatio(low.value) < value || low.isClosed && BigRatio(low.value) == value
    }
    let isBelow = high.map { high in
      value < BigRatio(high.value) || high.isClosed && BigRatio(high.value) == value
    }
    return isAbove ?? true && isBelow ?? true
  }
}
