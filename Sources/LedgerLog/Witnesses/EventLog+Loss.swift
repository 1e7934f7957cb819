import LedgerModel
import TransparencyLog

extension EventLog {
  /// Demands that nothing beside the log knows better than its lines.
  ///
  /// - Throws: ``LedgerError`` with the code `damaged`.
  func check(
    _ survey: LogSurvey, against witnesses: Witnesses, isWhole: Bool = true
  ) throws(LedgerError) {
    let all = try witnesses.disagreements(with: survey, isWhole: isWhole)
    guard !all.isEmpty else { return }
    throw try located(all, survey) ?? Disagreement.error(all, count: survey.count, place: folder)
  }

  /// The error that names the line that was altered, where the hashes tell and are not alone.
  private func located(
    _ all: [Disagreement], _ survey: LogSurvey
  ) throws(LedgerError) -> LedgerError? {
    let line = all.lazy.compactMap { one -> (seq: Int, expected: Digest, found: Digest)? in
      guard case .line(let seq, let expected, let found) = one.kind else { return nil }
      return (seq, expected, found)
    }.first
    guard let line, all.contains(where: { $0.isAboutRoot(from: line.seq) }),
      let segment = survey.segments.last(where: { $0.first <= line.seq })
    else { return nil }
    let bytes = try disk.contents(of: segment.name) ?? []
    var start = 0
    for _ in segment.first..<line.seq { start = (newline(in: bytes, from: start) ?? start - 1) + 1 }
    return damage(
      LedgerError(
        .damaged,
        "the line was altered together with its checksum: expected the hash \(line.expected), "
          + "found \(line.found)"), segment.name, line.seq - segment.first + 1, seq: line.seq,
      at: start)
  }

  /// Sets everything aside that disagrees with the log, because a person says that it shall stand.
  ///
  /// Nothing is deleted: the files get names beginning in `lost-`.
  ///
  /// - Parameters:
  ///   - witnesses: the witnesses.
  ///   - survey: what the log holds, read without what the witnesses say.
  /// - Returns: the paths of the files under their new names.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  func setAside(
    _ witnesses: Witnesses, disagreeingWith survey: LogSurvey
  ) throws(LedgerError) -> [String] {
    let files = Set(try witnesses.disagreements(with: survey).map(\.file))
    var kept: [String] = []
    for name in [Self.checkpointName, Self.signedCheckpointName, Self.hashesName]
    where files.contains(path(name)) {
      kept.append(path(try disk.setAside(name)))
    }
    if let outside, let file = outside.read()?.file, files.contains(file) {
      kept.append(try outside.setAside())
    }
    return kept
  }

  /// What the log holds, whatever the witnesses say; those that disagree are set aside.
  ///
  /// - Returns: what it holds, and the files set aside under their new names.
  /// - Throws: ``LedgerError``: `damaged` if there are lines that cannot be read; `unavailable`.
  func surveyAcceptingLoss() throws(LedgerError) -> (LogSurvey, [String]) {
    let witnesses = try witnesses()
    var survey = try lines(decodes: false, through: nil, as: nil).survey
    let lost = try setAside(witnesses, disagreeingWith: survey)
    // The log keeps its name, and all of its events are vouched for anew.
    survey.checkpoint = (witnesses.checkpoint ?? witnesses.signed).map { head in
      Checkpoint(origin: head.origin, size: 0, root: GrowingTree().root)
    }
    return (survey, lost)
  }
}

extension Disagreement {
  /// Whether it says that one of the events from `seq` on has another root than was recorded.
  fileprivate func isAboutRoot(from seq: Int) -> Bool {
    guard case .root = kind else { return false }
    return size > seq
  }
}
