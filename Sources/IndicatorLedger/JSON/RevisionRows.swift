import LedgerModel
import LedgerProjections
import RevisionMeasures
package import StrictJSON

// Statistics of revisions as JSON: what cannot be worked out is null. Numbers are decimal strings,
// as short as tells the binary number.

extension RevisionAnalysis {
  /// The analysis as a row.
  package var json: JSONValue {
    let statistics = statistics
    return .members([
      "series": .string(series), "units": .string(question.recipe.transformation.rawValue),
      "frequency": .string(question.recipe.resulting.rawValue),
      "aggregation": .orNull(question.recipe.aggregation?.method.rawValue),
      "from": .string(question.from.text), "to": .string(question.to.text),
      "by": .string(question.count.rawValue), "n": .integer(pairs.count),
      "firstPeriod": .orNull(pairs.first?.period.description),
      "lastPeriod": .orNull(pairs.last?.period.description),
      "leftOut": .integer(leftOut.count), "size": statistics?.size.json ?? .null,
      "bias": statistics?.bias.json ?? .null,
      "decomposition": statistics?.decomposition?.json ?? .null,
      "news": statistics?.efficiency.news?.json ?? .null,
      "noise": statistics?.efficiency.noise?.json ?? .null,
      "mincerZarnowitz": statistics?.efficiency.mincerZarnowitz?.json ?? .null,
      "accuracy": statistics?.accuracy.json ?? .null,
      "dependence": statistics?.dependence.json ?? .null,
      "firstEfficientRelease": firstEfficientRelease.map(JSONValue.integer) ?? .null,
      "events": .list(events.map(JSONValue.integer)),
    ])
  }
}

extension RevisionAnalysis.Pair {
  /// The pair as a row.
  package func json(of series: String) -> JSONValue {
    .members([
      "series": .string(series), "period": .string(period.description),
      "earlier": .number(earlier), "earlierVintage": .string(earlierVintage.description),
      "later": .number(later), "laterVintage": .string(laterVintage.description),
      "revision": .number(later - earlier),
    ])
  }
}

extension RevisionStatistics.Size {
  fileprivate var json: JSONValue {
    .members([
      "meanAbsolute": .number(meanAbsolute), "relativeToEarlier": .number(relativeToEarlier),
      "relativeToLater": .number(relativeToLater), "medianAbsolute": .number(medianAbsolute),
      "meanSquared": .number(meanSquared), "standardDeviation": .number(deviation),
      "least": .number(least), "lowDecile": .number(lowDecile), "median": .number(median),
      "highDecile": .number(highDecile), "greatest": .number(greatest),
      "upward": .number(upward), "downward": .number(downward), "unrevised": .number(unrevised),
      "noiseToSignal": .number(noiseToSignal),
    ])
  }
}

extension RevisionStatistics.Bias {
  fileprivate var json: JSONValue {
    .members([
      "mean": .number(mean), "plain": plain?.json ?? .null,
      "neweyWest": neweyWest?.json ?? .null, "bandwidth": .number(bandwidth),
      "mcKenzieGamba": mcKenzieGamba?.json ?? .null, "adjustedT": .number(adjustedT),
    ])
  }
}

extension RevisionStatistics.Bias.MeanTest {
  fileprivate var json: JSONValue {
    .members(["error": .number(error), "t": .number(t), "p": .number(p)])
  }
}

extension RevisionStatistics.Decomposition {
  fileprivate var json: JSONValue {
    .members([
      "mean": .number(mean), "slope": .number(slope), "disturbance": .number(disturbance),
    ])
  }
}

extension Regression {
  fileprivate var json: JSONValue {
    .members([
      "hypothesis": .string(hypothesis), "intercept": intercept.json, "slope": slope.json,
      "joint": joint?.json ?? .null, "explained": .number(explained),
    ])
  }
}

extension Regression.Coefficient {
  fileprivate var json: JSONValue {
    .members([
      "value": .number(value), "expected": .number(expected), "plainError": .number(plainError),
      "robustError": .number(robustError), "p": .number(p), "plainP": .number(plainP),
    ])
  }
}

extension Regression.Test {
  fileprivate var json: JSONValue {
    .members(["statistic": .number(statistic), "p": .number(p)])
  }
}

extension RevisionStatistics.Accuracy {
  fileprivate var json: JSONValue {
    .members([
      "theilU1": .number(theilU1), "theilU2": .number(theilU2),
      "theilU2OfReviser": .number(theilU2OfReviser), "correlation": .number(correlation),
      "revisionCorrelation": revisionCorrelation?.json ?? .null, "sameSign": .number(sameSign),
      "sameChange": .number(sameChange), "sameChangeOfN": .number(sameChangeOfN),
    ])
  }
}

extension RevisionStatistics.Accuracy.Correlation {
  fileprivate var json: JSONValue { .members(["value": .number(value), "p": .number(p)]) }
}

extension RevisionStatistics.Dependence {
  fileprivate var json: JSONValue {
    .members([
      "lagOne": lagOne?.json ?? .null, "ljungBox": ljungBox?.json ?? .null,
      "ljungBoxOfReviser": ljungBoxOfReviser?.json ?? .null, "friedman": friedman?.json ?? .null,
    ])
  }
}

extension JSONValue {
  /// A binary number as a decimal string, as short as tells it; null for none.
  fileprivate static func number(_ value: Double?) -> JSONValue {
    guard let value, value.isFinite else { return .null }
    return .string(value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)")
  }
}
