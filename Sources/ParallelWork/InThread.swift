#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs what blocks in a thread of its own, so that no other task has to wait for it.
///
/// - Parameter body: may take as long as it likes.
/// - Returns: what `body` gives.
package func inThread<Result: Sendable>(_ body: @escaping @Sendable () -> Result) async -> Result {
  await withCheckedContinuation { continuation in
    let work = ThreadWork { continuation.resume(returning: body()) }
    // The thread owns one reference, which it gives back; if it does not come to be, we do.
    let reference = unsafe Unmanaged.passRetained(work)
    #if canImport(Glibc)
      var thread = pthread_t()
    #else
      var thread: pthread_t?
    #endif
    let code = unsafe pthread_create(
      &thread, nil,
      { context in
        #if canImport(Glibc)
          guard let context = unsafe context else { return nil }
        #endif
        unsafe Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, reference.toOpaque())
    guard code == 0 else {
      unsafe reference.release()
      // No thread to be had: others must wait.
      return work.body()
    }
    #if canImport(Glibc)
      pthread_detach(thread)
    #else
      if let thread = unsafe thread { unsafe pthread_detach(thread) }
    #endif
  }
}

/// What a thread does.
private final class ThreadWork: Sendable {
  let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }
}
