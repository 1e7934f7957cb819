#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A thread of the operating system, to be joined or detached, once.
package struct SystemThread {
  private let thread: pthread_t

  /// Starts one; nil if the system has no thread to give.
  package init?(_ body: @escaping @Sendable () -> Void) {
    // The thread owns one reference, which it gives back; if it does not come to be, we do.
    let reference = unsafe Unmanaged.passRetained(ThreadWork(body: body))
    #if canImport(Glibc)
      var started = pthread_t()
    #else
      var started: pthread_t?
    #endif
    let code = unsafe pthread_create(
      &started, nil,
      { context in
        #if canImport(Glibc)
          guard let context = unsafe context else { return nil }
        #endif
        unsafe Unmanaged<ThreadWork>.fromOpaque(context).takeRetainedValue().body()
        return nil
      }, reference.toOpaque())
    guard code == 0 else {
      unsafe reference.release()
      return nil
    }
    #if canImport(Glibc)
      thread = started
    #else
      guard let started = unsafe started else { return nil }
      unsafe thread = started
    #endif
  }

  /// Waits until it has ended.
  package func join() { pthread_join(thread, nil) }

  /// Lets it end by itself.
  package func detach() { pthread_detach(thread) }
}

/// What a thread does.
private final class ThreadWork: Sendable {
  let body: @Sendable () -> Void

  init(body: @escaping @Sendable () -> Void) { self.body = body }
}
