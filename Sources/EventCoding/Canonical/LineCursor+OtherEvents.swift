import LedgerModel

extension LineCursor {
  /// The definition of a series behind its kind.
  mutating func series<Visitor: CanonicalVisitor>(telling visitor: inout Visitor) {
    visitor.event(.series, id: nil)
    let key = seriesKey(#","key":""#)
    optionalText(#","title":""#)
    optionalText(#","area":""#)
    optionalText(#","counterpart":""#)
    optionalText(#","indicator":""#)
    let (measure, of) = measure()
    optionalText(#","unit":""#)
    let scale = optionalScale(#","scale":"#)
    // A level and the scale 0 are what is meant where nothing is written, so they are not.
    if let scale { require(scale != 0) }
    optionalText(#","agency":""#)
    let equals = skips(#","equals":""#) ? identity() : nil
    if isWrong { return }
    visitor.series(
      CanonicalSeries(key: key, measure: measure, of: of, scale: scale ?? 0, equals: equals))
  }

  /// What a series measures, and of which other one.
  private mutating func measure() -> (SeriesDefinition.Measure, of: Range<Int>?) {
    guard skips(#","measure":""#) else { return (.level, nil) }
    var measure = SeriesDefinition.Measure.yoy
    if !skips(#"yoy""#) {
      take(#"mom""#)
      measure = .mom
    }
    return (measure, skips(#","of":""#) ? seriesKey("") : nil)
  }

  /// The rest of an identity with its closing quote: at least two keys, ` + ` or ` - ` between.
  private mutating func identity() -> Range<Int> {
    let first = offset
    _ = seriesKey()
    repeat {
      if !skips(" + ") { take(" - ") }
      _ = seriesKey()
    } while !isWrong && !skips("\"")
    return first..<max(first, offset &- 1)
  }

  /// A target behind its kind.
  mutating func target<Visitor: CanonicalVisitor>(telling visitor: inout Visitor) {
    visitor.event(.target, id: optionalText(#","id":""#))
    seriesKey(#","series":""#)
    optionalPeriod(#","period":""#)
    decimal(#","value":""#)
    _ = optionalScale(#","scale":"#)
    _ = optionalQualifier()
    publicationTime(#","published":""#)
    optionalText(#","by":""#)
    optionalText(#","summary":""#)
    _ = optionalSource()
  }

  /// A correction behind its kind.
  mutating func correction<Visitor: CanonicalVisitor>(telling visitor: inout Visitor) {
    visitor.event(.correction, id: optionalText(#","id":""#))
    position(#","corrects":"#)
    seriesKey(#","series":""#)
    period(#","period":""#)
    decimal(#","value":""#)
    _ = optionalScale(#","scale":"#)
    _ = optionalQualifier()
    _ = optionalStatus()
    optionalText(#","note":""#)
    text(#","reason":""#)
  }

  /// A withdrawal behind its kind.
  mutating func withdrawal<Visitor: CanonicalVisitor>(telling visitor: inout Visitor) {
    visitor.event(.withdrawal, id: optionalText(#","id":""#))
    text(#","agency":""#)
    publicationTime(#","published":""#)
    position(#","withdraws":"#)
    // A period without its series would not be known for what it is.
    if skips(#","series":""#) {
      _ = seriesKey()
      take("\"")
      optionalPeriod(#","period":""#)
    }
    text(#","reason":""#)
    _ = optionalSource()
  }
}
