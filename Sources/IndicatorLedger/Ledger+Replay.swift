import LedgerLog
public import LedgerProjections
public import LedgerVocabulary

extension FigureCollector: LineCollector {}

extension Ledger {
  /// The state that the events give, read from the first on.
  ///
  /// - Parameters:
  ///   - last: the last position wanted; nil: all.
  ///   - moment: leave out what the ledger learnt later; nil: nothing.
  /// - Returns: the state.
  /// - Throws: ``LedgerError``: `damaged` or `unavailable`.
  /// - Complexity: linear in the log, on all cores.
  public func replay(
    through last: Int? = nil, recordedBy moment: Timestamp? = nil
  ) throws(LedgerError) -> LedgerState {
    try LedgerState(image(through: last, recordedBy: moment))
  }

  /// The columns that those events give.
  func image(
    through last: Int? = nil, recordedBy moment: Timestamp? = nil
  ) throws(LedgerError) -> VintageImage {
    var collected = try log.collect { FigureCollector(through: last, recordedBy: moment) }
    return ImageBuilder.image(of: &collected.parts)
  }
}
