import LedgerModel

extension ColumnMapping.Field {
  /// The component of our data structure that says the same: a cross-domain concept of SDMX where
  /// there is one.
  var concept: String? {
    switch self {
    case .series: "SERIES"
    case .period: "TIME_PERIOD"
    case .published: "VINTAGE"
    case .value: "OBS_VALUE"
    case .status: "OBS_STATUS"
    case .qualifier: "QUALIFIER"
    case .basis: "BASIS"
    case .scale: "UNIT_MULT"
    case .note: "OBS_COM"
    case .agency: "AGENCY"
    case .release: "RELEASE"
    case .edition: "EDITION"
    case .publisher: "PUBLISHER"
    case .secondary: "SECONDARY"
    case .url: "SOURCE_URL"
    case .sourceTitle: "SOURCE_TITLE"
    case .retrieved: "SOURCE_RETRIEVED"
    case .sha256: "SOURCE_SHA256"
    case .title: "TITLE"
    case .area: "REF_AREA"
    case .counterpart: "COUNTERPART_AREA"
    case .indicator: "INDICATOR"
    case .measure: "MEASURE"
    case .of: "GROWTH_OF"
    case .unit: "UNIT_MEASURE"
    case .seriesScale: "SERIES_MULT"
    case .seriesAgency: "SERIES_AGENCY"
    case .equals: "EQUALS"
    case .withdrawn: nil
    }
  }

  /// Those that are the same for all figures of a series.
  static let ofSeries: [ColumnMapping.Field] = [
    .title, .area, .counterpart, .indicator, .measure, .of, .unit, .seriesScale, .seriesAgency,
    .equals,
  ]
}

/// Our data structure, which all our SDMX messages have.
enum SDMXLedger {
  static let dataflow = "LEDGER:INDICATORS(1.0)"
}

extension Period {
  /// The period in SDMX's spelling: a range as its first day and its length.
  package var sdmxText: String {
    guard frequency == .range else { return description }
    return "\(firstDay)/P\(parts(.month).count)M"
  }
}
