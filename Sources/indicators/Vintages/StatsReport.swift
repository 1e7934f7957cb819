import CommandLineInterface
import IndicatorLedger

/// What statistics of revisions say, line by line.
struct StatsReport {
  private let own: RevisionStatistics
  private let efficient: Int?

  /// One statistic.
  struct Line {
    let name: String
    let value: String
    let p: Double?
    let words: String

    init(_ name: String, _ value: String, p: Double? = nil, _ words: String = "") {
      self.name = name
      self.value = value
      self.p = p
      self.words = words
    }

    /// Whether it refutes what its words say.
    var isTelling: Bool { p.map { $0 < 0.05 } ?? false }
  }

  init(_ own: RevisionStatistics, _ efficient: Int?) {
    self.own = own
    self.efficient = efficient
  }

  /// The lines in the order of interest.
  var lines: [Line] { biases + sizes + efficiency + accuracy + dependence }

  private var sizes: [Line] {
    let size = own.size
    return [
      Line(
        "mean absolute revision", number(size.meanAbsolute),
        [
          size.relativeToEarlier.map { "\(percent($0)) % of the mean absolute earlier value" },
          size.relativeToLater.map { "\(percent($0)) % of the later" },
        ].compactMap(\.self).joined(separator: ", ")),
      Line(
        "standard deviation", size.deviation.map(number) ?? "",
        size.noiseToSignal.map { "\(number($0)) of that of the later values (noise/signal)" } ?? ""),
      Line(
        "mean squared revision", number(size.meanSquared),
        own.decomposition.map { parts in
          "due to the mean \(percent(parts.mean)) %, to the slope \(percent(parts.slope)) %, "
            + "to chance \(percent(parts.disturbance)) %"
        } ?? ""),
      Line("smallest, largest", "\(number(size.least)), \(number(size.greatest))"),
      Line(
        "median", number(size.median),
        "80 % between \(number(size.lowDecile)) and \(number(size.highDecile))"),
      Line(
        "upward", percent(size.upward) + " %",
        "downward \(percent(size.downward)) %, not revised \(percent(size.unrevised)) %"),
    ]
  }

  /// Why a test has no outcome.
  private var untold: String {
    own.size.meanAbsolute == 0
      ? "nothing was revised" : "too few, or all alike: nothing to test"
  }

  private var biases: [Line] {
    let bias = own.bias
    let others = [
      bias.plain.map { "plain \(StatsText.probability($0.p))" },
      bias.mcKenzieGamba.map { "McKenzie–Gamba \(StatsText.probability($0.p))" },
    ].compactMap(\.self).joined(separator: ", ")
    let p = bias.neweyWest?.p ?? bias.plain?.p
    let verdict =
      p.map { $0 < 0.05 ? "biased" : "no bias that chance would not give" } ?? untold
    return [
      Line(
        "mean revision", number(bias.mean), p: p,
        verdict + (others.isEmpty ? "" : " (Newey–West; p by other errors: \(others))"))
    ]
  }

  private var efficiency: [Line] {
    var lines: [Line] = []
    if let news = own.efficiency.news {
      lines.append(
        line(
          "news: r on earlier", news,
          "refuted: earlier values tell of their revision",
          "not refuted: earlier values do not tell of their revision"))
    }
    if let noise = own.efficiency.noise {
      lines.append(
        line(
          "noise: r on later", noise, "refuted: revisions are not mere noise removed",
          "not refuted: revisions may be noise removed"))
    }
    lines.append(
      Line(
        "first efficient release", efficient.map { $0 == 0 ? "first" : "\($0)" } ?? "none",
        "the first from which on later = earlier is not refuted"))
    return lines
  }

  private func line(
    _ name: String, _ fit: Regression, _ refuted: String, _ kept: String
  ) -> Line {
    let verdict = fit.joint.map { $0.p < 0.05 ? refuted : kept } ?? untold
    return Line(
      name,
      "\(number(fit.intercept.value)) \(fit.slope.value < 0 ? "−" : "+") "
        + "\(number(abs(fit.slope.value)))x", p: fit.joint?.p, verdict)
  }

  private var accuracy: [Line] {
    let accuracy = own.accuracy
    return [
      Line(
        "Theil's U1, U2",
        [accuracy.theilU1, accuracy.theilU2].map { $0.map(number) ?? "–" }.joined(separator: ", "),
        "0 is perfect; U2 above 1: to expect no change would have been better"),
      Line(
        "correlation", accuracy.correlation.map(number) ?? "",
        "of earlier and later values; of revision and earlier value "
          + (accuracy.revisionCorrelation.map { number($0.value) } ?? "unknown")),
      Line(
        "same sign", percent(accuracy.sameSign) + " %",
        accuracy.sameChange.map { "changes in the same direction: \(percent($0)) %" } ?? ""),
    ]
  }

  private var dependence: [Line] {
    let dependence = own.dependence
    return [
      dependence.lagOne.map { lag in
        Line(
          "autocorrelation", number(lag.value), p: lag.p, "of one revision with the one before")
      },
      dependence.ljungBox.map { test in
        Line(
          "Ljung–Box", number(test.statistic), p: test.p, "autocorrelation up to a year")
      },
      dependence.friedman.map { test in
        Line("Friedman", number(test.statistic), p: test.p, "seasonality of revisions")
      },
    ].compactMap(\.self)
  }

  private func number(_ value: Double) -> String { StatsText.number(value) }
  private func percent(_ share: Double) -> String { StatsText.percent(share) }
}
