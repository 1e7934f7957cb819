/// Runs what blocks in a thread of its own, so that no other task has to wait for it.
///
/// - Parameter body: may take as long as it likes.
/// - Returns: what `body` gives.
package func inThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    let work: @Sendable () -> Void = { continuation.resume(returning: body()) }
    guard let thread = SystemThread(work) else {
      // No thread to be had: others must wait.
      return work()
    }
    thread.detach()
  }
}
