private import CProcessor
private import EventCoding
private import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Bytes in which columns lie: the program's own memory, or a file that is mapped.
///
/// Columns only read it; ``ColumnMemory/write(_:)`` is for one who has just made it.
@safe package final class ColumnMemory: @unchecked Sendable {
  private let start: UnsafeMutableRawPointer
  /// What is freed; nil where the bytes are somebody else's.
  private let allocation: UnsafeMutableRawPointer?
  /// How many bytes there are.
  package let byteCount: Int
  /// What keeps the bytes in their place; nil where they are freed here.
  private let owner: AnyObject?
  /// Whether they are the program's own, and not those of a file.
  private let isOwn: Bool
  /// Looks at bytes before they are used for the first time; nil where all were looked at.
  private let guardian: BlockGuardian?

  /// Zeros.
  package init(byteCount: Int) {
    self.byteCount = byteCount
    guardian = nil
    isOwn = true
    if byteCount >= Self.worthLargePages, let pages = LargePages(byteCount: byteCount) {
      unsafe (allocation, start) = (nil, pages.start)
      owner = pages
    } else {
      unsafe (allocation, start) = Self.zeros(byteCount: byteCount)
      owner = nil
    }
  }

  /// Of fewer bytes, little would be left of the last of some large pages.
  private static let worthLargePages = 4 * LargePages.size

  /// A few zeros, which begin with a line of the cache, as sections in a file do.
  ///
  /// The system hands fresh pages out as they are first written to, by whichever thread does so:
  /// nothing is filled with zeros twice.
  private static func zeros(
    byteCount: Int
  ) -> (allocation: UnsafeMutableRawPointer, start: UnsafeMutableRawPointer) {
    guard let memory = unsafe calloc(byteCount + lineSize, 1) else {
      fatalError("no memory for \(byteCount) bytes")
    }
    // In bounds: at most a line further on.
    return unsafe (memory, memory.alignedUp(toMultipleOf: lineSize))
  }

  /// Bytes of a line of the cache, on most processors.
  package static let lineSize = 64

  /// Bytes that stay where they are and as they are for as long as `owner` exists.
  package init(
    borrowing bytes: UnsafeRawBufferPointer, from owner: AnyObject, guardian: BlockGuardian? = nil
  ) {
    byteCount = bytes.count
    self.guardian = guardian
    isOwn = false
    if let base = bytes.baseAddress {
      unsafe start = UnsafeMutableRawPointer(mutating: base)
      unsafe allocation = nil
      self.owner = owner
    } else {
      unsafe (allocation, start) = Self.zeros(byteCount: 0)
      self.owner = nil
    }
  }

  /// The same bytes, which somebody has looked at: they are used without looking again.
  package func trusted() -> ColumnMemory {
    unsafe ColumnMemory(
      borrowing: UnsafeRawBufferPointer(start: start, count: byteCount), from: owner ?? self)
  }

  deinit { unsafe free(allocation) }

  /// Whether bytes must be looked at before they are used.
  var isGuarded: Bool { guardian != nil }

  /// Looks at bytes, at least one, before they are used.
  ///
  /// Not inlined: columns are read in many places, most often from memory without a guardian, and
  /// code that is not run takes room from what is.
  @inline(never)
  func look(at place: Int, count: Int) { guardian?.look(at: place, count: count) }

  /// The first byte, for columns, which check where they read.
  var base: UnsafeRawPointer { unsafe UnsafeRawPointer(start) }

  /// Gives the bytes to write to; nobody else may have seen them yet.
  func write<Result>(_ body: (UnsafeMutableRawBufferPointer) -> Result) -> Result {
    precondition(isOwn, "mapped bytes are not written to")
    return unsafe body(UnsafeMutableRawBufferPointer(start: start, count: byteCount))
  }

  /// Gives the bytes to read, all of them looked at or not.
  package func read<Result>(_ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
    try unsafe body(UnsafeRawBufferPointer(start: start, count: byteCount))
  }
}

/// Numbers of one width in a row, in little-endian order.
///
/// What lies outside is 0: a damaged file can give wrong numbers, never bytes of something else.
///
/// Sendable, because what it points to is only read, and stays for as long as its memory exists.
@safe
package struct Column<Element: FixedWidthInteger & BitwiseCopyable & Sendable>:
  @unchecked Sendable
{
  private let memory: ColumnMemory
  /// Where the first number stands.
  private let start: UnsafeRawPointer
  /// The same as a byte of the memory, if that must be looked at; nil: it need not.
  private let guarded: Int?
  /// How many numbers there are.
  package let count: Int

  /// Numbers that begin at a byte; nil if they do not all lie in the memory.
  package init?(_ memory: ColumnMemory, offset: Int, count: Int) {
    let (length, overflow) = count.multipliedReportingOverflow(by: MemoryLayout<Element>.size)
    guard !overflow, count >= 0, offset >= 0, offset <= memory.byteCount,
      length <= memory.byteCount - offset
    else { return nil }
    self.memory = memory
    unsafe start = memory.base + offset
    guarded = memory.isGuarded ? offset : nil
    self.count = count
  }

  /// Numbers in memory of their own.
  package init(_ numbers: [Element]) {
    unsafe self.init(count: numbers.count) { target in
      for (index, number) in numbers.enumerated() { unsafe target[index] = number.littleEndian }
    }
  }

  /// Numbers in memory of their own, zeros until `fill` has written others.
  package init(count: Int, fill: (UnsafeMutableBufferPointer<Element>) -> Void) {
    memory = ColumnMemory(byteCount: count * MemoryLayout<Element>.size)
    unsafe start = memory.base
    guarded = nil
    self.count = count
    // In bounds: the memory was made for so many.
    unsafe memory.write { bytes in unsafe fill(bytes.bindMemory(to: Element.self)) }
  }

  /// The number at a place; 0 outside.
  @inline(__always)
  package subscript(index: Int) -> Element {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    let place = index &* MemoryLayout<Element>.size
    if let guarded { memory.look(at: guarded &+ place, count: MemoryLayout<Element>.size) }
    // In bounds: the initialiser has checked that `count` numbers lie behind `start`.
    return Element(
      littleEndian: unsafe start.loadUnaligned(fromByteOffset: place, as: Element.self))
  }

  /// Has the number at a place, if there is one, loaded soon.
  @inline(__always)
  func prefetch(_ index: Int) {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return }
    // In bounds, though that would not matter: the address is not read from.
    unsafe cprefetch(start + index &* MemoryLayout<Element>.size)
  }

  /// The same without the question whether its bytes must be looked at; nil if they must.
  ///
  /// It must not outlive this column.
  var trusted: TrustedColumn<Element>? {
    guarded == nil ? unsafe TrustedColumn(start: start, count: count) : nil
  }

  /// Reads the bytes as they lie there, without copying them.
  package func withBytes<Result>(
    _ range: Range<Int>? = nil, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let whole = 0..<count
    let range = (range ?? whole).clamped(to: whole)
    let size = MemoryLayout<Element>.size
    let place = range.lowerBound * size
    if let guarded, !range.isEmpty {
      memory.look(at: guarded + place, count: range.count * size)
    }
    // In bounds: the range lies in the column, and the column in the memory.
    return unsafe body(UnsafeRawBufferPointer(start: start + place, count: range.count * size))
  }
}

extension Column: NumberColumn {
  func holds(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    unsafe withBytes(place..<place + bytes.count) { own in
      // In bounds: the range may have been clipped to the column.
      unsafe own.count == bytes.count && isEqual(own, at: 0, bytes)
    }
  }
}

extension Column where Element == UInt8 {
  /// The text between two places.
  func text(_ start: Int, count: Int) -> String {
    let start = Swift.min(Swift.max(start, 0), self.count)
    let end = start + Swift.min(Swift.max(count, 0), self.count - start)
    return unsafe withBytes(start..<end) { unsafe String(decoding: $0, as: UTF8.self) }
  }
}
