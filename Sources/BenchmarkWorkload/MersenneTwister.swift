/// The random numbers of Matsumoto and Nishimura's MT19937, seeded and read as python does it.
///
/// So a program in python can make the same workload from the same seed.
package struct MersenneTwister {
  private var state: [UInt32]
  private var next = Self.size

  private static let size = 624
  private static let middle = 397

  /// Begins with a seed of any number of words, at least one: `init_by_array` of the authors.
  package init(words: [UInt32]) {
    precondition(!words.isEmpty, "a seed has at least one word")
    state = [19_650_218]
    for index in 1..<Self.size {
      state.append((state[index - 1] ^ state[index - 1] >> 30) &* 1_812_433_253 &+ UInt32(index))
    }
    var (place, word) = (1, 0)
    for _ in 0..<max(Self.size, words.count) {
      let mixed = (state[place - 1] ^ state[place - 1] >> 30) &* 1_664_525
      state[place] = (state[place] ^ mixed) &+ words[word] &+ UInt32(word)
      advance(&place)
      word = word + 1 == words.count ? 0 : word + 1
    }
    for _ in 0..<Self.size - 1 {
      let mixed = (state[place - 1] ^ state[place - 1] >> 30) &* 1_566_083_941
      state[place] = (state[place] ^ mixed) &- UInt32(place)
      advance(&place)
    }
    state[0] = 0x8000_0000
  }

  /// Begins as python's `random.Random(seed)` does.
  package init(seed: UInt32) { self.init(words: [seed]) }

  private mutating func advance(_ place: inout Int) {
    place += 1
    guard place == Self.size else { return }
    state[0] = state[Self.size - 1]
    place = 1
  }

  /// The next 32 random bits.
  package mutating func nextWord() -> UInt32 {
    if next == Self.size { twist() }
    var word = state[next]
    next += 1
    word ^= word >> 11
    word ^= word << 7 & 0x9D2C_5680
    word ^= word << 15 & 0xEFC6_0000
    return word ^ word >> 18
  }

  private mutating func twist() {
    for index in 0..<Self.size {
      let following = index + 1 == Self.size ? 0 : index + 1
      let partner = index + Self.middle
      let joined = state[index] & 0x8000_0000 | state[following] & 0x7FFF_FFFF
      let bits = joined >> 1 ^ (joined & 1 == 0 ? 0 : 0x9908_B0DF)
      state[index] = state[partner < Self.size ? partner : partner - Self.size] ^ bits
    }
    next = 0
  }
}
