public import LedgerVocabulary

/// One figure of one release: what somebody published about a series and period on a day.
public struct Observation: Hashable, Sendable {
  /// The position of the release in the log.
  public let seq: Int
  /// The figure as it was published, after any correction.
  public internal(set) var figure: Figure
  /// All numbers that the figure may stand for, in the series' scale.
  public internal(set) var interval: Interval
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
  public internal(set) var withdrawn: PublicationTime?
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

  /// Whether the publisher worked the figure out itself: status U, low reliability.
  public var isOwnArithmetic: Bool { figure.status == "U" }

  /// Which way a growth figure points; nil where it leaves both ways open, as "over −5" does.
  ///
  /// What is printed as zero is flat, whatever its rounding hides.
  public var direction: Direction? {
    if figure.value.sign == 0, figure.qualifier == nil || figure.qualifier == .about {
      return .flat
    }
    return interval.side
  }

  /// Whether `other` belongs to the same release, whoever reports it.
  func isSameRelease(as other: Observation) -> Bool {
    agency == other.agency && edition == other.edition && published.day == other.published.day
  }
}

extension Interval {
  /// The side of zero that all numbers but perhaps zero itself lie on; nil where there are two.
  fileprivate var side: Direction? {
    if let low, low.value.sign >= 0 { return .expansion }
    if let high, high.value.sign <= 0 { return .contraction }
    return nil
  }
}

extension Figure {
  /// The interval, or the whole number line where it does not fit: then nothing is known.
  ///
  /// `append` refuses figures whose interval does not fit, so the second is for logs that other
  /// programs wrote.
  func intervalOrEverything(seriesScale: Int) -> Interval {
    (try? interval(seriesScale: seriesScale)) ?? Interval(low: nil, high: nil)
  }
}
