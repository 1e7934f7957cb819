extension LineCursor {
  /// A release behind its kind.
  mutating func release<Visitor: CanonicalVisitor>(telling visitor: inout Visitor) {
    visitor.event(.release, id: optionalText(#","id":""#))
    let agency = text(#","agency":""#)
    text(#","title":""#)
    let published = publicationTime(#","published":""#)
    let edition = optionalText(#","edition":""#)
    let source = optionalSource()
    take(#","figures":["#)
    if isWrong { return }
    visitor.release(
      CanonicalRelease(
        agency: agency, published: published, edition: edition, publisher: source.publisher,
        isSecondary: source.isSecondary))
    repeat {
      let figure = figure()
      if isWrong { return }
      visitor.figure(figure)
    } while skips(",")
    take("]")
  }

  /// A figure of a release.
  @inline(__always)
  private mutating func figure() -> CanonicalFigure {
    let series = seriesKey(#"{"series":""#)
    let period = period(#","period":""#)
    let value = decimal(#","value":""#)
    let scale = optionalScale(#","scale":"#)
    let qualifier = optionalQualifier()
    let status = optionalStatus()
    let note = optionalText(#","note":""#)
    take("}")
    return CanonicalFigure(
      series: series, period: period, value: value, scale: scale, qualifier: qualifier,
      status: status, note: note)
  }
}
