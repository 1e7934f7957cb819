extension RevisionStatistics {
  /// Whether earlier values could have told of their revision.
  public struct Efficiency: Equatable, Sendable {
    /// Revisions on earlier values.
    ///
    /// If they are news, both coefficients are zero: all that was
    /// known went into the earlier value.
    public let news: Regression?
    /// Revisions on later values.
    ///
    /// If they are noise, both coefficients are zero: the earlier value
    /// is the later one with an error of measurement.
    public let noise: Regression?
    /// Later on earlier values, after Mincer and Zarnowitz: the earlier value is an efficient
    /// forecast if the intercept is 0 and the slope 1.
    public let mincerZarnowitz: Regression?

    init(_ revisions: [Double], _ earlier: [Double], _ later: [Double]) {
      let whole = Self.mincerZarnowitz(earlier, later)
      // Revisions are later less earlier values: the residuals are the same.
      news = Regression(
        revisions, on: earlier, expecting: 0, 0,
        hypothesis: "revisions have nothing to do with the earlier values (they are news)",
        sharing: whole)
      noise = Regression(
        revisions, on: later, expecting: 0, 0,
        hypothesis: "revisions have nothing to do with the later values (they remove noise)")
      mincerZarnowitz = whole
    }

    fileprivate static func mincerZarnowitz(
      _ earlier: [Double], _ later: [Double]
    ) -> Regression? {
      Regression(
        later, on: earlier, expecting: 0, 1,
        hypothesis: "the earlier values are efficient: later = 0 + 1 · earlier")
    }
  }

  /// The first of several releases that is an efficient forecast of the last values.
  ///
  /// - Parameters:
  ///   - releases: pairs of values of release 0, 1, 2, … and last ones.
  ///   - level: the p-value of Mincer and Zarnowitz' joint test above which efficiency is not
  ///     refuted.
  /// - Returns: the number of the release; nil if efficiency is refuted, or cannot be tested, for
  ///   all of them. A release that is the last value itself throughout is efficient.
  public static func firstEfficientRelease(
    _ releases: [(earlier: [Double], later: [Double])], level: Double = 0.05
  ) -> Int? {
    releases.firstIndex { earlier, later in
      guard !earlier.isEmpty else { return false }
      if earlier == later { return true }
      return Efficiency.mincerZarnowitz(earlier, later)?.joint.map { $0.p > level } ?? false
    }
  }
}
