import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The part of a run that may trap: a process of its own, which tells its parent how far it came.
///
/// It writes one line at a time: `at NUMBER ACCEPTED` as it goes, `broken NUMBER REASON` for a
/// property that does not hold.
struct Worker {
  /// An input that takes longer than this hangs.
  static let patienceInSeconds = 10
  /// How many inputs lie between two lines of progress.
  static let stride = 2000

  let target: FuzzTarget
  let mutator: Mutator

  init(_ target: FuzzTarget, seed: UInt64) throws {
    self.target = target
    mutator = try Mutator(target, seed: seed)
  }

  /// Checks the inputs of these numbers, until one of them fails.
  ///
  /// - Parameters:
  ///   - numbers: the numbers of the inputs.
  ///   - announcing: whether to name every input before it is checked, so that the parent knows
  ///     which one trapped.
  func run(_ numbers: Range<Int>, announcing: Bool) {
    var accepted = 0
    let seedCount = mutator.seedCount
    for number in numbers {
      if announcing || number % Self.stride == 0 {
        say("at \(number) \(accepted)")
        Self.setAlarm(Self.patienceInSeconds * (announcing ? 1 : 6))
      }
      switch Self.outcome(of: target, mutator.input(number)) {
      case .accepted: accepted += 1
      case .refused where number >= seedCount: break
      case .refused: return say("broken \(number) a seed of the target is refused")
      case .broken(let reason): return say("broken \(number) \(reason)")
      }
    }
    say("at \(numbers.upperBound) \(accepted)")
  }

  /// Lets the system's alarm clock end this process, as if it had trapped, if it hangs.
  static func setAlarm(_ seconds: Int) { _ = alarm(UInt32(seconds)) }

  enum Outcome {
    case accepted
    case refused
    case broken(String)
  }

  /// What becomes of one input.
  static func outcome(of target: FuzzTarget, _ bytes: [UInt8]) -> Outcome {
    do { return try target.check(bytes) ? .accepted : .refused } catch {
      return .broken("\(error)")
    }
  }

  private func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line.replacing("\n", with: " ") + "\n").utf8))
  }
}
