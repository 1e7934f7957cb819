#if Web
  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// Wakes the threads that wait for something.
  ///
  /// A condition variable of POSIX: threads of a C library wait here, no tasks.
  @safe final class Announcement: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

    init() {
      unsafe pthread_mutex_init(mutex, nil)
      unsafe pthread_cond_init(condition, nil)
    }

    deinit {
      unsafe pthread_cond_destroy(condition)
      unsafe pthread_mutex_destroy(mutex)
      unsafe condition.deallocate()
      unsafe mutex.deallocate()
    }

    /// Wakes all that wait.
    func announce() {
      unsafe pthread_mutex_lock(mutex)
      unsafe pthread_cond_broadcast(condition)
      unsafe pthread_mutex_unlock(mutex)
    }

    /// Waits until something is so, which is looked at when it was announced, or for so long.
    func wait(seconds: Int, until isSo: () -> Bool) {
      var end = timespec()
      unsafe clock_gettime(CLOCK_REALTIME, &end)
      end.tv_sec += seconds
      unsafe pthread_mutex_lock(mutex)
      while !isSo() {
        guard unsafe pthread_cond_timedwait(condition, mutex, &end) == 0 else { break }
      }
      unsafe pthread_mutex_unlock(mutex)
    }
  }

  /// A rest for a thread of its own.
  enum SystemPause {
    static func seconds(_ count: UInt32) { _ = sleep(count) }
  }
#endif
