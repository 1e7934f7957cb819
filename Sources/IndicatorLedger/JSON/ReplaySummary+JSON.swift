package import LedgerProjections
package import StrictJSON

extension ReplaySummary {
  /// The summary as one object.
  package var json: JSONValue {
    .members([
      "events": .integer(events), "figures": .integer(figures), "series": .integer(series),
      "currentLevels": .integer(currentLevels), "currentGrowth": .integer(currentGrowth),
      "derivedGrowth": .integer(derivedGrowth), "laterFigures": .integer(laterFigures),
      "revisions": .integer(revisions), "restatements": .integer(restatements),
      "misquotes": .integer(misquotes), "sumOfLevels": .string(sumOfLevels),
      "contractionPeriods": .integer(contractionPeriods),
    ])
  }
}
