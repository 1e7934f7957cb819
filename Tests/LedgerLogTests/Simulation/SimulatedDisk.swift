import LedgerLog
import LedgerModel
import TestSupport

/// A disk in memory that fails and loses power as its faults say.
///
/// What programs see and what is on the platter are kept apart: a power cut leaves what was
/// synchronized, and any part of what was not. Everything random comes from the seed. Sendable in
/// name only: one thread uses it.
final class SimulatedDisk: Disk, @unchecked Sendable {
  private var state: SimulatedState

  init(seed: UInt64) { state = SimulatedState(seed: seed) }

  /// Sets what will go wrong from now on.
  func plan(_ faults: [Moment: Fault]) { state.plan(faults) }

  /// Whether a program runs: false after a kill or a power cut.
  var isRunning: Bool { state.isRunning }

  /// Whether the power has been there since the last restart.
  var isPowered: Bool { state.isPowered }

  /// Starts the next program; files and locks of the one before are gone.
  func restart() { state.restart() }

  /// Cuts the power between two operations.
  func cutPower() { state.cutPower() }

  /// Flips one bit at random in a file, if there is one with bytes; returns where.
  func flipBit() -> String? { state.flipBit() }

  /// What programs see of a file; nil if there is none.
  func contents(_ name: String) -> [UInt8]? { state.contents(name) }

  /// Gives a file other bytes, or takes it away, on the platter too.
  func tamper(_ name: String, _ bytes: [UInt8]?) { state.tamper(name, bytes) }

  func names() throws(LedgerError) -> [String] {
    try state.run(.list, "") { state throws(LedgerError) in state.names.keys.sorted() }
  }

  func open(_ name: String) throws(LedgerError) -> (any DiskFile)? {
    try state.run(.open, name) { [self] state throws(LedgerError) in
      state.names[name].map { SimulatedFile(on: self, $0, name, state.epoch) }
    }
  }

  func openForWriting(_ name: String) throws(LedgerError) -> any DiskFile {
    try state.run(.open, name) { [self] state throws(LedgerError) in
      SimulatedFile(on: self, state.names[name] ?? state.makeFile(name), name, state.epoch)
    }
  }

  func rename(_ old: String, to new: String) throws(LedgerError) {
    try state.run(.rename, new) { state throws(LedgerError) in
      guard let file = state.names.removeValue(forKey: old) else {
        throw LedgerError(.unavailable, "no \(old)")
      }
      state.names[new] = file
      state.pendingNames.append(.init(name: new, file: file, old: old))
    }
  }

  func synchronizeNames() throws(LedgerError) {
    try state.run(.synchronize, "the folder") { state throws(LedgerError) in
      state.platterNames = state.names
      state.pendingNames = []
    }
  }

  func lock() throws(LedgerError) -> LockAttempt {
    // Locks are the operating system's own: LockTests and KillTests try the real ones.
    .taken(NoLock())
  }

  fileprivate func run<Result>(
    _ kind: SimulatedState.Operation, _ file: SimulatedFile,
    _ body: (inout SimulatedState) throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    try state.run(kind, file.name) { state throws(LedgerError) in
      guard file.epoch == state.epoch else { throw LedgerError(.unavailable, "of a dead program") }
      return try body(&state)
    }
  }
}

private final class NoLock: DiskLock {}

/// An open file of the simulated disk.
private final class SimulatedFile: DiskFile {
  let disk: SimulatedDisk
  let number: Int
  let name: String
  let epoch: Int

  init(on disk: SimulatedDisk, _ number: Int, _ name: String, _ epoch: Int) {
    (self.disk, self.number, self.name, self.epoch) = (disk, number, name, epoch)
  }

  func byteCount() throws(LedgerError) -> Int {
    try disk.run(.read, self) { state throws(LedgerError) in state.files[number].seen.count }
  }

  func read(at offset: Int, count: Int) throws(LedgerError) -> [UInt8] {
    try disk.run(.read, self) { state throws(LedgerError) in
      Array(state.files[number].seen.dropFirst(offset).prefix(count))
    }
  }

  func writeSome(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(LedgerError) -> Int {
    try disk.run(.write, self) { state throws(LedgerError) in
      let count = state.lengthOfWrite(bytes.count)
      state.files[number].write(Array(bytes.prefix(count)), at: offset)
      return count
    }
  }

  func truncate(to byteCount: Int) throws(LedgerError) {
    try disk.run(.truncate, self) { state throws(LedgerError) in
      state.files[number].truncate(to: byteCount)
    }
  }

  func synchronize() throws(LedgerError) {
    try disk.run(.synchronize, self) { state throws(LedgerError) in
      state.files[number].synchronize()
    }
  }
}
