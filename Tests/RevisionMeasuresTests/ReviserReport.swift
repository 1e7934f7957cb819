import RevisionMeasures

/// The statistics by the names that R's reviser gives them, as it defines them.
extension RevisionStatistics {
  func asReviserHasIt() -> [String: Double?] {
    func regression(_ name: String, _ fit: Regression?) -> [String: Double?] {
      [
        "\(name) test Intercept": fit?.intercept.value,
        "\(name) test Intercept (std.err)": fit?.intercept.robustError,
        "\(name) test Intercept (p-value)": fit?.intercept.plainP,
        "\(name) test Coefficient": fit?.slope.value,
        "\(name) test Coefficient (std.err)": fit?.slope.robustError,
        "\(name) test Coefficient (p-value)": fit?.slope.plainP,
        "\(name) joint test (p-value)": fit?.joint?.p,
      ]
    }
    let own: [String: Double?] = [
      "N": Double(n), "Bias (mean)": bias.mean, "Bias (p-value)": bias.plain?.p,
      "Bias (robust p-value)": bias.neweyWest?.p, "Minimum": size.least,
      "Maximum": size.greatest, "10Q": size.lowDecile, "Median": size.median,
      "90Q": size.highDecile, "MAR": size.meanAbsolute, "Std. Dev.": size.deviation,
      "Noise/Signal": size.noiseToSignal, "Correlation": accuracy.revisionCorrelation?.value,
      "Correlation (p-value)": accuracy.revisionCorrelation?.p,
      "Autocorrelation (1st)": dependence.lagOne?.value,
      "Autocorrelation (1st p-value)": dependence.lagOne?.p,
      "Autocorrelation up to 1yr (Ljung-Box p-value)": dependence.ljungBoxOfReviser?.p,
      "Theil's U1": accuracy.theilU1, "Theil's U2": accuracy.theilU2OfReviser,
      "Seasonality (Friedman p-value)": dependence.friedman?.p,
      "Fraction of correct sign": accuracy.sameSign,
      "Fraction of correct growth rate change": accuracy.sameChangeOfN,
    ]
    return own.merging(regression("News", efficiency.news)) { $1 }
      .merging(regression("Noise", efficiency.noise)) { $1 }
  }
}
