public import LedgerModel
import ParallelWork
public import RevisionMeasures
import VintageColumns

/// The revisions of a series from one of its releases to a later one.
public struct RevisionAnalysis: Sendable {
  /// The key of the series.
  public let series: String
  /// What was asked.
  public let question: Question
  /// The periods of which both values are known, in order.
  public let pairs: [Pair]
  /// The periods left out since they were there already in the first vintage held: nobody can tell
  /// from here which of their releases that was.
  public let leftOut: [Period]
  /// What economists want to know of the revisions; nil without a pair.
  public let statistics: RevisionStatistics?
  /// The first release, of those before the later one, that forecasts it efficiently; nil where
  /// none does, or it cannot be tested.
  public let firstEfficientRelease: Int?
  /// The positions of the releases that all of it rests on.
  public let events: [Int]

  /// What revisions are asked for.
  public struct Question: Hashable, Sendable {
    /// The frequency, and what is made of the values before they are compared.
    public var recipe: VintageRecipe
    /// The earlier release.
    public var from: ReleaseChoice
    /// The later release.
    public var to: ReleaseChoice
    /// What counts as a release.
    public var count: ReleaseCount
    /// Whether periods that were there already in the first vintage held count as first released
    /// in it, as R's reviser has it.
    public var includesFirstVintage: Bool

    /// - Parameters:
    ///   - recipe: the frequency, and what is made of the values.
    ///   - from: the earlier release.
    ///   - to: the later release.
    ///   - count: what counts as a release.
    ///   - includesFirstVintage: whether what was in the first vintage held counts as first
    ///     released in it.
    public init(
      _ recipe: VintageRecipe, from: ReleaseChoice = .number(0), to: ReleaseChoice = .latest,
      counting count: ReleaseCount = .vintage, includesFirstVintage: Bool = false
    ) {
      self.recipe = recipe
      self.from = from
      self.to = to
      self.count = count
      self.includesFirstVintage = includesFirstVintage
    }
  }

  /// Both values of a period.
  public struct Pair: Hashable, Sendable {
    /// The period.
    public let period: Period
    /// The earlier value.
    public let earlier: Double
    /// The vintage that it is of.
    public let earlierVintage: CivilDate
    /// The later value.
    public let later: Double
    /// The vintage that it is of.
    public let laterVintage: CivilDate
  }

  /// How many releases are looked at for the first efficient one.
  static let mostReleases = 24
}

extension Known {
  /// The revisions of a series, as known at the moment.
  ///
  /// - Complexity: linear in the observations of the series, and what statistics take.
  public func revisions(
    of series: String, _ question: RevisionAnalysis.Question
  ) -> RevisionAnalysis {
    revisions(of: series, question, from: [question.from])[0]
  }

  /// The revisions of a series from each of several releases, whatever the question says of it.
  public func revisions(
    of series: String, _ question: RevisionAnalysis.Question, from releases: [ReleaseChoice]
  ) -> [RevisionAnalysis] {
    let published = triangle(of: series, question.recipe.frequency)
    let triangle = published.numbers(question.recipe)
    let firstEfficient = triangle.firstEfficientRelease(question)
    return releases.map { release in
      var question = question
      question.from = release
      let compared = triangle.compared(release, question)
      return RevisionAnalysis(
        series: series, question: question, pairs: compared.pairs, leftOut: compared.leftOut,
        statistics: RevisionStatistics(
          earlier: compared.pairs.map(\.earlier), later: compared.pairs.map(\.later),
          perYear: question.recipe.resulting.observationsPerYear),
        firstEfficientRelease: firstEfficient,
        events: published.events(of: compared, question.recipe))
    }
  }

  /// The revisions of several series, worked out on all cores, in the order asked: each from its
  /// question's release, or from each of several.
  public func revisions(
    of questions: [(series: String, question: RevisionAnalysis.Question)],
    from releases: [ReleaseChoice]? = nil
  ) -> [RevisionAnalysis] {
    concurrentMap(questions.count) { number in
      let (series, question) = questions[number]
      return revisions(of: series, question, from: releases ?? [question.from])
    }.flatMap(\.self)
  }
}

extension Triangle<NumberCell> {
  fileprivate func compared(
    _ from: ReleaseChoice, _ question: RevisionAnalysis.Question
  ) -> Compared {
    var compared = Compared()
    let isCounted = from.isCounted || question.to.isCounted
    for row in rows {
      if isCounted, !question.includesFirstVintage, isOlderThanVintages(row) {
        compared.leftOut.append(row.period)
        continue
      }
      guard let earlier = release(from, counting: question.count, of: row),
        let later = release(question.to, counting: question.count, of: row),
        let first = earlier.entry.cell, let last = later.entry.cell
      else { continue }
      compared.pairs.append(
        RevisionAnalysis.Pair(
          period: row.period, earlier: first.value, earlierVintage: vintages[earlier.vintage],
          later: last.value, laterVintage: vintages[later.vintage]))
      compared.vintages.append((earlier.vintage, later.vintage))
    }
    return compared
  }

  fileprivate func firstEfficientRelease(_ question: RevisionAnalysis.Question) -> Int? {
    let end: Int
    if case .number(let number) = question.to {
      end = number
    } else {
      end = vintages.count
    }
    for number in 0..<Swift.min(end, RevisionAnalysis.mostReleases) {
      let pairs = compared(.number(number), question).pairs
      let release = (earlier: pairs.map(\.earlier), later: pairs.map(\.later))
      if RevisionStatistics.firstEfficientRelease([release]) != nil { return number }
    }
    return nil
  }
}

extension Triangle<PublishedCell> {
  /// The releases from which pairs were worked out.
  fileprivate func events(of compared: Compared, _ recipe: VintageRecipe) -> [Int] {
    var events: Set<Int> = []
    for (pair, vintages) in zip(compared.pairs, compared.vintages) {
      for source in recipe.sources(pair.period) {
        guard let row = row(source) else { continue }
        for vintage in [vintages.earlier, vintages.later] {
          if let event = row.entry(inVintage: vintage)?.cell?.value.event { events.insert(event) }
        }
      }
    }
    return events.sorted()
  }
}

/// The periods of which both releases are known, and the others.
private struct Compared {
  var pairs: [RevisionAnalysis.Pair] = []
  /// The numbers of the vintages of each pair.
  var vintages: [(earlier: Int, later: Int)] = []
  var leftOut: [Period] = []
}

extension VintageRecipe {
  /// The published periods that one of the results is worked out from; of days and weeks put
  /// together, those are not listed.
  fileprivate func sources(_ period: Period) -> [Period] {
    let periods = transformation.sources(period)
    return aggregation == nil ? periods : periods.flatMap { $0.parts(frequency) }
  }
}
