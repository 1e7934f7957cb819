import LedgerModel

/// The columns of a ``VintageImage``: what each holds, and their order in a snapshot.
///
/// Only this file lists them: whatever is done with all of them (reading them from a snapshot,
/// writing them to one, comparing) goes through ``init(by:)``.
struct ImageColumns<Kind: ColumnKind>: Sendable {
  /// Numbers about the whole: ``VintageImage/Total``.
  var totals: Kind.Wide
  /// ``VintageImage/SeriesField`` of each series, in order of key.
  var series: Kind.Narrow
  /// By hash of the key, the number of the series plus one; 0: free.
  var slots: Kind.Narrow
  /// Of each run: code of the track, first position, count and first cell.
  var runs: Kind.Wide
  /// The number of the first figure of each period, and at last the number of all figures.
  var cells: Kind.Narrow
  /// Digits and form of each figure: coefficient · 256 + number of the form.
  var words: Kind.Wide
  /// The number of the release of each figure.
  var releaseOf: Kind.Narrow
  /// The code of each form.
  var forms: Kind.Wide
  /// Coefficient and number of form of the figures whose word has no room for them.
  var wide: Kind.Wide
  /// ``VintageImage/ReleaseField`` of each release, in order of position.
  var releases: Kind.Narrow
  /// Where in the text each string begins and how long it is.
  var strings: Kind.Narrow
  /// Notes: number of the figure, number of the string.
  var notes: Kind.Narrow
  /// The events that are neither series nor releases: position, begin in the text, length.
  var others: Kind.Narrow
  /// Of each event, what tells it from others: key of its content, key of its id or 0.
  var identities: Kind.Wide
  /// UTF-8.
  var text: Kind.Text

  /// Makes the columns one after the other, in the order in which they stand in a snapshot.
  ///
  /// - Throws: the first error of the maker.
  init<Maker: ColumnMaker>(
    by maker: inout Maker
  ) throws(Maker.Failure) where Maker.Made == Kind {
    totals = try maker.wide(\.totals)
    series = try maker.narrow(\.series)
    slots = try maker.narrow(\.slots)
    runs = try maker.wide(\.runs)
    cells = try maker.narrow(\.cells)
    words = try maker.wide(\.words)
    releaseOf = try maker.narrow(\.releaseOf)
    forms = try maker.wide(\.forms)
    wide = try maker.wide(\.wide)
    releases = try maker.narrow(\.releases)
    strings = try maker.narrow(\.strings)
    notes = try maker.narrow(\.notes)
    others = try maker.narrow(\.others)
    identities = try maker.wide(\.identities)
    text = try maker.text(\.text)
  }
}

/// The types of columns that are read in one way.
protocol ColumnKind: SendableMetatype {
  associatedtype Narrow: NumberColumn<UInt32>
  associatedtype Wide: NumberColumn<Int64>
  associatedtype Text: NumberColumn<UInt8>
}

/// Columns whose bytes may have to be looked at before they are used.
enum Guarded: ColumnKind {
  typealias Narrow = Column<UInt32>
  typealias Wide = Column<Int64>
  typealias Text = Column<UInt8>
}

/// Columns of which that need not be asked.
enum Trusted: ColumnKind {
  typealias Narrow = TrustedColumn<UInt32>
  typealias Wide = TrustedColumn<Int64>
  typealias Text = TrustedColumn<UInt8>
}

/// What makes columns of one kind, perhaps of those of another.
protocol ColumnMaker {
  associatedtype Source: ColumnKind
  associatedtype Made: ColumnKind
  associatedtype Failure: Error
  mutating func narrow(
    _ column: KeyPath<ImageColumns<Source>, Source.Narrow>
  ) throws(Failure) -> Made.Narrow
  mutating func wide(
    _ column: KeyPath<ImageColumns<Source>, Source.Wide>
  ) throws(Failure) -> Made.Wide
  mutating func text(
    _ column: KeyPath<ImageColumns<Source>, Source.Text>
  ) throws(Failure) -> Made.Text
}

extension ImageColumns where Kind == Guarded {
  /// Columns without a number.
  init() {
    var maker = Emptiness()
    self.init(by: &maker)
  }
}

private struct Emptiness: ColumnMaker {
  typealias Source = Guarded
  typealias Made = Guarded

  func narrow(_: KeyPath<ImageColumns<Guarded>, Column<UInt32>>) -> Column<UInt32> { Column([]) }
  func wide(_: KeyPath<ImageColumns<Guarded>, Column<Int64>>) -> Column<Int64> { Column([]) }
  func text(_: KeyPath<ImageColumns<Guarded>, Column<UInt8>>) -> Column<UInt8> { Column([]) }
}
