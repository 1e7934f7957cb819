import EventCoding
import LedgerModel

/// The checksums of the blocks of bytes that come piece by piece; ``BlockGuardian`` compares them.
package struct BlockChecksums {
  private var checksums: [UInt8] = []
  private var current = CRC32C()
  /// How many bytes of the present block have come.
  private var filled = 0

  package init() {}

  /// Takes more bytes in.
  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var start = 0
    while start < bytes.count {
      let count = min(BlockGuardian.blockSize - filled, bytes.count - start)
      // In bounds: not beyond the end of the bytes.
      unsafe current.update(UnsafeRawBufferPointer(rebasing: bytes[start..<start + count]))
      start += count
      filled += count
      if filled == BlockGuardian.blockSize { endBlock() }
    }
  }

  /// The checksums of all blocks, little-endian, the last block being what has come of it.
  package mutating func finished() -> [UInt8] {
    if filled > 0 { endBlock() }
    return checksums
  }

  private mutating func endBlock() {
    let value = current.value
    for shift in stride(from: 0, to: 32, by: 8) {
      checksums.append(UInt8(truncatingIfNeeded: value >> shift))
    }
    current = CRC32C()
    filled = 0
  }
}
