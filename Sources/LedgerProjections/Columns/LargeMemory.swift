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
    return unsafe memory
  }
}
