#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Memory for very many numbers.
enum LargeMemory {
  /// Zeros, to be given back by `free`.
  ///
  /// The system hands fresh pages out as they are first written to, by whichever thread does so:
  /// nothing is filled with zeros twice.
  static func zeros(byteCount: Int) -> UnsafeMutableRawPointer {
    guard let memory = unsafe calloc(byteCount + 8, 1) else {
      fatalError("no memory for \(byteCount) bytes")
    }
    unsafe advise(UnsafeMutableRawBufferPointer(start: memory, count: byteCount))
    return unsafe memory
  }

  /// Asks for large pages: there are fewer of them to hand out.
  static func advise(_ memory: UnsafeMutableRawBufferPointer) {
    #if canImport(Glibc)
      let size = 2 << 20
      guard let start = memory.baseAddress, memory.count >= 2 * size else { return }
      let first = (Int(bitPattern: start) + size - 1) / size * size
      let end = (Int(bitPattern: start) + memory.count) / size * size
      // In bounds: whole large pages inside the memory. It is advice: whether it is followed does
      // not matter.
      unsafe madvise(UnsafeMutableRawPointer(bitPattern: first), end - first, MADV_HUGEPAGE)
    #endif
  }
}
