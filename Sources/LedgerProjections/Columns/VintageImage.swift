package import LedgerVocabulary
import Synchronization

/// All vintages of all series at one position of the log, as columns.
///
/// Made by one replay, never changed after, and the same bytes for the same events: what is in
/// memory after a replay is what a snapshot holds and a reader maps. Withdrawals and corrections
/// are not in it: ``LedgerState`` applies them, from ``others``, to what it reads here.
///
/// ```
/// key ──hash──▶ slots ─▶ series ┬▶ runs ──▶ cells ──▶ words      a figure's digits and form
///                               │  periods   one for  releaseOf  and the release it came in
///                               │  in a row  each      │
///                               └▶ text      period    └▶ releases ─▶ strings ─▶ text
/// ```
///
/// The figures of a series stand together; among them, those of a period; among them, in order of
/// publication, then of position. A *cell* is the number of the first figure of a period: the cell
/// after it tells where its figures end. A *run* is a row of periods without a gap, so that no
/// period is stored by itself.
///
/// A class, so that passing it on, as every question does, counts one reference and not one for
/// each column.
@safe package final class VintageImage: Sendable {
  /// The sections by what they hold; the raw value is the place in a snapshot.
  package enum Section: Int, CaseIterable, Sendable {
    /// Numbers about the whole: ``Total``.
    case totals
    /// ``SeriesField`` of each series, in order of key.
    case series
    /// By hash of the key, the number of the series plus one; 0: free.
    case slots
    /// Of each run: code of the track, first position, count and first cell.
    case runs
    /// The number of the first figure of each period, and at last the number of all figures.
    case cells
    /// Digits and form of each figure: coefficient · 256 + number of the form.
    case words
    /// The number of the release of each figure.
    case releaseOf
    /// The code of each form.
    case forms
    /// Coefficient and number of form of the figures whose word has no room for them.
    case wide
    /// ``ReleaseField`` of each release, in order of position.
    case releases
    /// Where in the text each string begins and how long it is.
    case strings
    /// Notes: number of the figure, number of the string.
    case notes
    /// The events that are neither series nor releases: position, begin in the text, length.
    case others
    /// Of each event, what tells it from others: key of its content, key of its id or 0.
    case identities
    /// UTF-8.
    case text
  }

  /// What the numbers of the totals are.
  package enum Total: Int, CaseIterable {
    case events, lastRecorded, definedSeries, growthByDimensions
  }

  /// The numbers that a series has in its row: 64 bytes, a line of a cache.
  ///
  /// The measure has 256 added where there is an identity, and 65536 times the figures a period, in
  /// 256ths, which are a guess. A series that has a single run has it in its row as well, if the
  /// numbers fit; otherwise `cellCount` is 0.
  package enum SeriesField: Int, CaseIterable {
    case key, keyLength, definedBy, scale, measure, of, growth, firstRun, runCount, firstFigure
    case definition, definitionLength, track, firstPosition, firstCell, cellCount
  }

  /// The numbers that a release has in its row.
  package enum ReleaseField: Int, CaseIterable {
    case seq, day, agency, published, edition, publisher, isSecondary, rank
  }

  package let totals: Column<Int64>
  package var series: Column<UInt32> { columns.series }
  package var slots: Column<UInt32> { columns.slots }
  package var runs: Column<Int64> { columns.runs }
  package var cells: Column<UInt32> { columns.cells }
  package var words: Column<Int64> { columns.words }
  package var releaseOf: Column<UInt32> { columns.releaseOf }
  package var forms: Column<Int64> { columns.forms }
  package var wide: Column<Int64> { columns.wide }
  package var releases: Column<UInt32> { columns.releases }
  package let strings: Column<UInt32>
  package let notes: Column<UInt32>
  package let others: Column<UInt32>
  package let identities: Column<Int64>
  package var text: Column<UInt8> { columns.text }

  /// Those by which figures are found.
  let columns: FigureColumns<Column<UInt32>, Column<Int64>, Column<UInt8>>
  /// The same without the question whether their bytes must be looked at; nil where they must.
  ///
  /// Not counted as another owner at each look; ``keptTrusted`` keeps them.
  let trusted: Unmanaged<TrustedColumns>?
  private let keptTrusted: TrustedColumns?
  /// The definitions that were decoded, by the number of the series: views that step through time
  /// ask for the same ones again and again.
  let definitions = Mutex<[Int: SeriesDefinition]>([:])

  package init(_ columns: ImageColumns) {
    self.columns = FigureColumns(
      series: columns.series, slots: columns.slots, runs: columns.runs, cells: columns.cells,
      words: columns.words, releaseOf: columns.releaseOf, forms: columns.forms,
      wide: columns.wide, releases: columns.releases, text: columns.text)
    keptTrusted = self.columns.trusted
    unsafe trusted = keptTrusted.map { unsafe Unmanaged.passUnretained($0) }
    totals = columns.totals
    strings = columns.strings
    notes = columns.notes
    others = columns.others
    identities = columns.identities
  }

  /// Nothing.
  package convenience init() { self.init(ImageColumns()) }

  /// How many events it was made of.
  package var eventCount: Int { Int(totals[Total.events.rawValue]) }
  /// When the last of them was recorded; nil if there are none.
  package var lastRecorded: Timestamp? {
    eventCount == 0 ? nil : Timestamp(seconds: Int(totals[Total.lastRecorded.rawValue]))
  }
  /// How many series it has, the undefined ones included.
  package var seriesCount: Int { series.count / SeriesField.allCases.count }
  /// How many of them are defined.
  package var definedSeriesCount: Int { Int(totals[Total.definedSeries.rawValue]) }
  /// How many growth series do not name their level, so that it is found by its dimensions.
  var growthByDimensions: Int { Int(totals[Total.growthByDimensions.rawValue]) }
  /// How many figures it has.
  package var figureCount: Int { words.count }
  /// How many releases it has.
  package var releaseCount: Int { releases.count / ReleaseField.allCases.count }

  @inline(__always)
  func field(_ field: SeriesField, of index: Int) -> UInt32 {
    columns.field(field, of: index)
  }

  @inline(__always)
  func field(_ field: ReleaseField, of index: Int) -> UInt32 {
    columns.field(field, of: index)
  }

  /// A string by its number.
  func string(_ number: UInt32) -> String {
    let row = Int(number) &* 2
    return text.text(Int(strings[row]), count: Int(strings[row + 1]))
  }

  /// A string by its number plus one; nil for 0.
  func optionalString(_ number: UInt32) -> String? { number == 0 ? nil : string(number - 1) }
}
