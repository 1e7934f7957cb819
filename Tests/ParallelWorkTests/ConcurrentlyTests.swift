import ParallelWork
import Synchronization
import Testing

/// Counts in one atomic step, which a thread sanitizer sees; the futex under `Mutex` it does not.
private final class Counter: Sendable {
  private let count = Atomic(0)
  var value: Int { count.load(ordering: .relaxed) }
  func increment() { count.add(1, ordering: .relaxed) }
}

struct ConcurrentlyTests {
  @Test(arguments: [0, 1, 2, 3, 1000]) func `each number comes once`(count: Int) {
    let counters = (0..<count).map { _ in Counter() }
    concurrently(count) { index in counters[index].increment() }
    #expect(counters.map(\.value) == [Int](repeating: 1, count: count))
  }

  @Test func `a negative count is no work`() {
    concurrently(-1) { _ in Issue.record("there was nothing to do") }
    #expect(concurrentMap(-1) { $0 }.isEmpty)
  }

  @Test(arguments: [0, 1, 2, 1000]) func `results come in order`(count: Int) {
    let results = concurrentMap(count) { index in String(repeating: "x", count: index) }
    #expect(results.map(\.count) == Array(0..<count))
  }

  @Test func `work inside work is done as well`() {
    let sums = concurrentMap(20) { outer in concurrentMap(20) { outer * $0 }.reduce(0, +) }
    #expect(sums == (0..<20).map { $0 * 190 })
  }
}
