import CPrefetch
import LedgerVocabulary

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

/// The columns of an image that may be read without looking at their bytes first.
typealias TrustedColumns = FigureColumns<
  TrustedColumn<UInt32>, TrustedColumn<Int64>, TrustedColumn<UInt8>
>

extension FigureColumns
where Narrow == Column<UInt32>, Wide == Column<Int64>, Text == Column<UInt8> {
  /// The same without the question whether their bytes must be looked at; nil if one's must.
  ///
  /// They must not outlive these.
  var trusted: TrustedColumns? {
    guard let series = series.trusted, let slots = slots.trusted, let runs = runs.trusted,
      let cells = cells.trusted, let words = words.trusted, let releaseOf = releaseOf.trusted,
      let forms = forms.trusted, let wide = wide.trusted, let releases = releases.trusted,
      let text = text.trusted
    else { return nil }
    return TrustedColumns(
      series: series, slots: slots, runs: runs, cells: cells, words: words, releaseOf: releaseOf,
      forms: forms, wide: wide, releases: releases, text: text)
  }
}
