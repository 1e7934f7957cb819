import LedgerProjections
import LedgerVocabulary

/// Which series events may speak of, by the bytes of their keys.
///
/// Those of the state, and those that the batch defines, each from the event on that does so.
struct KnownSeries: Sendable {
  private let state: LedgerState
  private var new = TextTable()
  /// Of each new series: which event of the batch defines it, and its scale.
  private var definitions: [(event: Int, scale: Int)] = []

  init(_ state: LedgerState) { self.state = state }

  /// The scale of a series; nil if it is not defined ahead of an event of the batch.
  func scale(of key: UnsafeRawBufferPointer, aheadOf event: Int) -> Int? {
    if let number = unsafe new.existing(key) {
      let definition = definitions[Int(number)]
      return definition.event < event ? definition.scale : nil
    }
    return unsafe state.definedScale(key)
  }

  /// Notes a definition.
  ///
  /// - Returns: whether the series was not defined before.
  mutating func define(_ key: UnsafeRawBufferPointer, scale: Int, by event: Int) -> Bool {
    guard unsafe self.scale(of: key, aheadOf: .max) == nil else { return false }
    _ = unsafe new.number(of: key)
    definitions.append((event, scale))
    return true
  }
}

/// Reads what the fast check says of events, one after the other, and tells whether nothing can be
/// wrong with them.
///
/// It knows definitions and releases of the common kind. What it does not know for certain is left
/// to ``SubmittedEvent/check(against:recorded:)``, which says what is wrong, if anything is.
@safe struct QuickCheck: CanonicalVisitor {
  private let known: KnownSeries?
  private let recorded: Timestamp
  /// The keys that were asked for, and their scales; nil: not defined when that was last looked at.
  private var sequence = KeySequence()
  private var scales: [Int?] = []
  /// The event that is looked at: whether everything was certain so far, the definition that it is,
  /// if it is one, its number in the batch, its text, the places it has figures for.
  private var isCertain = false
  private var definition: CanonicalSeries?
  private var event = 0
  private var body = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  private var places = PlaceSet()

  /// - Parameters:
  ///   - known: the series that events may speak of; nil: none, for definitions, of which only what
  ///     they say is asked. They change what is known, which must have one owner then.
  ///   - recorded: when the ledger learns of the events.
  init(_ known: KnownSeries?, recorded: Timestamp) {
    (self.known, self.recorded) = (known, recorded)
  }

  /// Checks an event against the series that are known; of a definition only that it is one.
  ///
  /// - Parameters:
  ///   - encoded: the event.
  ///   - number: its number in the batch; that of the event checked before is smaller.
  /// - Returns: whether all is certain, and the definition if it is one.
  mutating func check(
    _ encoded: EncodedEvent, _ number: Int
  ) -> (isRight: Bool, definition: CanonicalSeries?) {
    (isCertain, definition, event) = (false, nil, number)
    places.removeAll()
    // In bounds: the buffer is used while the closure runs.
    return unsafe encoded.body.withUnsafeBytes { body in
      unsafe self.body = body
      defer { unsafe self.body = UnsafeRawBufferPointer(start: nil, count: 0) }
      let isRight = encoded.visit(&self)
      return (isRight && isCertain, isRight ? definition : nil)
    }
  }

  mutating func series(_ series: CanonicalSeries) { definition = series }

  mutating func release(_ release: CanonicalRelease) {
    let text = unsafe String(decoding: bytes(release.published), as: UTF8.self)
    isCertain = PublicationTime(text).map { !$0.isAfter(recorded) } ?? false
  }

  mutating func figure(_ figure: CanonicalFigure) {
    if !figure.repeatsSeries { _ = unsafe sequence.number(of: bytes(figure.series)) }
    take(figure.period, decimals: figure.value.decimals, scale: figure.scale, figure.series)
  }

  mutating func figure(_ figure: CanonicalMonthFigure) {
    switch figure.key {
    case .repeated: break
    case .expected: sequence.takeExpected()
    case .any: _ = unsafe sequence.number(of: bytes(figure.series))
    }
    take(figure.period, decimals: figure.decimals, scale: nil, figure.series)
  }

  mutating func expectedKey(_ text: UnsafeRawBufferPointer) -> Int {
    unsafe sequence.expectedKey(text)
  }

  /// Takes a figure of the last series of the sequence.
  private mutating func take(_ period: Period, decimals: Int, scale: Int?, _ key: Range<Int>) {
    guard isCertain else { return }
    let series = Int(sequence.last)
    while scales.count <= series { scales.append(nil) }
    let own: Int
    if let known = scales[series] {
      own = known
    } else {
      guard let found = unsafe known?.scale(of: bytes(key), aheadOf: event) else { return doubt() }
      scales[series] = found
      own = found
    }
    // With so few digits and zeros the interval fits 127 bits with room to spare.
    guard decimals + abs((scale ?? own) - own) <= ExactDecimal.mostDigits else { return doubt() }
    // A figure may be given twice if the two agree; that takes intervals.
    if !places.insert(sequence.last, period) { doubt() }
  }

  private mutating func doubt() { isCertain = false }

  @inline(__always)
  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    // In bounds: slicing checks it.
    unsafe UnsafeRawBufferPointer(rebasing: body[range])
  }
}

/// Series and periods that a release has figures for: by checksum, so that it may take two for one.
private struct PlaceSet {
  private var slots = [UInt64](repeating: 0, count: smallest)
  private var count = 0

  private static let smallest = 64

  /// - Returns: whether it is certain that the place was not there.
  mutating func insert(_ series: UInt32, _ period: Period) -> Bool {
    let track = UInt64(truncatingIfNeeded: period.track.code &* 0x9E37_79B9)
    let place = UInt64(truncatingIfNeeded: period.position) &+ track << 20
    // Never 0, which is a free slot.
    let mixed = (UInt64(series) &+ 1) &* 0xD6E8_FEB8_6659_FD93
    let entry = (mixed ^ place &* 0x9E37_79B9_7F4A_7C15) | 1
    if count * 2 >= slots.count { grow() }
    guard Self.insert(entry, in: &slots) else { return false }
    count += 1
    return true
  }

  /// Takes all out, and keeps the room if much of it was used.
  mutating func removeAll() {
    guard count > 0 else { return }
    if count * 16 < slots.count {
      slots = [UInt64](repeating: 0, count: Self.smallest)
    } else {
      for slot in slots.indices { slots[slot] = 0 }
    }
    count = 0
  }

  private static func insert(_ entry: UInt64, in slots: inout [UInt64]) -> Bool {
    var slot = Int(truncatingIfNeeded: entry &>> 33) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == entry { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = entry
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 4)
    for entry in slots where entry != 0 { _ = Self.insert(entry, in: &larger) }
    slots = larger
  }
}
