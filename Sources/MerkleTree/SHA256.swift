private import CSHA256

/// SHA-256 as FIPS 180-4 defines it.
///
/// The Swift toolchain has none on Linux. The tests hold this one against NIST's vectors and
/// against `sha256sum`.
public struct SHA256: Sendable {
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// Bytes that do not fill a block yet, fewer than 64.
  private var pending: [UInt8] = []
  private var byteCount = 0

  /// Begins with no bytes.
  public init() {}

  /// The hash of `bytes`.
  public static func hash(_ bytes: some Collection<UInt8>) -> Digest {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finish()
  }

  /// Takes more bytes in.
  public mutating func update(_ bytes: some Collection<UInt8>) {
    byteCount += bytes.count
    pending += bytes
    let blockCount = pending.count / 64
    guard blockCount > 0 else { return }
    // In bounds: `blockCount` whole blocks lie inside `pending`, and `state` has eight words.
    unsafe pending.withUnsafeBufferPointer { blocks in
      unsafe state.withUnsafeMutableBufferPointer { words in
        guard let words = words.baseAddress, let blocks = blocks.baseAddress else { return }
        unsafe csha256_compress(words, blocks, blockCount)
      }
    }
    pending.removeFirst(blockCount * 64)
  }

  /// The hash of all bytes taken in.
  public consuming func finish() -> Digest {
    let bitCount = UInt64(byteCount) * 8
    let zeros = (119 - byteCount % 64) % 64
    var padding: [UInt8] = [0x80] + Array(repeating: 0, count: zeros)
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
    }
    update(padding)
    return Digest(words: state)
  }
}
