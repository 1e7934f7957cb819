import Synchronization

#if canImport(Glibc)
  private import Glibc
#else
  private import Darwin
#endif

/// Writes a text to standard output.
///
/// If the reader has gone away, as `head` does when it has read enough, the program ends quietly,
/// with the status 141 that a shell gives to a program ended by a broken pipe. If the text cannot
/// be written for another reason, as on a full disk, the program says so and ends with status 5,
/// since output that is lost in silence would pass for complete. So do lasting work before writing:
/// then both mean that the work is done, and no other failure has these numbers.
package func writeOut(_ text: String) {
  if let kept = KeptOutput.present { return kept.add(text) }
  switch write(text, to: STDOUT_FILENO) {
  case .written:
    return
  case .closed:
    exit(141)
  case .failed(let code):
    let reason = unsafe String(cString: strerror(code))
    writeError("error: the output could not be written: \(reason); all else was done\n")
    exit(5)
  }
}

/// What was written for standard output while somebody keeps it.
package final class KeptOutput: Sendable {
  @TaskLocal fileprivate static var present: KeptOutput?
  private let text = Mutex("")

  fileprivate func add(_ more: String) { text.withLock { $0 += more } }

  /// Does something and gives back what it writes, which does not go to standard output.
  ///
  /// - Parameter body: what writes; in this thread, not in others that it starts.
  /// - Returns: the text.
  /// - Throws: whatever `body` does.
  package static func text(_ body: () throws -> Void) rethrows -> String {
    let kept = KeptOutput()
    try $present.withValue(kept) { try body() }
    return kept.text.withLock { $0 }
  }
}

/// Writes a text to standard error; if that fails there is nowhere left to say so.
package func writeError(_ text: String) {
  _ = write(text, to: STDERR_FILENO)
}

enum WriteOutcome: Equatable {
  case written
  /// Nobody reads any more.
  case closed
  case failed(CInt)
}

/// Writes all of a text, however many calls that takes.
func write(_ text: String, to descriptor: CInt) -> WriteOutcome {
  _ = brokenPipesAreErrors
  var text = text
  return text.withUTF8 { bytes in
    var written = 0
    while written < bytes.count {
      let rest = unsafe UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[written...])
      let count = unsafe write(descriptor, rest.baseAddress, rest.count)
      if count >= 0 {
        written += count
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN: waitUntilWritable(descriptor)
      case EPIPE: return .closed
      default: return .failed(errno)
      }
    }
    return .written
  }
}

/// Another program may have made a shared terminal or pipe non-blocking.
private func waitUntilWritable(_ descriptor: CInt) {
  var request = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
  _ = unsafe poll(&request, 1, -1)
}

/// Done once, at the first write: a broken pipe is told by an error instead of a signal, which
/// would end the program wherever it is, perhaps while it saves a file.
private let brokenPipesAreErrors: Void = {
  _ = signal(SIGPIPE, SIG_IGN)
}()
