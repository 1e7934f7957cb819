package import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Ends a thread's waiting for a file from another thread.
package final class WakePipe: Sendable {
  private let reading: Int32
  private let writing: Int32

  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package init() throws(LedgerError) {
    var ends: [Int32] = [0, 0]
    guard unsafe pipe(&ends) == 0 else { throw systemError("cannot make", "a pipe") }
    (reading, writing) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
  }

  deinit {
    close(reading)
    close(writing)
  }

  /// Ends the waiting, or the next one if nobody waits.
  package func wake() {
    let byte: [UInt8] = [0]
    // In bounds: the array has one byte. A full pipe wakes as well.
    _ = unsafe write(writing, byte, 1)
  }

  /// Waits until a file can be read, or somebody wakes, or some time is over.
  ///
  /// - Parameters:
  ///   - descriptor: the file; negative: none.
  ///   - milliseconds: how long at most; negative: for ever.
  package func wait(for descriptor: Int32, milliseconds: Int) {
    var polled = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: reading, events: Int16(POLLIN), revents: 0),
    ]
    // In bounds: both are the array's own.
    guard unsafe poll(&polled, 2, Int32(clamping: milliseconds)) > 0, polled[1].revents != 0 else {
      return
    }
    var bytes = [UInt8](repeating: 0, count: 64)
    // In bounds: as many as the array has.
    while unsafe read(reading, &bytes, 64) > 0 {}
  }
}
