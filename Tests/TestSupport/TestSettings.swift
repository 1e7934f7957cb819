import Foundation

/// What the environment asks of random tests.
package enum TestSettings {
  /// A number in an environment variable, such as how often to repeat.
  package static func number(_ variable: String, otherwise: Int) -> Int {
    ProcessInfo.processInfo.environment[variable].flatMap(Int.init) ?? otherwise
  }

  /// The variable `SEED`, which repeats an earlier run, or a seed by chance.
  package static func seed() -> UInt64 {
    ProcessInfo.processInfo.environment["SEED"].flatMap(UInt64.init)
      ?? UInt64.random(in: 0...UInt64.max / 2)
  }
}
