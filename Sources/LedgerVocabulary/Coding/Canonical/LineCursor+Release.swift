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
    let series = skipsAgain(lastKey) ?? seriesKey("")
    let period = period(#","period":""#)
    let value = decimal(#","value":""#)
    if skips("}") {
      return CanonicalFigure(series: series, period: period, value: value)
    }
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
