import LedgerModel

/// Numbers of one width in a row, as somebody reads them; what lies outside is 0.
protocol NumberColumn<Element>: Sendable {
  associatedtype Element: FixedWidthInteger & BitwiseCopyable & Sendable

  /// How many numbers there are.
  var count: Int { get }
  /// The number at a place; 0 outside.
  subscript(index: Int) -> Element { get }
  /// Has the number at a place, if there is one, loaded soon.
  func prefetch(_ index: Int)
  /// Whether bytes stand at a place; only of a column of bytes.
  func holds(_ bytes: UnsafeRawBufferPointer, at place: Int) -> Bool
}

/// The columns by which a figure is found and a period's figures are folded.
///
/// All that is asked again and again is worked out here, for two kinds of columns:
/// ``Guarded``, whose bytes may have to be looked at before they are used, and ``Trusted``, of which
/// that need not be asked, so that a look-up is loads and comparisons and nothing else.
///
/// A class, so that a look loads the numbers that it needs and not all of them.
final class FigureColumns<Kind: ColumnKind>: Sendable {
  let all: ImageColumns<Kind>

  init(_ all: ImageColumns<Kind>) { self.all = all }

  @inline(__always)
  func field(_ field: VintageImage.SeriesField, of index: Int) -> UInt32 {
    all.series[index &* VintageImage.SeriesField.allCases.count &+ field.rawValue]
  }

  @inline(__always)
  func field(_ field: VintageImage.ReleaseField, of index: Int) -> UInt32 {
    all.releases[index &* VintageImage.ReleaseField.allCases.count &+ field.rawValue]
  }

  /// The digits of a figure and the number of its form.
  @inline(__always)
  func digits(_ figure: Int) -> (coefficient: Int64, form: Int) {
    let word = all.words[figure]
    let form = Int(word & 0xFF)
    guard form == VintageImage.wideForm else { return (word >> 8, form) }
    let place = Int(word >> 8) &* 2
    return (all.wide[place], Int(all.wide[place &+ 1]))
  }

  @inline(__always)
  func isSecondary(_ release: Int) -> Bool { field(.isSecondary, of: release) != 0 }

  /// Whether no word stands before the value.
  @inline(__always)
  func isPlain(_ form: Int) -> Bool { all.forms[form] >> 16 & 7 == 0 }

  /// The day on which a release was published, as a day number.
  @inline(__always)
  func day(ofRelease release: Int) -> Int { Int(Int32(bitPattern: field(.day, of: release))) }
}
