import LedgerModel

/// What a canonical event says that only a ledger's state can vouch for.
///
/// It is taken down when the event is read, so that it need not be read again beside the state.
package enum EventSummary: Sendable {
  /// It defines a series; ranges count from the first byte of the event's body.
  case series(CanonicalSeries)
  /// It has figures.
  case release(ReleaseSummary)
  /// Only the event itself tells.
  case other
}

/// What a release says that only a ledger's state can vouch for.
package struct ReleaseSummary: Sendable {
  /// The publication time, in the event's body.
  package var published = 0..<0
  /// Where in the body the key of each series begins, once for each; a quote ends it.
  package var keys: [UInt32] = []
  /// The most digits that a value has after its point.
  package var mostDecimals = 0
  /// The powers of ten that values count in which have one of their own; nil: none has.
  package var scales: ClosedRange<Int>?
  /// Whether some period of a series may have two figures, which must agree.
  package var mayRepeat = false
}

/// Reads events with the fast check and takes their summaries down.
///
/// One is used for event after event, because they mostly speak of the same series.
@safe package struct EventSummarizer: CanonicalVisitor {
  private var sequence = KeySequence()
  /// Of each series, the last event that spoke of it.
  private var speaker: [Int] = []
  private var places = PlaceSet()
  private var event = 0
  private var body = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
  /// What the present event has said so far.
  private var definition: CanonicalSeries?
  private var isRelease = false
  private var release = ReleaseSummary()

  package init() {}

  /// The summary of an event; nil if the fast check does not know all of it.
  ///
  /// - Complexity: linear in the event's bytes.
  package mutating func summary(of encoded: EncodedEvent) -> EventSummary? {
    (definition, isRelease, release) = (nil, false, ReleaseSummary())
    event += 1
    places.removeAll()
    // In bounds: the buffer is used while the closure runs.
    let isKnown = unsafe encoded.body.withUnsafeBytes { body in
      unsafe self.body = body
      defer { unsafe self.body = UnsafeRawBufferPointer(start: nil, count: 0) }
      return encoded.visit(&self)
    }
    guard isKnown else { return nil }
    return definition.map { .series($0) } ?? (isRelease ? .release(release) : .other)
  }

  package mutating func series(_ series: CanonicalSeries) { definition = series }

  package mutating func release(_ release: CanonicalRelease) {
    isRelease = true
    self.release.published = release.published
  }

  package mutating func figure(_ figure: CanonicalFigure) {
    if !figure.repeatsSeries { _ = unsafe sequence.number(of: bytes(figure.series)) }
    if let scale = figure.scale {
      let scales = release.scales ?? scale...scale
      release.scales = min(scales.lowerBound, scale)...max(scales.upperBound, scale)
    }
    take(figure.series, figure.period, decimals: figure.value.decimals)
  }

  package mutating func figure(_ figure: CanonicalMonthFigure) {
    switch figure.key {
    case .repeated: break
    case .expected: sequence.takeExpected()
    case .any: _ = unsafe sequence.number(of: bytes(figure.series))
    }
    take(figure.series, figure.period, decimals: figure.decimals)
  }

  package mutating func expectedKey(_ text: UnsafeRawBufferPointer) -> Int {
    unsafe sequence.expectedKey(text)
  }

  /// Takes a figure of the last series of the sequence.
  @inline(__always)
  private mutating func take(_ key: Range<Int>, _ period: Period, decimals: Int) {
    let series = Int(sequence.last)
    while speaker.count <= series { speaker.append(0) }
    if speaker[series] != event {
      speaker[series] = event
      release.keys.append(UInt32(key.lowerBound))
    }
    release.mostDecimals = max(release.mostDecimals, decimals)
    if !places.insert(sequence.last, period) { release.mayRepeat = true }
  }

  @inline(__always)
  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    // In bounds: slicing checks it.
    unsafe UnsafeRawBufferPointer(rebasing: body[range])
  }
}
