import LedgerModel

extension LineCursor {
  /// A statement behind its kind.
  mutating func statement<Visitor: CanonicalVisitor>(telling visitor: inout Visitor) {
    visitor.event(.statement, id: optionalText(#","id":""#))
    text(#","agency":""#)
    optionalText(#","speaker":""#)
    optionalText(#","role":""#)
    optionalText(#","occasion":""#)
    publicationTime(#","published":""#)
    let summary = optionalText(#","summary":""#)
    _ = optionalSource()
    if skips(#","claims":["#) {
      repeat { claim() } while skips(",")
      take("]")
    } else {
      require(summary != nil)
    }
  }

  private mutating func claim() {
    take(#"{"claim":""#)
    let kind = claimKind()
    seriesKey(#","series":""#)
    let period = period(#","period":""#)
    let since = optionalPeriod(#","since":""#)
    let hasValue = skips(#","value":""#)
    if hasValue { _ = decimal() }
    _ = optionalScale(#","scale":"#)
    _ = optionalQualifier()
    let hasDirection = skips(#","direction":""#)
    if hasDirection { direction() }
    let length = skips(#","length":"#) ? integer() : 0
    optionalText(#","note":""#)
    take("}")
    if isWrong { return }
    if let since { require(since.isBefore(period)) }
    switch kind {
    case .growth, .level, .exceeds: require(hasValue)
    case .streak: require(hasDirection && length > 0)
    case .firstDeclineSince, .firstRiseSince, .decliningSince: require(since != nil)
    case .recordHigh, .recordLow, .exceedsTarget: break
    }
  }

  private mutating func claimKind() -> Claim.Kind {
    if skips(#"growth""#) { return .growth }
    if skips(#"level""#) { return .level }
    if skips(#"record-high""#) { return .recordHigh }
    if skips(#"record-low""#) { return .recordLow }
    if skips(#"streak""#) { return .streak }
    if skips(#"first-decline-since""#) { return .firstDeclineSince }
    if skips(#"first-rise-since""#) { return .firstRiseSince }
    if skips(#"declining-since""#) { return .decliningSince }
    if skips(#"exceeds-target""#) { return .exceedsTarget }
    take(#"exceeds""#)
    return .exceeds
  }

  private mutating func direction() {
    if skips(#"contraction""#) || skips(#"expansion""#) { return }
    take(#"flat""#)
  }
}
