package import LedgerModel
package import TransparencyLog

/// What a copying did.
package struct LogCopy: Sendable {
  /// How many events the copy has.
  package var count: Int
  /// How many of them it did not have before.
  package var new: Int
  package var byteCount: Int
  package var segmentCount: Int
  /// The root of both, up to the copy's last event.
  package var root: Digest
}

extension EventLog {
  /// Copies the log, byte for byte, and checks the copy; a writer may go on meanwhile.
  ///
  /// A copy of an earlier state is brought up to this one. Each segment appears at one stroke, so
  /// that an interrupted copying leaves a shorter copy, which the next one completes.
  ///
  /// - Parameters:
  ///   - destination: a log on another disk or in another folder: empty, or such a copy.
  ///   - last: the last event to copy, the last of its batch; damage after it does not matter.
  ///     Nil: all.
  ///   - waits: whether to wait for another writer to the destination.
  /// - Returns: what was copied.
  /// - Throws: ``LedgerError``: `damaged` if this log or the copy is; `conflict` if the destination
  ///   holds other events; `invalid` if `last` is not the end of a batch; `locked`; `unavailable`.
  package func copy(
    to destination: EventLog, through last: Int? = nil, waits: Bool = false
  ) throws(LedgerError) -> LogCopy {
    let survey = try survey(through: last)
    try survey.requireEnd(last)
    return try copy(survey, to: destination, waits: waits)
  }

  /// Copies what a survey has found.
  func copy(
    _ survey: LogSurvey, to destination: EventLog, waits: Bool
  ) throws(LedgerError) -> LogCopy {
    let writer = try LogWriter(destination, waits: waits)
    let before = writer.survey
    try destination.checkIsBeginning(of: survey, before)
    for (index, segment) in survey.segments.enumerated() {
      let there = index < before.segments.count ? before.segments[index] : nil
      guard there != segment else { continue }
      guard let file = try disk.open(segment.name) else { continue }
      try destination.disk.replace(
        segment.name, with: try file.read(at: 0, count: segment.byteCount), isFlushed: true)
    }
    if let signed = try note(EventLog.signedCheckpointName),
      let head = try? Checkpoint(text: signed.text), head.size <= survey.count
    {
      try writer.keep(signed)
    }
    try writer.writeHeads(survey)
    return try survey.confirmed(in: destination, before: before.count)
  }

  /// Checks that what is here is an earlier state of another log.
  private func checkIsBeginning(
    of other: LogSurvey, _ survey: LogSurvey
  ) throws(LedgerError) {
    guard survey.count <= other.count else {
      throw LedgerError(
        .conflict,
        "\(folder) has \(survey.count) events already, more than the \(other.count) to copy; "
          + "nothing was copied: choose another folder")
    }
    let isSame =
      other.recordHashes.starts(with: survey.recordHashes)
      && zip(other.segments, survey.segments).allSatisfy { $0.first == $1.first }
    guard isSame else {
      throw LedgerError(
        .conflict,
        "\(folder) has other events already; nothing was copied: choose another folder")
    }
  }
}
