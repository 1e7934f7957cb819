import LedgerModel
import TestSupport

/// One thing that goes wrong at one operation.
enum Fault: Equatable, Sendable {
  /// The power goes before the operation, or after it.
  case powerCut(after: Bool)
  /// The program is killed before the operation, or after it; what it wrote stays to be seen.
  case kill(after: Bool)
  /// The operation fails; a write may have written some bytes, a rename may have happened.
  case failure
  /// No room is left: this write and all others fail until the program ends.
  case full
}

/// When something goes wrong, counted from when it was planned.
enum Moment: Hashable, Sendable {
  /// At that operation.
  case operation(Int)
  /// At that write or flush of a segment.
  case writing(Int)
}

/// What is inside a simulated disk.
struct SimulatedState {
  enum Operation { case list, open, read, write, truncate, synchronize, rename }

  /// A name that was given since the names were synchronized; `old` is the one it had before.
  struct NameChange {
    var name: String
    var file: Int
    var old: String?
  }

  var random: SeededGenerator
  var files: [SimulatedContent] = []
  /// The names as programs see them, and as they are on the platter.
  var names: [String: Int] = [:]
  var platterNames: [String: Int] = [:]
  var pendingNames: [NameChange] = []
  private(set) var isRunning = true
  private(set) var isPowered = true
  private(set) var epoch = 0
  private var faults: [Moment: Fault] = [:]
  private var operations = 0
  private var writings = 0
  private var isFull = false
  /// The fault of the operation that is going on.
  private var present: Fault?

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  mutating func plan(_ faults: [Moment: Fault]) {
    self.faults = faults
    operations = 0
    writings = 0
  }

  mutating func restart() {
    isRunning = true
    isPowered = true
    isFull = false
    epoch += 1
  }

  mutating func makeFile(_ name: String) -> Int {
    files.append(SimulatedContent())
    names[name] = files.count - 1
    pendingNames.append(NameChange(name: name, file: files.count - 1))
    return files.count - 1
  }

  /// Runs one operation with what goes wrong at it.
  mutating func run<Result>(
    _ kind: Operation, _ name: String,
    _ body: (inout SimulatedState) throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    guard isRunning else { throw Self.dead }
    operations += 1
    present = faults[.operation(operations)]
    if name.hasSuffix(".jsonl"), kind == .write || kind == .synchronize {
      writings += 1
      present = present ?? faults[.writing(writings)]
    }
    if present == .full { isFull = true }
    switch present {
    case .powerCut(after: false): try stop(cuttingPower: true)
    case .kill(after: false): try stop(cuttingPower: false)
    case .failure: return try fail(kind, name, body)
    default: break
    }
    if isFull, kind == .write { return try fail(kind, name, body) }
    let result = try body(&self)
    switch present {
    case .powerCut(after: true): try stop(cuttingPower: true)
    case .kill(after: true): try stop(cuttingPower: false)
    default: break
    }
    return result
  }

  private static let dead = LedgerError(.unavailable, "the program is dead")

  private mutating func stop(cuttingPower: Bool) throws(LedgerError) {
    if cuttingPower { cutPower() }
    isRunning = false
    throw Self.dead
  }

  /// An operation that fails, with whatever of it happens all the same.
  private mutating func fail<Result>(
    _ kind: Operation, _ name: String,
    _ body: (inout SimulatedState) throws(LedgerError) -> Result
  ) throws(LedgerError) -> Result {
    switch kind {
    case .write, .rename, .truncate: if chance() { _ = try body(&self) }
    case .synchronize: for index in files.indices where chance() { loseTrust(in: index) }
    case .list, .open, .read: break
    }
    throw LedgerError(.unavailable, "cannot \(kind) \(name): Input/output error")
  }

  /// After a failed flush some of the bytes are on the platter, and the operating system believes
  /// that all of them are.
  private mutating func loseTrust(in file: Int) {
    files[file].settle(&random)
    files[file].pending = []
  }

  /// How many bytes a write of `count` takes: all of them, mostly.
  mutating func lengthOfWrite(_ count: Int) -> Int {
    let isShort = isFull || present == .failure || Int.random(in: 0..<6, using: &random) == 0
    return isShort ? Int.random(in: 1...count, using: &random) : count
  }

  mutating func chance() -> Bool { Bool.random(using: &random) }
}

extension SimulatedState {
  /// Leaves of everything that was not synchronized whatever part chance says.
  mutating func cutPower() {
    isPowered = false
    let survives = Int.random(in: 0...2, using: &random)
    for change in pendingNames where survives == 2 || survives == 1 && chance() {
      platterNames[change.name] = change.file
      if let old = change.old { platterNames[old] = nil }
    }
    pendingNames = []
    names = platterNames
    for index in files.indices {
      files[index].settle(&random)
      files[index].pending = []
      files[index].seen = files[index].platter
    }
  }

  func contents(_ name: String) -> [UInt8]? { names[name].map { files[$0].seen } }

  mutating func tamper(_ name: String, _ bytes: [UInt8]?) {
    platterNames = names
    pendingNames = []
    guard let number = names[name] else { return }
    guard let bytes else {
      names[name] = nil
      platterNames[name] = nil
      return
    }
    files[number].seen = bytes
    files[number].platter = bytes
    files[number].pending = []
  }

  mutating func flipBit() -> String? {
    let candidates = names.filter { !files[$0.value].seen.isEmpty }.sorted { $0.key < $1.key }
    guard let (name, number) = candidates.randomElement(using: &random) else { return nil }
    let index = Int.random(in: files[number].seen.indices, using: &random)
    let bit = Int.random(in: 0..<8, using: &random)
    files[number].seen[index] ^= 1 << bit
    files[number].platter = files[number].seen
    return "\(name), byte \(index), bit \(bit)"
  }
}
