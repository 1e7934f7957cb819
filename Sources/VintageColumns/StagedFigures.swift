import LedgerModel

/// A figure as it was read, with the numbers that its collector gave to what is not a number.
struct StagedFigure: BitwiseCopyable {
  /// As in ``VintageImage/words``, with the collector's numbers.
  var word: Int64
  var series: UInt32
  /// ``PeriodCode``.
  var period: UInt32
}

/// A release as it was read.
struct StagedRelease {
  var seq: Int
  var published: UInt32
  var day: Int
  var secondOfDay: Int
  var agency: UInt32
  var edition: UInt32?
  var publisher: UInt32?
  var isSecondary: Bool
}

/// The definition of a series as it was read.
struct StagedDefinition {
  var seq: Int
  var series: UInt32
  var measure: SeriesDefinition.Measure
  var of: UInt32?
  var scale: Int
  var hasIdentity: Bool
  /// The event's own keys.
  var body: [UInt8]
}

/// An event that is neither a release nor a definition.
struct StagedEvent {
  var seq: Int
  var body: [UInt8]
}

/// A period as one small number, such that the order of numbers is that of tracks and positions.
enum PeriodCode {
  /// Above this stand the numbers of cumulative ranges in a table.
  static let firstRange: UInt32 = 7 << 29
  /// So that those of days and weeks before 1970 are not negative either.
  private static let dayShift = 400_000

  /// The number of a period that is no range; nil if it is one, or lies far from our time.
  @inline(__always)
  static func code(of period: Period) -> UInt32? {
    let kind = UInt32(truncatingIfNeeded: period.track.code)
    guard period.frequency != .range else { return nil }
    let position = period.position &+ (kind >= 5 ? dayShift : 0)
    guard position >= 0, position < 1 << 29 else { return nil }
    return kind << 29 | UInt32(truncatingIfNeeded: position)
  }

  /// The number of a month by its position; nil if that lies far from our time.
  @inline(__always)
  static func code(ofMonth position: Int) -> UInt32? {
    guard position >= 0, position < 1 << 29 else { return nil }
    return 3 << 29 | UInt32(truncatingIfNeeded: position)
  }

  /// Track and position that a number stands for.
  static func place(_ code: UInt32, ranges: [Period]) -> (track: Int64, position: Int) {
    if code >= firstRange {
      let period = ranges[Int(code - firstRange)]
      return (period.track.code, period.position)
    }
    let kind = Int64(code >> 29)
    let position = Int(code & (1 << 29 - 1))
    return (kind, kind >= 5 ? position - dayShift : position)
  }
}

/// A keeper's note, with what its figure is found by.
struct StagedNote {
  /// The number of the release among its collector's.
  var release: Int
  var series: UInt32
  var period: UInt32
  var note: UInt32
}
