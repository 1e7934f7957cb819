package import EventCoding
package import LedgerModel

/// Takes the lines of one part of a log in order, and makes of them what it is for.
package protocol LineCollector: Sendable {
  /// Takes a line, given without its newline, if the quick check takes it (``CanonicalLine``).
  ///
  /// - Returns: its head; nil if the check does not take it, and then nothing of it is kept.
  mutating func take(_ line: UnsafeRawBufferPointer) -> LineHead?

  /// Takes an event whose line only the general reader could read.
  mutating func take(_ event: RecordedEvent)
}

/// What a log was collected into.
package struct CollectedLog<Collector: LineCollector>: Sendable {
  /// One for each part of the log, in order.
  package var parts: [Collector]
  /// How many events there were.
  package var count: Int
  /// Where the next line will begin.
  package var end: LogPosition

  package init(parts: [Collector], count: Int, end: LogPosition) {
    self.parts = parts
    self.count = count
    self.end = end
  }
}
