import Synchronization

/// The values of a row, each made in a thread of its own while the one before it is used.
///
/// Used by one task at a time; what makes a value is called by no two threads at once.
package final class MadeAhead<Value: Sendable> {
  private let count: Int
  private let make: @Sendable (Int) -> Value
  /// The number of the value that is given next.
  private var number = 0
  private var coming: (thread: SystemThread, value: Box)?

  /// - Parameters:
  ///   - count: how many values there are.
  ///   - make: makes one of them, by its number from 0.
  package init(_ count: Int, _ make: @escaping @Sendable (Int) -> Value) {
    self.count = count
    self.make = make
  }

  deinit { coming?.thread.join() }

  /// The next value, when it is made; nil behind the last.
  package func next() -> Value? {
    guard number < count else { return nil }
    let value = takeComing() ?? make(number)
    number += 1
    if number < count { begin(number) }
    return value
  }

  private func takeComing() -> Value? {
    guard let (thread, box) = coming else { return nil }
    coming = nil
    thread.join()
    return box.value.withLock { $0.take() }
  }

  /// Where no thread can be had, or would only take turns with this one, the value is made when it
  /// is asked for.
  private func begin(_ number: Int) {
    guard coreCount > 1 else { return }
    let box = Box()
    let make = make
    let thread = SystemThread {
      let value = make(number)
      box.value.withLock { $0 = value }
    }
    coming = thread.map { ($0, box) }
  }

  private final class Box: Sendable {
    let value = Mutex<Value?>(nil)
  }
}
