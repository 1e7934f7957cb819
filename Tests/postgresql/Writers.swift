#if PostgreSQL
  import Foundation
  import IndicatorLedger
  import LedgerLog
  import TransparencyLog
  import ParallelWork
  import Synchronization
  import Testing
  import TestSupport

  /// Programs that append to one ledger at once, and what each says was acknowledged.
  struct Writers {
    /// One batch of two events that was acknowledged.
    struct Acknowledgement {
      let writer: Int
      let batch: Int
      let positions: [Int]
    }

    private let programs: [RunningProgram]
    private let batches: Int

    /// Starts so many programs, which append so many batches each.
    init(_ count: Int, batches: Int, to address: String) throws {
      self.batches = batches
      programs = try (0..<count).map { number in
        try RunningProgram(
          [
            "append-beside", "--ledger", address, "--name", "w\(number)", "--count", "\(batches)",
          ], of: "ledger-bench")
      }
    }

    /// How many batches were acknowledged so far.
    var acknowledgedCount: Int {
      get throws { try programs.reduce(0) { $0 + (try $1.output().split(separator: "\n").count) } }
    }

    /// Waits until so many batches were acknowledged, or a minute is over.
    func reach(_ count: Int) async throws {
      for _ in 0..<3_000 where try acknowledgedCount < count {
        try await Task.sleep(for: .milliseconds(20))
      }
      #expect(try acknowledgedCount >= count)
    }

    /// Waits until all have ended, well.
    ///
    /// - Returns: what was acknowledged.
    func end() async throws -> [Acknowledgement] {
      var all: [Acknowledgement] = []
      for (writer, program) in programs.enumerated() {
        let status = await program.end()
        let said = try program.error().suffix(500)
        #expect(status == 0, "writer \(writer): \(said)")
        for line in try program.output().split(separator: "\n") {
          let numbers = line.split(separator: " ").compactMap { Int($0) }
          all.append(
            Acknowledgement(
              writer: writer, batch: numbers[0], positions: Array(numbers.dropFirst())))
        }
      }
      return all
    }

    /// How often a writer could not reach the ledger; its last line is another figure.
    var retries: Int {
      get throws {
        try programs.reduce(0) { $0 + (try $1.error().split(separator: "\n").count) - 1 }
      }
    }
  }

  /// Readers that follow a ledger while others write, and check what they see.
  struct Readers {
    private let tasks: [Task<Int, any Error>]

    /// Starts so many, each of which reads until it has seen so many events.
    init(_ count: Int, until last: Int, of address: String) throws {
      tasks = try (0..<count).map { _ in
        let ledger = try Ledger(at: address)
        return Task {
          var seen = 0
          for try await event in ledger.feed(from: 0) {
            guard event.seq == seen else {
              Issue.record("event \(event.seq) came where \(seen) was next")
              break
            }
            seen += 1
            if seen == last { break }
          }
          return seen
        }
      }
    }

    /// What each has seen.
    func end() async throws -> [Int] {
      var seen: [Int] = []
      for task in tasks { seen.append(try await task.value) }
      return seen
    }
  }

  /// Checks that a ledger holds every acknowledged batch at its positions, once, and nothing else.
  ///
  /// - Returns: the root.
  @discardableResult
  func expectAll(
    _ acknowledged: [Writers.Acknowledgement], writers: Int, batches: Int, in address: String
  ) throws -> String {
    let ledger = try Ledger(at: address)
    let contents = try ledger.log.read()
    #expect(contents.events.map(\.seq) == Array(0..<contents.events.count))
    #expect(contents.events.count == writers * (1 + 2 * batches), "nothing is lost or doubled")
    var positions: [String: Int] = [:]
    for event in contents.events {
      guard let id = event.event.id else { continue }
      #expect(positions.updateValue(event.seq, forKey: id) == nil, "\(id) is there twice")
    }
    #expect(acknowledged.count == writers * batches)
    var last = [Int](repeating: -1, count: writers)
    for batch in acknowledged {
      let ids = (0..<2).map { "w\(batch.writer)-\(batch.batch)-\($0)" }
      #expect(ids.map { positions[$0] } == batch.positions, "\(ids)")
      let first = batch.positions[0]
      #expect(batch.positions == [first, first + 1], "a batch stands together")
      #expect(last[batch.writer] < first, "a writer's batches stand in its order")
      last[batch.writer] = first
    }
    #expect(contents.survey.tree.root == contents.survey.checkpoint?.root)
    return "\(contents.survey.tree.root)"
  }
#endif
