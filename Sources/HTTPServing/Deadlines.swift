#if Web
  import ParallelWork
  import Synchronization

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// Closes connections that take too long to say what they want.
  ///
  /// The library closes those that are silent; one that sends a byte now and then it would wait for
  /// until the request is too long, which can take hours.
  final class Deadlines: Sendable {
    private let time: Duration
    private let ends = Mutex<[Int32: ContinuousClock.Instant]>([:])

    init(seconds: Int) {
      time = .seconds(seconds)
      // For good, like the server.
      SystemThread { [self] in
        while true {
          sleep(1)
          closeOverdue(at: .now)
        }
      }?.detach()
    }

    /// The time of a socket's next request begins.
    func begin(_ socket: Int32) { ends.withLock { $0[socket] = .now + time } }

    /// The request is there, or the socket is about to be closed.
    func end(_ socket: Int32) { ends.withLock { $0[socket] = nil } }

    /// Ends the connections of those whose time is over; the library notices and tidies up.
    ///
    /// While the lock is held no socket is closed, so that none of them is another's by now.
    func closeOverdue(at now: ContinuousClock.Instant) {
      ends.withLock { ends in
        for (socket, end) in ends where end <= now {
          shutdown(socket, Int32(SHUT_RDWR))
          ends[socket] = nil
        }
      }
    }
  }
#endif
