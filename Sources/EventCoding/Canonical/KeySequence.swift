import LedgerModel

/// The keys of series by number, each guessed from the one before it.
///
/// Releases give the same series in the same order, so that a key is most often the one that came
/// next the last time: comparing it with that is all that is done.
@safe package struct KeySequence: Sendable {
  /// All keys that were asked for.
  package var keys = TextTable()
  /// The number of the last one.
  package private(set) var last: UInt32 = 0
  /// Which key came after each last time.
  private var successor: [UInt32] = []
  /// The one that was expected when that was asked last.
  private var expected: UInt32 = 0

  package init() {}

  /// How many bytes the key has that is expected next, if `text` begins with it and a quote; else 0.
  @inline(__always)
  package mutating func expectedKey(_ text: UnsafeRawBufferPointer) -> Int {
    guard Int(last) < successor.count else { return 0 }
    expected = successor[Int(last)]
    return unsafe keys.length(ofPrefixOf: text, endingIn: UInt8(ascii: "\""), at: Int(expected))
  }

  /// The key was the one that was expected.
  @inline(__always)
  package mutating func takeExpected() { last = expected }

  /// The number of the key that comes next; guesses first that it is the last one again.
  @inline(__always)
  package mutating func number(of key: UnsafeRawBufferPointer) -> UInt32 {
    if unsafe keys.holds(key, at: Int(last)) { return last }
    let guess = Int(last) < successor.count ? successor[Int(last)] : 0
    if unsafe keys.holds(key, at: Int(guess)) {
      last = guess
      return guess
    }
    let number = unsafe keys.number(of: key)
    while successor.count < keys.count { successor.append(UInt32(successor.count + 1)) }
    successor[Int(last)] = number
    last = number
    return number
  }
}
