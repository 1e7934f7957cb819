import TestSupport

/// Makes inputs out of the seeds of a target, each from the run's seed and its own number alone.
///
/// So any single input can be made again, in another process and without those before it.
struct Mutator {
  private let seeds: [[UInt8]]
  private let tokens: [[UInt8]]
  private let seed: UInt64
  private let compose: (@Sendable (inout SeededGenerator) -> [UInt8])?
  private let repair: (@Sendable ([UInt8]) -> [UInt8])?

  /// Longer inputs are cut: what is wrong with large inputs is time, which has tests of its own.
  private static let mostBytes = 8192

  init(_ target: FuzzTarget, seed: UInt64) throws {
    seeds = try target.seeds()
    tokens = (target.tokens + Self.anyFormat).map { Array($0.utf8) } + Self.noText
    compose = target.compose
    repair = target.repair
    self.seed = seed
  }

  /// How many of the first inputs are seeds.
  var seedCount: Int { seeds.count }

  /// The input of this number; the first ones are the target's seeds as they are.
  func input(_ number: Int) -> [UInt8] {
    if number < seeds.count { return seeds[number] }
    // Not `seed + number`: the generator's own step would make the streams overlap.
    var random = SeededGenerator(
      seed: seed ^ (UInt64(truncatingIfNeeded: number) &* 0xD6E8_FEB8_6659_FD93))
    var bytes = pick(seeds, &random)
    if let compose, Int.random(in: 0..<4, using: &random) > 0 {
      bytes = compose(&random)
      if Bool.random(using: &random) { return bytes }
    }
    // Mostly a single change, so that many inputs get far; sometimes up to sixteen.
    let doublings = (0..<2).map { _ in Int.random(in: 0...4, using: &random) }
    for _ in 0..<(1 << (doublings.min() ?? 0)) { change(&bytes, &random) }
    if bytes.count > Self.mostBytes { bytes.removeLast(bytes.count - Self.mostBytes) }
    guard let repair, Bool.random(using: &random) else { return bytes }
    return repair(bytes)
  }

  private func change(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let range = chunk(of: bytes, &random)
    switch Int.random(in: 0..<13, using: &random) {
    case 0 where !range.isEmpty:
      bytes[range.lowerBound] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1 where !range.isEmpty: bytes[range.lowerBound] = .random(in: 0...255, using: &random)
    case 2 where !range.isEmpty: bytes[range.lowerBound] &+= Bool.random(using: &random) ? 1 : 255
    case 3: bytes.insert(.random(in: 0...255, using: &random), at: range.lowerBound)
    case 4 where !range.isEmpty: bytes.remove(at: range.lowerBound)
    case 5: bytes.removeSubrange(range)
    case 6: bytes.insert(contentsOf: bytes[range], at: range.upperBound)
    case 7:
      // What stood there moves elsewhere.
      let moved = Array(bytes[range])
      bytes.removeSubrange(range)
      bytes.insert(contentsOf: moved, at: Int.random(in: 0...bytes.count, using: &random))
    case 8:
      // The beginning of one, the end of another.
      let other = pick(seeds, &random)
      bytes.removeSubrange(range.lowerBound...)
      bytes += other[Int.random(in: 0...other.count, using: &random)...]
    case 9:
      let other = pick(seeds, &random)
      bytes.replaceSubrange(range, with: other[chunk(of: other, &random)])
    case 10: bytes.insert(contentsOf: pick(tokens, &random), at: range.lowerBound)
    case 11: replaceToken(in: &bytes, &random)
    default: replaceNumber(in: &bytes, &random)
    }
  }

  /// A random chunk, mostly a short one.
  private func chunk(of bytes: [UInt8], _ random: inout SeededGenerator) -> Range<Int> {
    let start = Int.random(in: 0...bytes.count, using: &random)
    let most = Bool.random(using: &random) ? 8 : bytes.count
    return start..<min(bytes.count, start + Int.random(in: 0...most, using: &random))
  }

  /// One word of the format in the place of another.
  private func replaceToken(in bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let token = pick(tokens, &random)
    let places = bytes.indices.filter { bytes[$0...].starts(with: token) }
    guard !token.isEmpty, let place = places.randomElement(using: &random) else { return }
    bytes.replaceSubrange(place..<(place + token.count), with: pick(tokens, &random))
  }

  /// An interesting number in the place of a number.
  private func replaceNumber(in bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let digits = bytes.indices.filter { isDigit(bytes[$0]) }
    guard let place = digits.randomElement(using: &random) else { return }
    let start = bytes[..<place].lastIndex { !isDigit($0) }.map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex { !isDigit($0) } ?? bytes.count
    bytes.replaceSubrange(start..<end, with: pick(Self.numbers, &random).utf8)
  }

  private func pick<Value: RangeReplaceableCollection>(
    _ values: [Value], _ random: inout SeededGenerator
  ) -> Value {
    values.randomElement(using: &random) ?? Value()
  }
}

extension Mutator {
  private static let numbers = [
    "0", "1", "7", "9", "10", "12", "13", "28", "29", "30", "31", "32", "59", "60", "99", "100",
    "127", "128", "255", "256", "366", "367", "999", "1000", "1200", "9999", "10000", "32767",
    "65535", "65536", "2147483647", "2147483648", "4294967295", "4294967296", "9999999999999",
    "999999999999999999", "1000000000000000000", "9223372036854775807", "9223372036854775808",
    "18446744073709551615", "18446744073709551616", "00", "01", "-1", "-0", "+1", "1e9",
    "-9223372036854775808", "-9223372036854775809",
    "170141183460469231731687303715884105727", "0.1", "0.000000000000000001",
  ]

  /// What breaks readers of any text: signs that combine with the one before, line ends of two
  /// bytes, letters that are equal to ASCII ones by Unicode's rules, invisible and wide ones.
  private static let anyFormat =
    [
      "\n", "\r\n", "\n\n", "\r", "\t", " ", "\"", "\\", "\u{0}", "\u{7F}", "\u{85}", "\u{301}",
      "\u{316}", "\u{20E3}", "\u{FE0F}", "\u{200D}", "\u{FEFF}", "\u{2028}", "\u{212A}", "\u{37E}",
      "\u{1FEF}", "\u{A0}", "\u{3000}", "e\u{301}", "é", "\u{1F1E8}\u{1F1F3}", "\u{10FFFF}",
      "\u{FF11}", "\u{661}", "中",
    ] + numbers

  /// What is no UTF-8: a stray continuation, an overlong zero, a surrogate, a cut character.
  private static let noText: [[UInt8]] = [
    [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8], [0xFF],
  ]
}
