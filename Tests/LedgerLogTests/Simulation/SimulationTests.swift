import Foundation
import TestSupport
import Testing

@Suite struct `On a disk that fails and loses power` {
  /// How many histories; the environment variable `HISTORIES` asks for more.
  private static let count =
    ProcessInfo.processInfo.environment["HISTORIES"].flatMap(Int.init) ?? 2_000

  @Test func `no history loses what was acknowledged or shows a batch in part`() throws {
    let first = UInt64.random(in: 0...UInt64.max / 2)
    var total = History.Tally()
    for number in 0..<UInt64(Self.count) {
      var history = History(seed: first + number)
      try history.run()
      total += history.tally
    }
    print("\(total), seeds from \(first)")
    // The histories are worth something only if all this happens in them.
    #expect(total.acknowledged > Self.count && total.tails > Self.count / 50)
    #expect(total.powerCuts > Self.count / 3 && total.failures > Self.count / 10)
    #expect(total.flipsFound > Self.count / 10)
  }
}
