package import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that is written piece by piece, and takes the place of another at one stroke.
///
/// Nobody waits for the disk: it is for what can be made again. One that is not ``commit()``ted goes
/// away with the last reference.
package final class ReplacingFile {
  private let path: String
  private let temporary: String
  private let file: OpenFile
  private var isCommitted = false
  /// How many bytes were written.
  package private(set) var byteCount = 0

  /// Begins a file that will have the name `path`.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package init(_ path: String) throws(LedgerError) {
    self.path = path
    // Two programs may do so at once: each has a file of its own.
    temporary = "\(path).\(getpid()).new"
    file = try OpenFile(temporary, O_WRONLY | O_CREAT | O_TRUNC)
  }

  deinit { if !isCommitted { unsafe unlink(temporary) } }

  /// Writes bytes behind those that were written.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package func append(_ bytes: UnsafeRawBufferPointer) throws(LedgerError) {
    var written = 0
    while written < bytes.count {
      // In bounds: the rest of the bytes from `written` on.
      let count = unsafe pwrite(
        file.descriptor, bytes.baseAddress?.advanced(by: written), bytes.count - written,
        off_t(byteCount))
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw systemError("cannot write to", temporary) }
      written += count
      byteCount += count
    }
  }

  /// The same for bytes of the program's own.
  package func append(_ bytes: [UInt8]) throws(LedgerError) {
    try file.write(bytes, at: byteCount)
    byteCount += bytes.count
  }

  /// Gives the file its name.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package func commit() throws(LedgerError) {
    try renameFile(temporary, to: path)
    isCommitted = true
  }
}
