public import LedgerModel

/// One figure of one release: what somebody published about a series and period on a day.
public struct Observation: Hashable, Sendable {
  /// The position of the release in the log.
  public let seq: Int
  /// The figure as it was published, after any correction.
  public internal(set) var figure: Figure
  /// All numbers that the figure may stand for, in the series' scale; where figures of one release
  /// stand together, only those that all of them leave open.
  public internal(set) var interval: Interval
  /// Another figure of the same release that narrows it, as "under 250" does "over 230".
  public private(set) var narrowedBy: Figure?
  /// The power of ten that the series counts in.
  public let seriesScale: Int
  /// The agency whose figure it is.
  public let agency: String
  /// When it was published.
  public let published: PublicationTime
  /// Which of the agency's releases of that day it belongs to.
  public let edition: String?
  /// Who published the page where it was read.
  public let publisher: String?
  /// Whether somebody else reports the agency here.
  public let isSecondary: Bool
  /// When it was taken back, if it was.
  public private(set) var withdrawn: PublicationTime?
  /// The position of the event that took it back.
  public private(set) var withdrawnBy: Int?
  /// The corrections made to it, by position.
  public internal(set) var corrections: [Int] = []

  /// What an observation takes from the release that it came in.
  struct Origin {
    var agency: String
    var published: PublicationTime
    var edition: String?
    var publisher: String?
    var isSecondary: Bool

    init(_ release: Release) {
      self.init(
        agency: release.agency, published: release.published, edition: release.edition,
        publisher: release.source?.publisher, isSecondary: release.source?.isSecondary ?? false)
    }

    init(
      agency: String, published: PublicationTime, edition: String?, publisher: String?,
      isSecondary: Bool
    ) {
      self.agency = agency
      self.published = published
      self.edition = edition
      self.publisher = publisher
      self.isSecondary = isSecondary
    }
  }

  init(_ figure: Figure, seriesScale: Int, seq: Int, from origin: Origin) {
    self.seq = seq
    self.figure = figure
    self.seriesScale = seriesScale
    interval = figure.intervalOrEverything(seriesScale: seriesScale)
    agency = origin.agency
    published = origin.published
    edition = origin.edition
    publisher = origin.publisher
    isSecondary = origin.isSecondary
  }

  /// Whether the figure was public, and not yet taken back, at `moment`; nil is now.
  public func isVisible(asOf moment: PublicationTime?) -> Bool {
    guard let moment else { return withdrawn == nil }
    return published.isKnown(asOf: moment) && !(withdrawn?.isKnown(asOf: moment) ?? false)
  }

  /// Takes the figure back at a moment, by the event at a position; the earliest counts.
  mutating func withdraw(_ moment: PublicationTime, by seq: Int) {
    if let withdrawn, !(moment < withdrawn) { return }
    (withdrawn, withdrawnBy) = (moment, seq)
  }

  /// Whether the publisher worked the figure out itself: status U, low reliability.
  public var isOwnArithmetic: Bool { figure.status == "U" }

  /// Which way a growth figure points; nil where it leaves both ways open, as "over −5" does.
  public var direction: Direction? { figure.direction(in: interval) }

  /// The value in the series' scale, with its word: `over 230`, or `over 230 and under 250` where two
  /// figures of a release stand together.
  public var text: String { figure.text(seriesScale: seriesScale, narrowedBy: narrowedBy) }

  /// The value for working with, in the series' scale.
  public var number: WorkedOut {
    (try? figure.workedOut(seriesScale: seriesScale, interval))
      ?? WorkedOut(point: nil, interval: interval)
  }

  /// The digits after the point that were published, in the series' scale.
  public var decimals: Int {
    max(0, figure.value.decimals - ((figure.scale ?? seriesScale) - seriesScale))
  }

  /// The two as one: the narrower figure with what both leave open.
  ///
  /// They must be compatible.
  func together(with other: Observation) -> Observation {
    guard let both = interval.intersection(other.interval), both != interval else { return self }
    guard both != other.interval else { return other }
    let isOther = other.interval.isNarrower(than: interval) || !ends(figure, both)
    var narrowed = isOther ? other : self
    // Of three or more, the two that say where it ends.
    narrowed.narrowedBy = [figure, narrowedBy, other.figure].compactMap(\.self).last {
      $0 != narrowed.figure && ends($0, both)
    }
    narrowed.interval = both
    return narrowed
  }

  /// Whether a figure of the series says where an interval ends.
  private func ends(_ figure: Figure, _ interval: Interval) -> Bool {
    let own = figure.intervalOrEverything(seriesScale: seriesScale)
    return own.low != nil && own.low == interval.low
      || own.high != nil && own.high == interval.high
  }

  /// Whether this is what one release said, or what it narrowed this by.
  func isSaying(_ other: Observation) -> Bool {
    seq == other.seq && (figure == other.figure || narrowedBy == other.figure)
  }

  /// Whether `other` belongs to the same release, whoever reports it.
  func isSameRelease(as other: Observation) -> Bool {
    agency == other.agency && edition == other.edition && published.day == other.published.day
  }
}

extension Figure {
  /// The value in the series' scale, with what narrows it.
  func text(seriesScale: Int, narrowedBy other: Figure?) -> String {
    let own = text(seriesScale: seriesScale)
    return other.map { "\(own) and \($0.text(seriesScale: seriesScale))" } ?? own
  }

  /// The interval, or the whole number line where it does not fit: then nothing is known.
  ///
  /// `append` refuses figures whose interval does not fit, so the second is for logs that other
  /// programs wrote.
  func intervalOrEverything(seriesScale: Int) -> Interval {
    (try? interval(seriesScale: seriesScale)) ?? Interval(low: nil, high: nil)
  }
}
