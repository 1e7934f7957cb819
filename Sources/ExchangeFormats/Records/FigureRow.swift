package import LedgerVocabulary

/// A figure with its release and its series as texts: what all tabular formats are written from.
///
/// The names are those of ``ColumnMapping/Field``, which `import` reads without a mapping.
package struct FigureRow: Equatable, Sendable {
  /// What there is to say.
  package private(set) var texts: [ColumnMapping.Field: String] = [:]

  /// - Parameters:
  ///   - figure: the figure.
  ///   - release: the release that it came in.
  ///   - definition: its series; nil if nobody defined it.
  ///   - withdrawn: when it was taken back.
  package init(
    _ figure: Figure, in release: Release, of definition: SeriesDefinition?,
    withdrawn: PublicationTime?
  ) {
    texts[.series] = figure.series
    texts[.period] = figure.period.description
    texts[.value] = figure.value.text
    texts[.published] = release.published.text
    texts[.withdrawn] = withdrawn?.text
    texts[.qualifier] = figure.word
    texts[.basis] = figure.basis?.rawValue
    texts[.status] = figure.status
    texts[.scale] = figure.scale.map(String.init)
    texts[.note] = figure.note
    texts[.agency] = release.agency
    texts[.release] = release.title
    texts[.edition] = release.edition
    if let source = release.source { add(source) }
    if let definition { add(definition) }
  }

  /// A series of which there is no figure.
  package init(_ definition: SeriesDefinition) {
    texts[.series] = definition.key
    add(definition)
  }

  private mutating func add(_ source: Source) {
    texts[.publisher] = source.publisher
    texts[.secondary] = source.isSecondary ? "true" : nil
    texts[.url] = source.url
    texts[.sourceTitle] = source.title
    texts[.retrieved] = source.retrieved?.description
    texts[.sha256] = source.sha256
  }

  private mutating func add(_ definition: SeriesDefinition) {
    texts[.title] = definition.title
    texts[.area] = definition.area
    texts[.counterpart] = definition.counterpart
    texts[.indicator] = definition.indicator
    texts[.measure] = definition.measure == .level ? nil : definition.measure.rawValue
    texts[.of] = definition.of
    texts[.unit] = definition.unit
    // 0, too: else a reader would take that of the first figure for the series'.
    texts[.seriesScale] = String(definition.scale)
    texts[.seriesAgency] = definition.agency
    texts[.equals] =
      definition.equals.isEmpty ? nil : SeriesDefinition.Identity.text(definition.equals)
  }

  /// One thing that there is to say; nil for none.
  package subscript(_ field: ColumnMapping.Field) -> String? { texts[field] }
}
