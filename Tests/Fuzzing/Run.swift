/// All inputs for one target, checked by workers, and what came of it.
struct Run {
  let target: FuzzTarget
  let seed: UInt64
  let inputCount: Int
  /// How many inputs were checked, and how many of them the target accepted.
  private(set) var checked = 0
  private(set) var accepted = 0
  private(set) var failure: Failure?

  /// An input for which something does not hold.
  struct Failure {
    let number: Int
    let reason: String
    let bytes: [UInt8]
  }

  init(_ target: FuzzTarget, seed: UInt64, inputCount: Int) {
    self.target = target
    self.seed = seed
    self.inputCount = inputCount
  }

  /// Checks all inputs, until one fails.
  ///
  /// - Parameter onProgress: called with how many were checked.
  /// - Throws: if a worker cannot be started.
  mutating func run(onProgress: (Int) -> Void) throws {
    let worker = try work(on: 0..<inputCount, announcing: false) { onProgress($0) }
    guard !note(worker), checked < inputCount else { return }
    // It died. Again from its last sign of life, with every input named beforehand.
    let next = min(inputCount, checked + Worker.stride)
    let again = try work(on: checked..<next, announcing: true) { _ in }
    let accepted = accepted
    guard !note(again) else { return }
    self.accepted = accepted
    failure = Failure(
      number: checked,
      reason: checked < next
        ? "the process died: a trap, or no end within \(Worker.patienceInSeconds) s"
        : "the process died before this input, but not a second time",
      bytes: try Mutator(target, seed: seed).input(checked))
  }

  /// Makes the failing input smaller by leaving chunks out, for as long as it fails.
  ///
  /// Two minutes at most: every try at an input that hangs takes its time.
  ///
  /// - Throws: if a child cannot be started.
  mutating func minimise() throws {
    guard let failure else { return }
    var bytes = failure.bytes
    var size = max(1, bytes.count / 2)
    let end = ContinuousClock.now + .seconds(120)
    while size > 0 {
      var start = 0
      while start < bytes.count, ContinuousClock.now < end {
        var shorter = bytes
        shorter.removeSubrange(start..<min(bytes.count, start + size))
        if try fails(shorter) { bytes = shorter } else { start += size }
      }
      size /= 2
    }
    self.failure = Failure(number: failure.number, reason: failure.reason, bytes: bytes)
  }

  private func fails(_ bytes: [UInt8]) throws -> Bool {
    try !Child(["--target", target.name, "--check"], input: bytes, isQuiet: true).isWell
  }

  private func work(
    on numbers: Range<Int>, announcing: Bool, onProgress: (Int) -> Void
  ) throws -> Child {
    try Child(
      [
        "--target", target.name, "--seed", "\(seed)", "--work",
        "\(numbers.lowerBound)", "\(numbers.upperBound)",
      ] + (announcing ? ["--announce"] : []), isQuiet: announcing
    ) { line in
      let words = line.split(separator: " ")
      if words.first == "at", let number = Int(words[1]) { onProgress(number) }
    }
  }

  /// Takes over what a worker said; true if it says that something is broken.
  private mutating func note(_ worker: Child) -> Bool {
    for line in worker.lines {
      let words = line.split(separator: " ", maxSplits: 2).map(String.init)
      guard words.count == 3, let number = Int(words[1]) else { continue }
      checked = number
      if words[0] == "at" {
        accepted = Int(words[2]) ?? accepted
      } else if let bytes = try? Mutator(target, seed: seed).input(number) {
        failure = Failure(number: number, reason: words[2], bytes: bytes)
        return true
      }
    }
    return false
  }
}
