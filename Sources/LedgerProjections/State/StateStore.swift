import LedgerModel
import VintageColumns

/// What states that were copied from each other share.
///
/// Sendable, because its facts are only changed while a single state, and so a single task, refers
/// to it.
final class StateStore: @unchecked Sendable {
  let image: VintageImage
  var facts: StateFacts

  init(_ image: VintageImage, _ facts: StateFacts = StateFacts()) {
    self.image = image
    self.facts = facts
  }
}

/// What a state holds beside its columns; ``LedgerState`` says what each is.
struct StateFacts: Sendable {
  var newSeries: [String: LedgerState.DefinedSeries] = [:]
  var newGrowthSeries: [String: Set<String>] = [:]
  var newIdentities: Set<String> = []
  var links: DimensionLinks?
  var newObservations: [String: [Period: [Observation]]] = [:]
  var statements: [LedgerState.Recorded<Statement>] = []
  var targets: [LedgerState.Recorded<Target>] = []
  var corrections: [LedgerState.AppliedCorrection] = []
  var withdrawals: [LedgerState.Recorded<Withdrawal>] = []
  var eventCount = 0
  var figureCount = 0
  var lastRecorded: Timestamp?
}
