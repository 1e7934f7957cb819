#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Zeros in pages of two megabytes, where the system gives such.
///
/// Figures go to as many places as there are series, over and over. With pages of four kilobytes
/// the processor remembers too few of them, and looks most of them up in memory again.
@safe final class LargePages: @unchecked Sendable {
  /// Where the bytes begin: a multiple of ``size``.
  let start: UnsafeMutableRawPointer
  private let mapping: UnsafeMutableRawPointer
  private let mappedCount: Int

  /// Bytes of such a page, on most processors.
  static let size = 2 << 20

  /// Nil if the system has no room for so many bytes.
  ///
  /// The bytes are in memory when they are first written to, and not before.
  init?(byteCount: Int) {
    let whole = (byteCount + Self.size - 1) / Self.size * Self.size
    // One page more, because a mapping may begin between two.
    mappedCount = whole + Self.size
    let mapping = unsafe mmap(
      nil, mappedCount, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON, -1, 0)
    guard let mapping = unsafe mapping, unsafe mapping != MAP_FAILED else { return nil }
    unsafe self.mapping = mapping
    unsafe start = mapping.alignedUp(toMultipleOf: Self.size)
    #if canImport(Glibc)
      // Advice: without it, or without such pages, the bytes are the same. In bounds, as is what
      // follows: the mapping has a page more than is asked for.
      unsafe madvise(start, whole, MADV_HUGEPAGE)
    #endif
  }

  deinit { unsafe munmap(mapping, mappedCount) }
}
