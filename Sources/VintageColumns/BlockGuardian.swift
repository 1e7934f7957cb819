import EventCoding
import LedgerModel
import Synchronization

/// Compares the blocks of a mapped file with their checksums, each when it is first used.
///
/// So a question that needs four blocks of a large file reads four, and yet believes nothing that
/// was not compared. What is found damaged is remembered: whoever asked looks at ``foundDamage``
/// before believing the answer.
@safe package final class BlockGuardian: @unchecked Sendable {
  /// The bytes of a block; the last of a file may have fewer.
  package static let blockSize = 16 << 10

  private let bytes: UnsafeRawBufferPointer
  /// The checksums, four bytes each.
  private let checksums: UnsafeRawBufferPointer
  /// Whether each block was compared; two threads may compare the same block, which does no harm,
  /// unless it is brought first.
  private let seen: UnsafeMutablePointer<Atomic<Bool>>
  private let blockCount: Int
  /// Brings some of the bytes, or of the checksums, to their place; nil: all are there.
  private let load: (@Sendable (UnsafeRawBufferPointer) -> Void)?
  /// Held by the one thread that brings bytes.
  private let loading = Mutex<Void>(())
  private let damage = Atomic<Bool>(false)

  /// Guards bytes that stay where they are for as long as this exists.
  ///
  /// - Parameters:
  ///   - bytes: what is divided into blocks.
  ///   - checksums: the CRC-32C of each block, little-endian, one after the other.
  ///   - load: brings some of the bytes, or of the checksums, to their place before they are
  ///     compared; nil: all are there.
  package init?(
    _ bytes: UnsafeRawBufferPointer, checksums: UnsafeRawBufferPointer,
    load: (@Sendable (UnsafeRawBufferPointer) -> Void)? = nil
  ) {
    let count = Self.blockCount(ofBytes: bytes.count)
    guard checksums.count == count * 4 else { return nil }
    unsafe self.bytes = bytes
    unsafe self.checksums = checksums
    unsafe seen = .allocate(capacity: count + 1)
    for block in 0...count { unsafe (seen + block).initialize(to: Atomic(false)) }
    blockCount = count
    unsafe self.load = load
  }

  deinit {
    unsafe seen.deinitialize(count: blockCount + 1)
    unsafe seen.deallocate()
  }

  /// How many blocks so many bytes make.
  package static func blockCount(ofBytes count: Int) -> Int { (count + blockSize - 1) / blockSize }

  /// Whether a block was found damaged.
  package var foundDamage: Bool { damage.load(ordering: .relaxed) }

  /// Compares the blocks that hold some bytes, unless that was done.
  @inline(__always)
  func look(at offset: Int, count: Int) {
    let first = offset / Self.blockSize
    let last = (offset &+ count &- 1) / Self.blockSize
    // In bounds: `offset` is a byte of the file, and `seen` has one place more than blocks.
    if first == last, unsafe seen[first].load(ordering: .acquiring) { return }
    compare(first, last)
  }

  private func compare(_ first: Int, _ last: Int) {
    guard first <= last else { return }
    for block in first...last where unsafe !seen[block].load(ordering: .acquiring) {
      guard unsafe load != nil else {
        compare(block)
        continue
      }
      loading.withLock { _ in
        // Another thread may have brought it meanwhile, and be reading it.
        if unsafe !seen[block].load(ordering: .relaxed) { compare(block) }
      }
    }
  }

  private func compare(_ block: Int) {
    let start = block * Self.blockSize
    let end = unsafe min(start + Self.blockSize, bytes.count)
    // In bounds: clipped to the bytes that there are; each block has its four bytes of checksum.
    let (part, sum) = unsafe (
      UnsafeRawBufferPointer(rebasing: bytes[start..<end]),
      UnsafeRawBufferPointer(rebasing: checksums[block * 4..<block * 4 + 4])
    )
    if let load = unsafe load {
      unsafe load(part)
      unsafe load(sum)
    }
    let expected = unsafe UInt32(littleEndian: sum.loadUnaligned(as: UInt32.self))
    if unsafe CRC32C.value(of: part) != expected { damage.store(true, ordering: .relaxed) }
    unsafe seen[block].store(true, ordering: .releasing)
  }

  /// Compares every block that was not compared yet, from block `first` on, in steps.
  package func compareAll(from first: Int = 0, step: Int = 1) {
    let count = unsafe Self.blockCount(ofBytes: bytes.count)
    for block in stride(from: first, to: count, by: step) { compare(block, block) }
  }
}
