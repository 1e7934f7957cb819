/// Figures that an agency published together, on one date, from one source.
public struct Release: Hashable, Sendable {
  /// The identity that its keeper gave it.
  public var id: String?
  /// The agency whose figures they are, whoever reports them.
  public var agency: String
  /// What a person calls the release.
  public var title: String
  /// When it was published.
  public var published: PublicationTime
  /// Which of an agency's several releases of one day it is, such as `bulletin`; nil: the flash.
  public var edition: String?
  /// Where it was read.
  public var source: Source?
  /// The figures, at least one.
  public var figures: [Figure]

  /// Makes a release.
  public init(
    id: String? = nil, agency: String, title: String, published: PublicationTime,
    edition: String? = nil, source: Source? = nil, figures: [Figure]
  ) {
    self.id = id
    self.agency = agency
    self.title = title
    self.published = published
    self.edition = edition
    self.source = source
    self.figures = figures
  }
}

/// Where something was read.
public struct Source: Hashable, Sendable {
  /// Who published the page.
  public var publisher: String?
  /// The page's title.
  public var title: String?
  /// The page's address.
  public var url: String?
  /// The day on which it was read.
  public var retrieved: CivilDate?
  /// The SHA-256 of what was read, in lower-case hexadecimal.
  public var sha256: String?
  /// Whether this is somebody else reporting the agency, not the agency's own word.
  public var isSecondary: Bool

  /// Makes a source.
  public init(
    publisher: String? = nil, title: String? = nil, url: String? = nil,
    retrieved: CivilDate? = nil, sha256: String? = nil, isSecondary: Bool = false
  ) {
    self.publisher = publisher
    self.title = title
    self.url = url
    self.retrieved = retrieved
    self.sha256 = sha256
    self.isSecondary = isSecondary
  }
}
