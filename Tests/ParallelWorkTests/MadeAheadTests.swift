import ParallelWork
import Synchronization
import Testing

struct MadeAheadTests {
  @Test(arguments: [0, 1, 2, 50]) func `values come in order, each made once`(count: Int) {
    let made = Atomic(0)
    let values = MadeAhead(count) { number in
      made.add(1, ordering: .relaxed)
      return number * 3
    }
    var given: [Int] = []
    while let value = values.next() { given.append(value) }
    #expect(given == (0..<count).map { $0 * 3 })
    #expect(values.next() == nil)
    #expect(made.load(ordering: .relaxed) == count)
  }

  @Test func `nobody has to take all of them`() {
    let made = Atomic(0)
    do {
      let values = MadeAhead(1000) { number in
        made.add(1, ordering: .relaxed)
        return number
      }
      #expect(values.next() == 0)
    }
    // The one that was being made has come to its end, and no other was begun.
    #expect(made.load(ordering: .relaxed) <= 2)
  }
}
