import LedgerVocabulary

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The limit that the disk sets: a loop that writes a line and waits until it is on the disk.
struct BareWrites: ~Copyable {
  private let descriptor: Int32

  /// Makes an empty file.
  init(_ path: String) throws(LedgerError) {
    descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_APPEND | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw problem("cannot open \(path)") }
  }

  deinit { close(descriptor) }

  /// Appends a line durably.
  borrowing func append(_ line: [UInt8]) throws(LedgerError) {
    // In bounds: the buffer is the array's own.
    let count = unsafe line.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    guard count == line.count else { throw problem("cannot write") }
    #if canImport(Glibc)
      let result = fdatasync(descriptor)
    #else
      let result = fcntl(descriptor, F_FULLFSYNC)
    #endif
    guard result == 0 else { throw problem("cannot flush") }
  }
}
