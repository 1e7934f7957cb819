import EventCoding
import LedgerModel
import LedgerProjections

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

/// Tells of the events of a batch whether nothing can be wrong with them beside what is known.
///
/// It knows releases of the common kind. What it does not know for certain is left to
/// ``SubmittedEvent/check(against:recorded:)``, which says what is wrong, if anything is.
@safe struct QuickCheck {
  private let known: KnownSeries
  private let recorded: Timestamp
  private var summarizer = EventSummarizer()
  /// The keys that were asked for, and their scales; nil: not defined when that was last looked at.
  private var sequence = KeySequence()
  private var scales: [Int?] = []

  /// - Parameters:
  ///   - known: the series that events may speak of.
  ///   - recorded: when the ledger learns of the events.
  init(_ known: KnownSeries, recorded: Timestamp) {
    (self.known, self.recorded) = (known, recorded)
  }

  /// Tells whether an event is a release with which all is certain to be right.
  ///
  /// - Parameters:
  ///   - encoded: the event.
  ///   - number: its number in the batch; that of the event asked about before is smaller.
  /// - Returns: whether it is; false also for what is no release.
  /// - Complexity: linear in the series that the release speaks of.
  mutating func isRightRelease(_ encoded: EncodedEvent, _ number: Int) -> Bool {
    guard case .release(let release) = encoded.summary ?? summarizer.summary(of: encoded),
      // A figure may be given twice if the two agree; that takes intervals.
      !release.mayRepeat
    else { return false }
    return unsafe encoded.body.withUnsafeBytes { body in
      // In bounds: slicing checks it.
      let time = unsafe String(
        decoding: UnsafeRawBufferPointer(rebasing: body[release.published]), as: UTF8.self)
      guard let published = PublicationTime(time), !published.isAfter(recorded) else {
        return false
      }
      for key in release.keys {
        guard let own = unsafe scale(ofKeyIn: body, at: Int(key), number) else { return false }
        let scales = release.scales ?? own...own
        let distance = max(abs(scales.lowerBound - own), abs(scales.upperBound - own))
        // With so few digits and zeros the interval fits 127 bits with room to spare.
        guard release.mostDecimals + distance <= ExactDecimal.mostDigits else { return false }
      }
      return true
    }
  }

  /// The scale of the series whose key begins at a place and ends in a quote; nil if it is not
  /// defined ahead of the event.
  private mutating func scale(
    ofKeyIn body: UnsafeRawBufferPointer, at place: Int, _ number: Int
  ) -> Int? {
    // In bounds: slicing checks it.
    let text = unsafe UnsafeRawBufferPointer(rebasing: body[place...])
    if unsafe sequence.expectedKey(text) > 0 {
      sequence.takeExpected()
    } else {
      let end = unsafe text.firstIndex(of: UInt8(ascii: "\"")) ?? text.count
      _ = unsafe sequence.number(of: UnsafeRawBufferPointer(rebasing: text[..<end]))
    }
    let series = Int(sequence.last)
    while scales.count <= series { scales.append(nil) }
    if let scale = scales[series] { return scale }
    scales[series] = unsafe sequence.keys[sequence.last].withUnsafeBytes { key in
      unsafe known.scale(of: key, aheadOf: number)
    }
    return scales[series]
  }
}
