public import LedgerModel

/// What is made of a series before its vintages are looked at: its periods, put together to longer
/// ones if that is asked for, then transformed.
public struct VintageRecipe: Hashable, Sendable {
  /// The frequency of the published figures.
  public var frequency: Period.Frequency
  /// The longer frequency, and how periods are put together to it; nil: none.
  public var aggregation: Aggregated?
  /// What is made of the values.
  public var transformation: Transformation

  /// Periods put together to longer ones.
  public struct Aggregated: Hashable, Sendable {
    /// The frequency of the longer ones.
    public var frequency: Period.Frequency
    /// How.
    public var method: Aggregation

    /// - Parameters:
    ///   - frequency: the frequency of the longer ones.
    ///   - method: how they are put together.
    public init(_ frequency: Period.Frequency, _ method: Aggregation) {
      self.frequency = frequency
      self.method = method
    }
  }

  /// - Parameters:
  ///   - frequency: the frequency of the published figures.
  ///   - aggregation: the longer frequency, and how periods are put together to it.
  ///   - transformation: what is made of the values.
  public init(
    _ frequency: Period.Frequency, aggregation: Aggregated? = nil,
    transformation: Transformation = .lin
  ) {
    self.frequency = frequency
    self.aggregation = aggregation
    self.transformation = transformation
  }

  /// The frequency of what comes out.
  public var resulting: Period.Frequency { aggregation?.frequency ?? frequency }
}

extension Known {
  /// The vintages of a series by a recipe, with all that rounding leaves open.
  ///
  /// - Complexity: linear in the observations of the series.
  public func triangle(of series: String, _ recipe: VintageRecipe) -> Triangle<DerivedCell> {
    let published = triangle(of: series, recipe.frequency).mapCells { DerivedCell($0) }
    return published.prepared(
      recipe, aggregate: { $0.apply(to: $1) },
      transform: { $0.apply(to: $1, perYear: $2) })
  }
}

extension Triangle<PublishedCell> {
  /// What a recipe makes of published values, as plain numbers, for statistics.
  package func numbers(_ recipe: VintageRecipe) -> Triangle<NumberCell> {
    let numbers = mapCells {
      NumberCell(value: $0.approximation, isProvisional: $0.isProvisional)
    }
    return numbers.prepared(
      recipe, aggregate: { $0.apply(to: $1) },
      transform: { transformation, cells, perYear in
        transformation(cells.map(\.value), perYear: perYear).map {
          NumberCell(value: $0, isProvisional: cells.contains(where: \.isProvisional))
        }
      })
  }
}

extension Triangle {
  fileprivate func prepared(
    _ recipe: VintageRecipe, aggregate: (Aggregation, [Cell]) -> Cell?,
    transform: (Transformation, [Cell], Int) -> Cell?
  ) -> Triangle {
    var triangle = self
    if let aggregation = recipe.aggregation {
      let groups = groups(aggregation.frequency)
      // The end of a period needs no more than its last part.
      let needed = aggregation.method == .eop ? 1 : Int.max
      let parts = Dictionary(
        uniqueKeysWithValues: groups.map { ($0.period, Array($0.parts.suffix(needed))) })
      triangle = deriving(
        aggregation.frequency, groups.map(\.period), from: { parts[$0] ?? [] },
        { aggregate(aggregation.method, $0) })
    }
    guard recipe.transformation != .lin else { return triangle }
    let perYear = recipe.resulting.observationsPerYear
    return triangle.deriving(
      recipe.resulting, triangle.rows.map(\.period), from: recipe.transformation.sources,
      { transform(recipe.transformation, $0, perYear) })
  }
}
