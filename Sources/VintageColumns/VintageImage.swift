package import LedgerModel
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

  /// The columns, as they may be read by everybody.
  let columns: FigureColumns<Guarded>
  /// The same without the question whether their bytes must be looked at; nil where they must.
  ///
  /// Not counted as another owner at each look; ``keptTrusted`` keeps them.
  let trusted: Unmanaged<FigureColumns<Trusted>>?
  private let keptTrusted: FigureColumns<Trusted>?
  /// The definitions that were decoded, by the number of the series: views that step through time
  /// ask for the same ones again and again.
  let definitions = Mutex<[Int: SeriesDefinition]>([:])

  init(_ columns: ImageColumns<Guarded>) {
    self.columns = FigureColumns(columns)
    keptTrusted = columns.trusted.map { FigureColumns($0) }
    unsafe trusted = keptTrusted.map { unsafe Unmanaged.passUnretained($0) }
  }

  /// Nothing.
  package convenience init() { self.init(ImageColumns()) }

  /// How many events it was made of.
  package var eventCount: Int { Int(columns.all.totals[Total.events.rawValue]) }
  /// When the last of them was recorded; nil if there are none.
  package var lastRecorded: Timestamp? {
    eventCount == 0 ? nil : Timestamp(seconds: Int(columns.all.totals[Total.lastRecorded.rawValue]))
  }
  /// How many series it has, the undefined ones included.
  package var seriesCount: Int { columns.all.series.count / SeriesField.allCases.count }
  /// How many of them are defined.
  package var definedSeriesCount: Int { Int(columns.all.totals[Total.definedSeries.rawValue]) }
  /// How many growth series do not name their level, so that it is found by its dimensions.
  package var growthByDimensions: Int { Int(columns.all.totals[Total.growthByDimensions.rawValue]) }
  /// How many figures it has.
  package var figureCount: Int { columns.all.words.count }
  /// How many releases it has.
  package var releaseCount: Int { columns.all.releases.count / ReleaseField.allCases.count }

  @inline(__always)
  package func field(_ field: SeriesField, of index: Int) -> UInt32 {
    columns.field(field, of: index)
  }

  @inline(__always)
  package func field(_ field: ReleaseField, of index: Int) -> UInt32 {
    columns.field(field, of: index)
  }

  /// A string by its number.
  package func string(_ number: UInt32) -> String {
    let row = Int(number) &* 2
    return columns.all.text.text(
      Int(columns.all.strings[row]), count: Int(columns.all.strings[row + 1]))
  }

  /// A string by its number plus one; nil for 0.
  package func optionalString(_ number: UInt32) -> String? {
    number == 0 ? nil : string(number - 1)
  }
}
