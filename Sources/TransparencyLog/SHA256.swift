private import CProcessor

/// SHA-256 as FIPS 180-4 defines it.
///
/// The Swift toolchain has none on Linux. The tests hold this one against NIST's vectors and
/// against `sha256sum`.
public enum SHA256 {
  /// The hash of `bytes`.
  public static func hash(_ bytes: some Collection<UInt8>) -> Digest { hash(nil, bytes) }

  /// The hash of a byte, if there is one, and `bytes`.
  static func hash(_ prefix: UInt8?, _ bytes: some Collection<UInt8>) -> Digest {
    let digest = bytes.withContiguousStorageIfAvailable { buffer in
      unsafe hash(prefix, UnsafeRawBufferPointer(buffer))
    }
    // What is not in one piece is copied into one.
    return unsafe digest ?? Array(bytes).withUnsafeBytes { unsafe hash(prefix, $0) }
  }

  /// The hash of two digests one after the other, and a byte ahead of them.
  static func hash(_ prefix: UInt8, _ left: Digest, _ right: Digest) -> Digest {
    var both = (left.words, right.words)
    return unsafe withUnsafeBytes(of: &both) { unsafe hash(prefix, $0) }
  }

  private static func hash(_ prefix: UInt8?, _ bytes: UnsafeRawBufferPointer) -> Digest {
    var words = Digest.zeroWords
    let prefix = prefix.map(Int32.init) ?? -1
    // In bounds: reads the buffer's own count of bytes and writes 32, as many as the words have.
    unsafe withUnsafeMutableBytes(of: &words) { digest in
      unsafe csha256(
        prefix, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count,
        digest.baseAddress?.assumingMemoryBound(to: UInt8.self))
    }
    return Digest(words: words)
  }
}
