extension LineCursor {
  /// The definition of a series behind its kind.
  mutating func series<Visitor: CanonicalVisitor>(telling visitor: inout Visitor) {
    let key = seriesKey(#","key":""#)
    optionalText(#","title":""#)
    optionalText(#","area":""#)
    optionalText(#","counterpart":""#)
    optionalText(#","indicator":""#)
    // A level and the scale 0 are what is meant where nothing is written, so they are not.
    var measure = SeriesDefinition.Measure.level
    var level: Range<Int>?
    if skips(#","measure":""#) {
      measure = skips(#"yoy""#) ? .yoy : .mom
      if measure == .mom { take(#"mom""#) }
      if skips(#","of":""#) {
        level = seriesKey()
        take("\"")
      }
    }
    optionalText(#","unit":""#)
    let scale = optionalScale(#","scale":"#)
    if let scale { require(scale != 0) }
    optionalText(#","agency":""#)
    if skips(#","equals":""#) { identity() }
    if isWrong { return }
    visitor.series(CanonicalSeries(key: key, measure: measure, of: level, scale: scale ?? 0))
  }

  /// The rest of an identity with its closing quote: at least two keys, ` + ` or ` - ` between.
  private mutating func identity() {
    _ = seriesKey()
    repeat {
      if !skips(" + ") { take(" - ") }
      _ = seriesKey()
    } while !isWrong && !skips("\"")
  }

  /// A target behind its kind.
  mutating func target() {
    optionalText(#","id":""#)
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
  mutating func correction() {
    optionalText(#","id":""#)
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
  mutating func withdrawal() {
    optionalText(#","id":""#)
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
