import LedgerLog
import LedgerModel
import TestSupport
import TransparencyLog

/// A random life of a log on a disk that fails, and whether it kept its promises.
struct History {
  /// A promise that was not kept.
  struct Broken: Error, CustomStringConvertible {
    let seed: UInt64
    let what: String
    var description: String { "seed \(seed): \(what)" }
  }

  /// What happened in it.
  struct Tally {
    var histories = 0
    var acknowledged = 0
    var powerCuts = 0
    var kills = 0
    var failures = 0
    var tails = 0
    var flips = 0
    var flipsFound = 0
    var losses = 0
    var lossesTold = 0

    static func += (total: inout Tally, one: Tally) {
      total.histories += one.histories
      total.acknowledged += one.acknowledged
      total.powerCuts += one.powerCuts
      total.kills += one.kills
      total.failures += one.failures
      total.tails += one.tails
      total.flips += one.flips
      total.flipsFound += one.flipsFound
      total.losses += one.losses
      total.lossesTold += one.lossesTold
    }
  }

  private let seed: UInt64
  private var random: SeededGenerator
  private let disk: SimulatedDisk
  private let log: EventLog
  /// What must be there for good.
  private var durable: [Event] = []
  /// Batches after that which were not acknowledged: each may be there whole, or not at all.
  private var uncertain: [[Event]] = []
  private var events = 0
  private(set) var tally = Tally()

  init(seed: UInt64) {
    self.seed = seed
    random = SeededGenerator(seed: seed)
    disk = SimulatedDisk(seed: seed ^ 0xD15C)
    log = EventLog(
      folder: "log", on: disk, segmentSize: [200, 600, 5_000].randomElement(using: &random) ?? 600,
      room: ReservedRoom.Rule(
        after: Int.random(in: 0...3, using: &random),
        byteCount: [0, 3_000, 13_000].randomElement(using: &random) ?? 0),
      outside: SimulatedSnapshot(disk: disk).witness)
  }

  /// Lives it.
  ///
  /// - Throws: ``Broken`` with the seed.
  mutating func run() throws {
    tally.histories = 1
    for _ in 0..<Int.random(in: 2...6, using: &random) {
      disk.plan(faults())
      do { try work() } catch let error as LedgerError {
        guard error.code != .damaged else { throw broken("\(error) without any damage") }
      }
      endProgram()
    }
    disk.plan([:])
    _ = try opened()
    try check(try log.read().events, by: "a reader after a new writer")
    switch Int.random(in: 0..<4, using: &random) {
    case 0, 1: try damage()
    case 2: try lose()
    default: break
    }
  }

  private mutating func faults() -> [Moment: Fault] {
    var faults: [Moment: Fault] = [:]
    for _ in 0..<Int.random(in: 0...3, using: &random) {
      let isAfter = Bool.random(using: &random)
      let fault: [Fault] = [
        .powerCut(after: isAfter), .kill(after: isAfter), .failure, .failure, .full,
      ]
      let moment: Moment =
        Bool.random(using: &random)
        ? .operation(Int.random(in: 1...60, using: &random))
        : .writing(Int.random(in: 1...8, using: &random))
      faults[moment] = fault.randomElement(using: &random)
    }
    return faults
  }

  /// One program: it opens the log, appends, signs, reads.
  private mutating func work() throws {
    var writer = try LogWriter(log)
    if writer.moved != nil { tally.tails += 1 }
    let found = try log.read().events
    guard found.count == writer.survey.count else { throw broken("a writer and a reader differ") }
    try check(found, by: "a reader after a writer")
    // What a writer found is flushed, so that nobody is told of events that a power cut takes.
    durable = found.map(\.event)
    for _ in 0..<Int.random(in: 1...5, using: &random) {
      switch Int.random(in: 0..<8, using: &random) {
      case 0:
        let contents = try log.read()
        try check(contents.events, by: "a reader")
        try SimulatedSnapshot(disk: disk).write(contents.survey, of: log)
      case 1:
        let text = Checkpoint(
          origin: "log", size: durable.count, root: writer.survey.tree.root
        ).text
        let signature = SignedNote.Signature(name: "log", keyID: [1, 2, 3, 4], bytes: [5])
        try writer.keep(SignedNote(text: text, signatures: [signature]))
      default: try append(to: &writer)
      }
    }
  }

  private mutating func append(to writer: inout LogWriter) throws {
    let batch = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      events += 1
      let title = String(repeating: "ö", count: Int.random(in: 1...60, using: &random))
      return Event.series(SeriesDefinition(key: "S.\(events)", title: title))
    }
    uncertain.append(batch)
    do {
      let recorded = Timestamp(seconds: 1_700_000_000 + events)
      _ = try writer.append(batch, recorded: recorded)
    } catch {
      if disk.isRunning { tally.failures += 1 }
      // Half of the programs go on after an error.
      guard disk.isRunning, Bool.random(using: &random) else { throw error }
      return
    }
    tally.acknowledged += 1
    durable += batch
    uncertain = []
  }

  private mutating func endProgram() {
    if disk.isRunning, Int.random(in: 0..<3, using: &random) == 0 { disk.cutPower() }
    if !disk.isPowered { tally.powerCuts += 1 } else if !disk.isRunning { tally.kills += 1 }
    disk.restart()
  }

  private func opened() throws -> LogWriter {
    do { return try LogWriter(log) } catch { throw broken("cannot be opened: \(error)") }
  }

  /// Whether `found` is what must be there, and then whole batches of what may be there.
  private func check(_ found: [RecordedEvent], by whom: String) throws {
    guard found.map(\.seq) == Array(found.indices) else { throw broken("\(whom) sees a gap") }
    let found = found.map(\.event)
    guard found.starts(with: durable) else {
      throw broken("\(whom) sees \(found.count) events, other than the \(durable.count) promised")
    }
    var rest = found[durable.count...]
    for batch in uncertain where rest.starts(with: batch) { rest = rest.dropFirst(batch.count) }
    guard rest.isEmpty else { throw broken("\(whom) sees part of a batch") }
  }

  /// Flips one bit of what lies on the platter: it is found, or it does not matter.
  private mutating func damage() throws {
    durable = try log.read().events.map(\.event)
    uncertain = []
    guard let place = disk.flipBit() else { return }
    tally.flips = 1
    do { try check(try log.read().events, by: "a reader after a flip in \(place)") } catch let error
      as LedgerError
    {
      guard error.code == .damaged else { throw broken("\(place): \(error)") }
      tally.flipsFound = 1
      do {
        _ = try LogWriter(log)
        throw broken("\(place): a writer opens a log that a reader refuses")
      } catch let error as LedgerError {
        guard error.code == .damaged else { throw broken("\(place): \(error)") }
      }
    }
  }

  /// Takes the last batches away, and some of the files that know of them: it is told as long as
  /// one is left, until a person accepts it; from then on crashes need nobody's word.
  private mutating func lose() throws {
    let survey = try log.survey()
    guard let segment = survey.segments.last, segment.byteCount > 0 else { return }
    tally.losses = 1
    var lines = LogTampering.lines(disk.contents(segment.name) ?? [])
    for _ in 0..<Int.random(in: 1...3, using: &random) {
      lines = LogTampering.lines(try LogTampering.withoutLastBatch(LogTampering.bytes(lines)))
    }
    disk.tamper(segment.name, LogTampering.bytes(lines))
    for name in ["checkpoint", "checkpoint.signed", "hashes", "snapshot"]
    where Bool.random(using: &random) { disk.tamper(name, nil) }
    let left = segment.first + lines.count
    let known =
      [
        (disk.contents("hashes")?.count ?? 0) / 32, knownSize("checkpoint"),
        knownSize("checkpoint.signed"),
        SimulatedSnapshot(disk: disk).witness.read()?.size ?? 0,
      ].max() ?? 0
    durable = Array(durable.prefix(left))
    uncertain = []
    if known > left {
      tally.lossesTold = 1
      for isReader in [true, false] {
        do {
          if isReader { _ = try log.read() } else { _ = try LogWriter(log) }
          throw broken("\(left) events where \(known) are known of, and nobody is told")
        } catch let error as LedgerError {
          guard error.code == .damaged else { throw broken("\(error)") }
        }
      }
      _ = try LogWriter(log, acceptsLoss: true)
    }
    // The programs that follow meet crashes, and no other damage.
    disk.plan(faults())
    do { try work() } catch let error as LedgerError {
      guard error.code != .damaged else { throw broken("\(error) after an accepted loss") }
    }
    endProgram()
    disk.plan([:])
    _ = try opened()
    try check(try log.read().events, by: "a reader after an accepted loss")
  }

  /// How many events a checkpoint says that there are.
  private func knownSize(_ name: String) -> Int {
    let text = String(decoding: disk.contents(name) ?? [], as: UTF8.self)
    return text.split(separator: "\n").dropFirst().first.flatMap { Int($0) } ?? 0
  }

  private func broken(_ what: String) -> Broken { Broken(seed: seed, what: what) }
}
