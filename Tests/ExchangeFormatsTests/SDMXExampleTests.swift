import TestSupport
import Testing

@testable import ExchangeFormats

/// The examples of the SDMX-CSV field guide; what they mean is by the guide.
private let examples: [String: [String]] = {
  let main = "dataflow ESTAT:NA_MAIN(1.6.0)"
  let free = "Normal, special and other values"
  return [
    "01": [
      "\(main) I DIM_1=A DIM_2=B DIM_3=2014-01 OBS_VALUE=12.4 ATTR_2=Y ATTR_3=\(free) ATTR_1=N "
        + "UPDATED=2021-01-22T13:15:41Z",
      "\(main) I DIM_1=A DIM_2=B DIM_3=2014-02 OBS_VALUE=10.8 ATTR_2=Y ATTR_3=\(free) ATTR_1=Y "
        + "UPDATED=2021-01-22T13:15:41Z",
    ],
    "02": [
      "\(main) I OBS_VALUE1=12.4 OBS_VALUE2=12.5 ATTR_3=\(free) ATTR_1=[X, Y] DIM_2=B DIM_1=A "
        + "DIM_3=2014-01",
      "\(main) I OBS_VALUE1=10.8 OBS_VALUE2=10.9 ATTR_3=\(free) ATTR_1=[X, Z] DIM_2=B DIM_1=A "
        + "DIM_3=2014-02",
    ],
    "03": [
      "\(main) I series:A.B OBS_VALUE1=12.4 OBS_VALUE2=12.5 ATTR_3=\(free) ATTR_1=N DIM_2=B "
        + "DIM_1=A DIM_3=2014-01",
      "\(main) I series:A.B OBS_VALUE1=10.8 OBS_VALUE2=10.9 ATTR_3=\(free) ATTR_1=Y DIM_2=B "
        + "DIM_1=A DIM_3=2014-02",
    ],
    "04": ["01", "02"].map { month in
      "\(main) (Principaux agrégats des comptes nationaux) I series:A.B key:A.B.2014-\(month) "
        + "DIM_1(Dimension 1)=A(Value A) DIM_2(Dimension 2)=B(Value B) "
        + "DIM_3(Dimension 3)=2014-\(month)(2014-\(month)) "
        + "OBS_VALUE(Observation value)=\(month == "01" ? "12.4" : "10.8") "
        + "ATTR_2(Attribut 2)=Y(Oui) ATTR_3(Attribut 3)=\(free) "
        + "ATTR_1(Attribut 1)=\(month == "01" ? "N(Non)" : "Y(Oui)")"
    },
    "05": ["01", "02"].map { month in
      "\(main) (National Accounts Main Aggregates) I "
        + "DIM_1(Dimension 1)=A(Value A) DIM_2(Dimension 2)=B(Value B) "
        + "DIM_3(Dimension 3)=2014-\(month)-01 "
        + "OBS_VALUE(Observation value)=\(month == "01" ? "12.4" : "10.8") "
        + "ATTR_2(Attribute 2)=Y(Yes) ATTR_3(Attribute 3)=\(free) "
        + "ATTR_1(Attribute 1)=\(month == "01" ? "N(No)" : "Y(Yes)")"
    },
    "06": ["01", "02"].map { month in
      "\(main) (National Accounts Main Aggregates) I "
        + "DIM_1(Dimension 1)=A(Value A) DIM_2(Dimension 2)=B(Value B) "
        + "DIM_3(Dimension 3)=2014-\(month)(2014-\(month)) "
        + "OBS_VALUE(Observation value)=\(month == "01" ? "12.4" : "10.8") "
        + "ATTR_1(Attribute 1)=Y(Yes) ATTR_2(Attribute 2)=\(free) "
        + "ATTR_3(Attribute 3)=\(month == "01" ? "N(No)" : "Y(Yes)")"
    },
    "07": [
      "\(main) I DIM_1=A DIM_2=B DIM_3=2014-01 OBS_VALUE=12.4 ATTR_1=[Value X, Value Y] "
        + "ATTR_2=[M, N & O, P & Q] ATTR_3=[A, B, C]",
      "\(main) I DIM_1=A DIM_2=B DIM_3=2014-02 OBS_VALUE=10.8 ATTR_1=[Value X, Value Y] "
        + "ATTR_2=[M, N & O, P & Q] ATTR_3=[A, C]",
    ],
    "08": [
      "\(main) I DIM_1=A DIM_2=B DIM_3=2014-01 OBS_VALUE=12.4 "
        + "ATTR_1={en: Any Value, fr: N'importe quelle Valeur}",
      "dataflow ESTAT:NA_MAIN(1.7.0) I DIM_1=A DIM_2=B DIM_3=2014-02 OBS_VALUE=10.8 "
        + "ATTR_1={en: Value \"X\", fr: Valeur \"X\"}",
    ],
    "09A": [
      "dataflow ESTAT:DF_NA_MAIN(1.6.0) I DIM_1=A DIM_2=B DIM_3=2014-01 OBS_VALUE=12.4 "
        + "ATTR_1={en: Any Value, fr: N'importe quelle Valeur}",
      "datastructure ESTAT:DSD_NA_MAIN(1.7.0) I DIM_1=A DIM_2=B DIM_3=2014-02 OBS_VALUE=10.8 "
        + "ATTR_1={en: Value \"X\", fr: Valeur \"X\"}",
      "dataprovision ESTAT:DPA_NA_MAIN(1.8.0) I DIM_1=A DIM_2=B DIM_3=2014-03 OBS_VALUE=11.2 "
        + "ATTR_1={en: Value \"Y\", fr: Valeur \"Y\"}",
    ],
    "09B": [
      "dataflow ESTAT:DF_A(1.6.0) I DIM_A1B1=DIMVAL_A1B1 DIM_A2=DIMVAL_A2 DIM_A3C2=DIMVAL_A3C2 "
        + "MEAS_A1B1C1=MEASVAL_A1B1C1 ATTR_A1=ATTRVAL_A1",
      "datastructure ESTAT:DSD_B(1.7.0) I DIM_A1B1=DIMVAL_A1B1 DIM_B2=DIMVAL_B2 "
        + "MEAS_A1B1C1=MEASVAL_A1B1C1 ATTR_B1=ATTRVAL_B1",
      "dataprovision ESTAT:DPA_C(1.8.0) I DIM_A3C2=DIMVAL_A3C2 DIM_C1=DIMVAL_C1 DIM_C3=DIMVAL_C3 "
        + "MEAS_A1B1C1=MEAS_A1B1C1 MEAS_C2=MEAS_C2",
    ],
    "10": [
      "\(main) A DIM_1=A DIM_2=B DIM_3=2014-01 OBS_VALUE=12.4 ATTR_1=X",
      "\(main) R DIM_1=A DIM_2=B DIM_3=2014-02 OBS_VALUE=10.8 ATTR_1=Y",
    ],
    "11": [
      "datastructure AGENCY:DF_ID I DIM_1=A DIM_2=B DIM_3=2014-01 OBS_VALUE=12.4 ATTR_1=N",
      "datastructure AGENCY:DF_ID I DIM_1=A DIM_2=B DIM_3=2014-02 OBS_VALUE=10.8 ATTR_1=Y",
    ],
    "12": [
      "dataprovision AGENCY:DPA_ID(1.0.0) I DIM_2=B DIM_3=2014-01 ATTR_1=N",
      "dataprovision AGENCY:DPA_ID(1.0.0) I DIM_2=B DIM_3=2014-02 ATTR_1=Y",
    ],
    "13": [
      "dataflow AGENCY:DF_ID(1.0.0) I DIM_1=A DIM_2=B DIM_3=2014-01 MEAS_1=12.4 ATTR_1=N",
      "dataflow AGENCY:DF_ID(1.0.0) I DIM_2=B ATTR_2=Y",
    ],
    "14": [
      "dataflow AGENCY:DF_ID(1.0.0) I DIM_2=A COLLECTION.METHOD={en: AAA, fr: BBB} "
        + "CONTACT=[Contact 1, Contact 2] "
        + "CONTACT.NAME=[[Contact 1 Name 1, Contact 1 Name 2], [Contact 1 Name 1, Contact 2 Name 2]]",
      "dataflow AGENCY:DF_ID(1.0.0) I DIM_2=B COLLECTION.METHOD={en: CCC, fr: DDD} "
        + "CONTACT=[Contact 1, Contact 2, Contact 3] "
        + "CONTACT.NAME=[[Contact 1 Name 1, Contact 1 Name 2], [], [Contact 3 Name 1, Contact 3 Name 2]]",
    ],
    "15": [
      "\(main) I DIM_1=A DIM_2=B DIM_3=2014-01 OBS_VALUE=12.4 "
        + "ATTR_1=<p>This is some \"xhtml\" with a line\nbreak</p>",
      "\(main) I DIM_1=A DIM_2=B DIM_3=2014-02 OBS_VALUE=10.8 "
        + "ATTR_1=<p>This is some other \"xhtml\"</p>",
    ],
    "16": [
      "\(main) D DIM_1=A DIM_2=B DIM_3=2014-01 OBS_VALUE=delete",
      "\(main) D DIM_1=A DIM_2=B DIM_3=2014-02 ATTR_3=delete",
    ],
    "17": ["\(main) D DIM_2=A OBS_VALUE=delete", "\(main) D DIM_2=B ATTR_3=delete"],
    "18": ["\(main) D DIM_2=A", "\(main) D DIM_2=B DIM_3=C"],
    "19A": ["datastructure ESTAT:DSD_NA_MAIN(1.6.0) D"],
    "19B": ["datastructure ESTAT:DSD_NA_MAIN(1.6.0) D"],
  ]
}()

@Suite(.enabled(if: References.has("sdmx/examples/v3/csv/example-01.csv")))
struct `The examples of the SDMX-CSV field guide` {
  @Test func `are 21`() { #expect(examples.count == 21) }

  @Test(arguments: examples.keys.sorted())
  func `are read with the right content`(example: String) throws {
    let bytes = try References.bytes("sdmx/examples/v3/csv/example-\(example).csv")
    #expect(try sdmxCSV(Array(bytes)) == examples[example])
  }
}

@Suite(.enabled(if: References.has("sdmx/sdmx_json_oracle_sdmx1.json")))
struct `The examples of SDMX-JSON 1.0` {
  @Test(arguments: ["flat", "ts", "xs", "action-delete"])
  func `are read as the field's package reads them`(example: String) throws {
    let own = try SDMXJSONReader(file: example).observations(
      Array(try References.bytes("sdmx/examples/ECB_EXR/\(example).json")))
    let oracle = try oracle("data/sdmx_csv/ECB_EXR/\(example).json")
    #expect(own.count == oracle.count)
    for (observation, expected) in zip(own, oracle) {
      let key = Dictionary(
        uniqueKeysWithValues: observation.components.filter { $0.role == .dimension }.map {
          ($0.id, $0.value.text ?? "")
        })
      #expect(key == expected.key)
      let value = observation.value("OBS_VALUE")?.text.flatMap { Double($0) }
      #expect(value == expected.value)
      for (id, text) in expected.attributes { #expect(observation.value(id)?.text == text) }
    }
  }

  private func oracle(
    _ path: String
  ) throws -> [(key: [String: String], value: Double?, attributes: [String: String])] {
    let json = try References.json("sdmx/sdmx_json_oracle_sdmx1.json") as? [String: Any]
    let key = try #require(json?.keys.first { $0.hasSuffix(path.suffix(20)) || $0 == path })
    let rows = try #require(json?[key] as? [[String: Any]])
    return rows.map { row in
      (
        row["key"] as? [String: String] ?? [:], row["value"] as? Double,
        row["attrib"] as? [String: String] ?? [:]
      )
    }
  }
}

@Suite(.enabled(if: References.has("sdmx/examples/v3/json/data/exr-flat.json")))
struct `The examples of SDMX-JSON 2.0` {
  private func observations(_ example: String) throws -> [SDMXObservation] {
    try SDMXJSONReader(file: example).observations(
      Array(try References.bytes("sdmx/examples/v3/json/data/\(example).json")))
  }

  @Test func `say the same flat and by series`() throws {
    let flat = try observations("exr-flat").map(Self.content).sorted()
    let series = try observations("exr-time-series").map(Self.content).sorted()
    #expect(!flat.isEmpty && flat == series)
  }

  @Test func `have what is to be deleted`() throws {
    let all = try observations("exr-action-delete")
    #expect(all.contains { $0.action == .delete })
    #expect(all.contains { $0.action == .replace && $0.value("OBS_VALUE")?.text == "40.3426" })
  }

  @Test func `with everything are read, with what a level leaves out`() throws {
    let all = try observations("constructed-sample-full")
    #expect(all.count == 20)
    let values = all.map { $0.value("OBS_VALUE")?.text ?? "none" }
    let four = ["1.5931", "1.5925", "40.3426", "40.3"]
    let none = ["none", "none", "none", "none"]
    #expect(values == four + four + none + four + none)
    #expect(
      all[2].notation
        == "dataflow ECB:EXR(1.0) (dataflow name) I FREQ(Frequency)=D(Daily) "
        + "CURRENCY_DENOM(Currency denominator)=EUR(Euro) EXR_TYPE(Exchange rate type)=SP00(Spot rate) "
        + "EXR_SUFFIX(Series variation - EXR context)=A(Average or standardised measure for given "
        + "frequency) CURRENCY(Currency)=RUB(Russian rouble) "
        + "TIME_PERIOD(Time period or range)=2013-01-18(2013-01-18) TIME_FORMAT(Time Format)=P1D(Daily) "
        + "DESCRIPTION(Description)=[Description value 1, Description value 2] "
        + "ID(Attribute name)=ID2(Russian rouble (RUB)) UNIT_MEAS(Unit of Measure)=NC(National Currency) "
        + "OBS_VALUE(Observation Value)=40.3426 EMBARGO_TIME(Embargo time)=2013-03-18T11:00:00")
  }

  @Test func `that make no sense are refused with their place`() throws {
    #expect {
      try observations("generated-sample")
    } throws: {
      "\($0)".contains("names value 72 of o, which has 2 (at $.dataSets[0].series)")
    }
  }

  private static func content(_ observation: SDMXObservation) -> String {
    observation.components.filter { $0.role != .attribute }.map {
      "\($0.id)=\($0.value.text ?? "")"
    }.sorted().joined(separator: " ")
  }
}
