package import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file that has its place in the address space, where parts of it are read to as they are needed.
///
/// For one who needs little of a large file: of a ``MappedFile`` the system counts as much as two
/// megabytes as the program's memory for each part that is looked at.
@safe package final class PartlyReadFile: @unchecked Sendable {
  /// Where the bytes belong: zeros until they are loaded.
  ///
  /// They stay for as long as this exists.
  package let bytes: UnsafeRawBufferPointer
  private let file: OpenFile

  /// Opens a file and reads nothing; nil if there is no such file, or if it is empty.
  ///
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package init?(_ path: String) throws(LedgerError) {
    guard try isFile(path) else { return nil }
    file = try OpenFile(path, O_RDONLY)
    let count = try file.byteCount()
    guard count > 0 else { return nil }
    let address = unsafe mmap(
      nil, count, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw systemError("cannot make room for", path)
    }
    #if canImport(Glibc)
      // Or a part may take two megabytes here as well. It is advice, and does no harm if not taken.
      unsafe madvise(address, count, MADV_NOHUGEPAGE)
    #endif
    unsafe bytes = UnsafeRawBufferPointer(start: address, count: count)
  }

  /// Reads a part of the file to its place in ``bytes``; what cannot be read stays zeros.
  ///
  /// Nobody may read that part, or load it, at the same time.
  ///
  /// - Parameter part: a part of ``bytes``.
  package func load(_ part: UnsafeRawBufferPointer) {
    guard let base = unsafe bytes.baseAddress, let start = part.baseAddress else { return }
    let offset = unsafe start - base
    unsafe precondition(
      offset >= 0 && offset + part.count <= bytes.count, "a part of another file")
    // In bounds: as was just checked; the memory was made to be written to.
    unsafe file.readAll(
      to: UnsafeMutableRawBufferPointer(
        start: UnsafeMutableRawPointer(mutating: start), count: part.count), at: offset)
  }

  deinit {
    // In bounds: address and length are those of the room that was made.
    unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}
