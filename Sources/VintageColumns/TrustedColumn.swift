import CProcessor
import EventCoding
import LedgerModel

/// A ``Column`` of which it need not be asked whether its bytes must be looked at.
///
/// Sendable, because what it points to is only read; it is kept beside the column whose bytes these
/// are, and so is never there without them.
@safe
struct TrustedColumn<Element: FixedWidthInteger & BitwiseCopyable & Sendable>: NumberColumn,
  @unchecked Sendable
{
  /// Where the first number stands.
  private let start: UnsafeRawPointer
  let count: Int

  init(start: UnsafeRawPointer, count: Int) {
    unsafe self.start = start
    self.count = count
  }

  @inline(__always)
  subscript(index: Int) -> Element {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return 0 }
    // In bounds: `count` numbers lie behind `start`.
    return Element(
      littleEndian: unsafe start.loadUnaligned(
        fromByteOffset: index &* MemoryLayout<Element>.size, as: Element.self))
  }

  @inline(__always)
  func prefetch(_ index: Int) {
    guard UInt(bitPattern: index) < UInt(bitPattern: count) else { return }
    // In bounds, though that would not matter: the address is not read from.
    unsafe cprefetch(start + index &* MemoryLayout<Element>.size)
  }

  @inline(__always)
  func holds(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool {
    guard place >= 0, bytes.count <= count, place <= count &- bytes.count else { return false }
    // In bounds: as many bytes stand behind the place, as was just checked.
    return unsafe isEqual(
      UnsafeRawBufferPointer(start: start + place, count: bytes.count), at: 0, bytes)
  }
}

extension ImageColumns where Kind == Guarded {
  /// The same without the question whether their bytes must be looked at; nil if one's must.
  ///
  /// They must not outlive these.
  var trusted: ImageColumns<Trusted>? {
    var maker = Trust(columns: self)
    do { return try ImageColumns<Trusted>(by: &maker) } catch { return nil }
  }
}

private struct Trust: ColumnMaker {
  typealias Source = Guarded
  typealias Made = Trusted

  let columns: ImageColumns<Guarded>

  /// The bytes of a column must be looked at.
  struct Missing: Error {}

  func narrow(
    _ path: KeyPath<ImageColumns<Guarded>, Column<UInt32>>
  ) throws(Missing) -> TrustedColumn<UInt32> { try trusted(path) }

  func wide(
    _ path: KeyPath<ImageColumns<Guarded>, Column<Int64>>
  ) throws(Missing) -> TrustedColumn<Int64> { try trusted(path) }

  func text(
    _ path: KeyPath<ImageColumns<Guarded>, Column<UInt8>>
  ) throws(Missing) -> TrustedColumn<UInt8> { try trusted(path) }

  private func trusted<Element>(
    _ path: KeyPath<ImageColumns<Guarded>, Column<Element>>
  ) throws(Missing) -> TrustedColumn<Element> {
    guard let column = columns[keyPath: path].trusted else { throw Missing() }
    return column
  }
}
