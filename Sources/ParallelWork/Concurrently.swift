import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many threads can run at once on this machine, at least 1.
package let coreCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

/// Calls `body` once for each number below `count`, on all cores, and returns when all are done.
///
/// The calls come in no order. Each thread takes the next number when it has finished the one
/// before, so that pieces need not be of the same size. With one number or one core all of it runs
/// in the caller's thread, in order; so does what no thread can be started for.
///
/// - Parameters:
///   - count: how many pieces of work there are.
///   - body: does one of them.
package func concurrently(_ count: Int, _ body: @Sendable (Int) -> Void) {
  guard count > 1, coreCount > 1 else {
    for index in 0..<max(0, count) { body(index) }
    return
  }
  // The threads have ended before this returns, so that nothing escapes.
  withoutActuallyEscaping(body) { body in
    let work = SharedWork(count: count, body: body)
    var threads: [SystemThread] = []
    for _ in 1..<min(coreCount, count) {
      guard let thread = SystemThread({ work.run() }) else { break }
      threads.append(thread)
    }
    work.run()
    for thread in threads { thread.join() }
  }
}

/// What `body` makes of each number below `count`, in order, worked out on all cores.
///
/// - Parameters:
///   - count: how many results are wanted.
///   - body: makes one of them.
/// - Returns: the results.
package func concurrentMap<Result: Sendable>(
  _ count: Int, _ body: @Sendable (Int) -> Result
) -> [Result] {
  unsafe [Result](unsafeUninitializedCapacity: max(0, count)) { places, filled in
    // Each number is handed out once, so that no two threads write to one place, and all places
    // up to `count` are filled when the call returns.
    nonisolated(unsafe) let first = places.baseAddress
    concurrently(count) { index in
      unsafe first?.advanced(by: index).initialize(to: body(index))
    }
    filled = max(0, count)
  }
}

/// Work that several threads take numbers from.
private final class SharedWork: Sendable {
  private let count: Int
  private let body: @Sendable (Int) -> Void
  private let next = Atomic(0)

  init(count: Int, body: @escaping @Sendable (Int) -> Void) {
    self.count = count
    self.body = body
  }

  /// Does pieces until none is left.
  func run() {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < count else { return }
      body(index)
    }
  }
}
