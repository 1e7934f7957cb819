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

/// Reads what the fast check says of an event, and tells whether nothing can be wrong with it.
///
/// It knows definitions and releases of the common kind. What it does not know for certain is left
/// to ``SubmittedEvent/check(against:recorded:)``, which says what is wrong, if anything is.
@safe struct QuickCheck: CanonicalVisitor {
  /// Whether everything was certain so far.
  private(set) var isCertain = false
  /// The definition that the event is, if it is one.
  private(set) var definition: CanonicalSeries?
  private let known: KnownSeries
  private let event: Int
  private let recorded: Timestamp
  private let body: UnsafeRawBufferPointer
  private var lastScale = 0
  private var figures = PlaceSet()

  /// Checks an event against the series that are known; of a definition only that it is one.
  ///
  /// - Parameters:
  ///   - encoded: the event.
  ///   - number: its number in the batch.
  ///   - known: the series.
  ///   - recorded: when the ledger learns of it.
  /// - Returns: whether all is certain, and the definition if it is one.
  static func check(
    _ encoded: EncodedEvent, _ number: Int, _ known: KnownSeries, recorded: Timestamp
  ) -> (isRight: Bool, definition: CanonicalSeries?) {
    // In bounds: the buffer is used while the closure runs.
    unsafe encoded.body.withUnsafeBytes { body in
      var check = unsafe QuickCheck(body, number, known, recorded)
      let isRight = encoded.visit(&check)
      return (isRight && check.isCertain, isRight ? check.definition : nil)
    }
  }

  private init(
    _ body: UnsafeRawBufferPointer, _ event: Int, _ known: KnownSeries, _ recorded: Timestamp
  ) {
    unsafe self.body = body
    self.event = event
    self.known = known
    self.recorded = recorded
  }

  mutating func series(_ series: CanonicalSeries) { definition = series }

  mutating func release(_ release: CanonicalRelease) {
    let text = unsafe String(decoding: bytes(release.published), as: UTF8.self)
    isCertain = PublicationTime(text).map { !$0.isAfter(recorded) } ?? false
  }

  mutating func figure(_ figure: CanonicalFigure) {
    guard isCertain else { return }
    let key = unsafe bytes(figure.series)
    if !figure.repeatsSeries {
      guard let scale = unsafe known.scale(of: key, aheadOf: event) else { return doubt() }
      lastScale = scale
    }
    // With so few digits and zeros the interval fits 127 bits with room to spare.
    let shift = abs((figure.scale ?? lastScale) - lastScale)
    guard figure.value.decimals + shift <= ExactDecimal.mostDigits else { return doubt() }
    // A figure may be given twice if the two agree; that takes intervals.
    let isNew = unsafe figures.insert(key, figure.period)
    if !isNew { doubt() }
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
  private var slots = [UInt64](repeating: 0, count: 16)
  private var count = 0

  /// - Returns: whether it is certain that the place was not there.
  mutating func insert(_ key: UnsafeRawBufferPointer, _ period: Period) -> Bool {
    let track = UInt64(truncatingIfNeeded: period.track.code &* 0x9E37_79B9)
    let place = UInt64(truncatingIfNeeded: period.position) &+ track << 20
    // Never 0, which is a free slot.
    let entry = unsafe (UInt64(CRC32C.value(of: key)) << 32 ^ place &* 0x9E37_79B9_7F4A_7C15) | 1
    if count * 2 >= slots.count { grow() }
    guard Self.insert(entry, in: &slots) else { return false }
    count += 1
    return true
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
