import Drawing
import LedgerModel
import LedgerProjections

/// A claim with its verdicts through time.
struct ClaimTimeline {
  let event: Int
  let claim: Claim
  /// The verdict by what was known when it was said.
  let asSaid: Finding<Verdict>
  /// The verdict by what was known on each day since; nil before it was said and after it was taken
  /// back.
  let timeline: Timeline<Finding<Verdict>>

  /// The verdict by what was known on a day.
  func verdict(on day: Int) -> Finding<Verdict>? {
    timeline.steps.last { $0.day <= day }.flatMap(\.value)
  }
}

/// The statements with their claims.
struct ClaimsPage {
  let known: Known
  let log: Paging
  let statements: [(entry: LedgerState.Recorded<Statement>, claims: [ClaimTimeline])]

  init(_ known: Known, _ moments: Moments, _ log: Paging, where isIncluded: (String) -> Bool) {
    self.known = known
    self.log = log
    let targetDays = known.state.targets.flatMap {
      [$0.content.published.day] + ($0.withdrawn.map { [$0.day] } ?? [])
    }
    statements = known.state.statements.compactMap { entry in
      let published = entry.content.published
      guard known.asOf.map({ published.isKnown(asOf: $0) }) ?? true else { return nil }
      let claims = entry.content.claims.filter { isIncluded($0.series) }.map { claim in
        let days = Set(known.days(bearingOn: claim.series) + targetDays + [published.day])
          .filter { $0 >= published.day }
          .union(entry.withdrawn.map { [$0.day] } ?? [])
        return ClaimTimeline(
          event: entry.seq, claim: claim,
          asSaid: known.known(asOf: PublicationTime(published.day)).judge(claim),
          timeline: Timeline(on: days.sorted(), moments) { day in
            entry.withdrawn?.isKnown(asOf: day) ?? false
              ? nil : known.known(asOf: day).judge(claim)
          })
      }
      return claims.isEmpty ? nil : (entry, claims)
    }
  }

  /// All claims.
  var claims: [ClaimTimeline] { statements.flatMap(\.claims) }

  /// The page's body.
  func body(_ moments: Moments) -> Markup {
    let articles = statements.sorted {
      ($1.entry.content.published.day, $1.entry.seq) < (
        $0.entry.content.published.day, $0.entry.seq
      )
    }.map { entry, claims -> Markup in
      let statement = entry.content
      let days = DaySpan(
        from: moments.number(of: statement.published.day),
        until: entry.withdrawn.map { moments.number(of: $0.day) })
      return """
        <article data-k=\(days.markup)><h2>\(statement.published.text) · \(statement.attribution)</h2>\
        <p>\(statement.summary ?? statement.occasion ?? "") \
        <a href=\(log.address(of: entry.seq))>source</a><div><table><thead><tr><th>Claim<th>As said\
        <th>As known now<th>Because<th>Evidence<tbody>\
        \(claims.map(row).joined(separator: "\n"))</table></div></article>
        """
    }
    return """
      <p>What officials and papers asserted, held against the figures: by what was known on the day \
      it was said, and by what is known on the day the page is set to.</p>
      \(articles.joined(separator: "\n"))
      """
  }

  private func row(_ claim: ClaimTimeline) -> Markup {
    let fields = { (finding: Finding<Verdict>) -> [String] in
      [
        finding.outcome.rawValue, finding.because + (finding.coverage.map { " (\($0))" } ?? ""),
        finding.events.map(String.init).joined(separator: " "),
      ]
    }
    let last = claim.timeline.last
    let because = last.map { fields($0)[1] } ?? ""
    let evidence = last?.events.map { "<a href=\(log.address(of: $0))>\($0)</a>" as Markup } ?? []
    let said = claim.asSaid.outcome.rawValue
    return """
      <tr data-t="\(.timeline(claim.timeline, fields))"><td>\(claim.claim.words(of: known.subjectTitle(claim.claim.series)))\
      <td><span class=\(said)>\(said)</span><td class="t v">\(last.map(verdict))<td class=t>\
      \(because)<td class="t e">\(evidence.joined(separator: " "))
      """
  }

  private func verdict(_ finding: Finding<Verdict>) -> Markup {
    "<span class=\(finding.outcome.rawValue)>\(finding.outcome.rawValue)</span>"
  }
}
