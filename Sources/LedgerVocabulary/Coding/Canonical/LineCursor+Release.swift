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
    var lastKey = 0..<0
    repeat {
      let figure = figure(after: lastKey)
      lastKey = figure.series
      if isWrong { return }
      visitor.figure(figure)
    } while skips(",")
    take("]")
  }

  /// A figure of a release.
  @inline(__always)
  private mutating func figure(after lastKey: Range<Int>) -> CanonicalFigure {
    take(#"{"series":""#)
    // Revisions often follow one another: the same bytes need not be looked at again.
    let known = skipsAgain(lastKey)
    let series = known ?? seriesKey("")
    let period = period(#","period":""#)
    let value = decimal(#","value":""#)
    var figure = CanonicalFigure(series: series, period: period, value: value)
    figure.repeatsSeries = known != nil
    if skips("}") { return figure }
    figure.scale = optionalScale(#","scale":"#)
    figure.qualifier = optionalQualifier()
    figure.status = optionalStatus()
    figure.note = optionalText(#","note":""#)
    take("}")
    return figure
  }
}
