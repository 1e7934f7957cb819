package import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A file in the address space: what is read of it is all that is loaded.
///
/// It must not be shortened while it is mapped; who replaces it gives another file its name.
@safe package final class MappedFile: @unchecked Sendable {
  /// The bytes; they stay where they are for as long as this exists.
  package let bytes: UnsafeRawBufferPointer

  /// Maps a file for reading.
  ///
  /// - Returns: nil if there is no such file, or if it is empty.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package init?(_ path: String) throws(LedgerError) {
    guard try isFile(path) else { return nil }
    let file = try OpenFile(path, O_RDONLY)
    let count = try file.byteCount()
    guard count > 0 else { return nil }
    let address = unsafe mmap(nil, count, PROT_READ, MAP_SHARED, file.descriptor, 0)
    guard let address = unsafe address, unsafe address != MAP_FAILED else {
      throw systemError("cannot map", path)
    }
    unsafe bytes = UnsafeRawBufferPointer(start: address, count: count)
  }

  deinit {
    // In bounds: address and length are those of the mapping.
    unsafe munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count)
  }
}
