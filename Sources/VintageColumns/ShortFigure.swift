/// A figure as it was read, among those of its series.
struct SeriesFigure: BitwiseCopyable, Equatable {
  /// As in ``StagedFigure``.
  var word: Int64
  /// ``PeriodCode``.
  var period: UInt32
  /// The number of its release among its collector's.
  var release: UInt32
}

/// A figure in one word, told by the one before it in its series: that has the same form, and its
/// period and release are not far away.
///
///     bit   63            22 21      14 13         1  0
///          │ digits, signed │ period ±  │ release +  │ 0 │
///
/// Where the lowest bit is 1, the word is a mark.
enum ShortFigure {
  /// What a figure is told by.
  struct Context: BitwiseCopyable {
    var period: UInt32 = 0
    var release: UInt32 = 0
    /// Of no figure yet.
    var form: UInt32 = .max

    init() {}

    init(_ figure: SeriesFigure) {
      period = figure.period
      release = figure.release
      form = UInt32(truncatingIfNeeded: figure.word & 0xFF)
    }
  }

  /// No figure follows in this chunk.
  static let endOfChunk: UInt64 = 1
  /// Two words of a figure follow.
  static let longMark: UInt64 = 3

  private static let digitsShift: Int64 = 22
  private static let periodShift: UInt64 = 14

  /// The word of a figure; nil if that has no room for it.
  @inline(__always)
  static func word(_ figure: SeriesFigure, after last: Context) -> UInt64? {
    let digits = figure.word >> 8
    let period = Int32(bitPattern: figure.period &- last.period)
    let release = figure.release &- last.release
    guard UInt32(truncatingIfNeeded: figure.word & 0xFF) == last.form,
      Int32(Int8(truncatingIfNeeded: period)) == period, release < 1 << 13,
      (digits &<< digitsShift) &>> digitsShift == digits
    else { return nil }
    return UInt64(bitPattern: digits &<< digitsShift)
      | UInt64(UInt8(truncatingIfNeeded: period)) << periodShift | UInt64(release) << 1
  }

  /// The figure of a word.
  @inline(__always)
  static func figure(_ word: UInt64, after last: Context) -> SeriesFigure {
    let period = Int32(Int8(truncatingIfNeeded: word >> periodShift))
    let digits = Int64(bitPattern: word) &>> digitsShift
    return SeriesFigure(
      word: digits << 8 | Int64(last.form), period: last.period &+ UInt32(bitPattern: period),
      release: last.release &+ UInt32(truncatingIfNeeded: word >> 1 & 0x1FFF))
  }

  /// The words of a figure that one has no room for.
  static func longWords(_ figure: SeriesFigure) -> [UInt64] {
    [
      longMark, UInt64(bitPattern: figure.word),
      UInt64(figure.period) << 32 | UInt64(figure.release),
    ]
  }

  /// The figure of the words behind a mark.
  static func long(_ word: UInt64, _ place: UInt64) -> SeriesFigure {
    SeriesFigure(
      word: Int64(bitPattern: word), period: UInt32(truncatingIfNeeded: place >> 32),
      release: UInt32(truncatingIfNeeded: place))
  }
}
