import LedgerLog
import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The limit that the disk sets: bytes are written, and waited for until they are on the disk.
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
    try put(line[...])
    try flush()
  }

  /// Copies a file durably.
  borrowing func copy(_ file: String) throws(LedgerError) {
    let next = try pieces(ofFile: file)
    while let piece = try next() { try put(piece[...]) }
    try flush()
  }

  private borrowing func put(_ bytes: ArraySlice<UInt8>) throws(LedgerError) {
    var left = bytes
    while !left.isEmpty {
      // In bounds: the buffer is the slice's own.
      let count = unsafe left.withUnsafeBytes { bytes in
        unsafe write(descriptor, bytes.baseAddress, bytes.count)
      }
      guard count > 0 else { throw problem("cannot write") }
      left = left.dropFirst(count)
    }
  }

  private borrowing func flush() throws(LedgerError) {
    #if canImport(Glibc)
      let result = fdatasync(descriptor)
    #else
      let result = fcntl(descriptor, F_FULLFSYNC)
    #endif
    guard result == 0 else { throw problem("cannot flush") }
  }
}
