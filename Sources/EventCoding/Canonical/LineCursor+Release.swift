import LedgerModel

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
      if let figure = monthFigure(after: lastKey, telling: &visitor) {
        lastKey = figure.series
        visitor.figure(figure)
        continue
      }
      let figure = figure(after: lastKey)
      lastKey = figure.series
      if isWrong { return }
      visitor.figure(figure)
    } while skips(",")
    take("]")
  }

  /// A figure of a month that has few digits and nothing else, as most are; nil, and nothing is
  /// taken, if it is another or may be wrong.
  ///
  /// All that must stand between its key and its digits is looked at together.
  @inline(__always)
  private mutating func monthFigure<Visitor: CanonicalVisitor>(
    after lastKey: Range<Int>, telling visitor: inout Visitor
  ) -> CanonicalMonthFigure? {
    let start = offset
    guard skips(#"{"series":""#) else { return nil }
    var kind = CanonicalMonthFigure.Key.repeated
    var series = skipsAgain(lastKey)
    if series == nil {
      let length = unsafe visitor.expectedKey(rest)
      kind = length > 0 ? .expected : .any
      series = length > 0 ? offset..<offset &+ length : seriesKey()
    }
    guard !isWrong, let series, let month = knownMonth(behind: series.upperBound),
      let value = shortDigits(at: series.upperBound &+ Self.fromKeyToDigits)
    else {
      goBack(to: start)
      return nil
    }
    // Behind the digits come a quote and a brace.
    let end = series.upperBound &+ Self.fromKeyToDigits &+ value.length &+ 1
    guard byte(0, of: word(at: end)) == UInt8(ascii: "}") else {
      goBack(to: start)
      return nil
    }
    advance(end &+ 1 &- offset)
    return CanonicalMonthFigure(
      series: series, key: kind, month: month, digits: value.digits, decimals: value.decimals)
  }

  /// From the end of a key to the first digit of the value: `","period":"2024-01","value":"`.
  private static var fromKeyToDigits: Int { 30 }

  /// The month between a key and a value, if it is one of those that were read last and all is in
  /// its place.
  @inline(__always)
  private func knownMonth(behind key: Int) -> Int? {
    // Eight digits, a quote and a brace may follow.
    guard isInside(key &+ Self.fromKeyToDigits &+ 10) else { return nil }
    let month = word(at: key &+ 12)
    let known = lastMonths[Self.placeOfMonth(month)]
    let difference =
      (word(at: key) ^ Self.word(#"","perio"#, from: 0))
      | (word(at: key &+ 4) ^ Self.word(#"eriod":""#, from: 0))
      | (word(at: key &+ 20) ^ Self.word(#","value""#, from: 0))
      | (word(at: key &+ 22) ^ Self.word(#"value":""#, from: 0)) | (month ^ known.word)
    return difference == 0 ? known.month : nil
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
