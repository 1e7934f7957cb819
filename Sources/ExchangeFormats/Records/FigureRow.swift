package import LedgerModel

/// A figure with its release and its series as texts: what all tabular formats are written from.
///
/// The names are those of ``ColumnMapping/Field``, which `import` reads without a mapping.
package struct FigureRow: Sendable {
  private let figure: Figure?
  private let release: Release?
  private let definition: SeriesDefinition?
  private let withdrawn: PublicationTime?

  /// - Parameters:
  ///   - figure: the figure.
  ///   - release: the release that it came in.
  ///   - definition: its series; nil if nobody defined it.
  ///   - withdrawn: when it was taken back.
  package init(
    _ figure: Figure, in release: Release, of definition: SeriesDefinition?,
    withdrawn: PublicationTime?
  ) {
    self.figure = figure
    self.release = release
    self.definition = definition
    self.withdrawn = withdrawn
  }

  /// A series of which there is no figure.
  package init(_ definition: SeriesDefinition) {
    figure = nil
    release = nil
    self.definition = definition
    withdrawn = nil
  }

  /// One thing that there is to say; nil for none.
  package subscript(_ field: ColumnMapping.Field) -> String? {
    switch field {
    case .series: figure?.series ?? definition?.key
    case .period: figure?.period.description
    case .value: figure?.value.text
    case .qualifier: figure?.word
    case .basis: figure?.basis?.rawValue
    case .status: figure?.status
    case .scale: figure?.scale.map(String.init)
    case .note: figure?.note
    case .withdrawn: withdrawn?.text
    case .published, .agency, .release, .edition: ofRelease(field)
    case .publisher, .secondary, .url, .sourceTitle, .retrieved, .sha256: ofSource(field)
    case .title, .area, .counterpart, .indicator, .measure, .of, .unit, .seriesScale, .seriesAgency,
      .equals:
      ofDefinition(field)
    }
  }

  private func ofRelease(_ field: ColumnMapping.Field) -> String? {
    switch field {
    case .published: release?.published.text
    case .agency: release?.agency
    case .release: release?.title
    case .edition: release?.edition
    default: nil
    }
  }

  private func ofSource(_ field: ColumnMapping.Field) -> String? {
    guard let source = release?.source else { return nil }
    return switch field {
    case .publisher: source.publisher
    case .secondary: source.isSecondary ? "true" : nil
    case .url: source.url
    case .sourceTitle: source.title
    case .retrieved: source.retrieved?.description
    case .sha256: source.sha256
    default: nil
    }
  }

  private func ofDefinition(_ field: ColumnMapping.Field) -> String? {
    guard let definition else { return nil }
    return switch field {
    case .title: definition.title
    case .area: definition.area
    case .counterpart: definition.counterpart
    case .indicator: definition.indicator
    case .measure: definition.measure == .level ? nil : definition.measure.rawValue
    case .of: definition.of
    case .unit: definition.unit
    // 0, too: else a reader would take that of the first figure for the series'.
    case .seriesScale: String(definition.scale)
    case .seriesAgency: definition.agency
    case .equals:
      definition.equals.isEmpty ? nil : SeriesDefinition.Identity.text(definition.equals)
    default: nil
    }
  }
}
