import LedgerModel
import Testing

@testable import ExchangeFormats

/// Notes the keys of the figures it is given.
private struct Keys: FormatSink {
  private(set) var all: [String] = []

  mutating func take(_ record: FormatRecord) throws(LedgerError) {
    all.append("\(record.series.definition.key) \(record.value?.text ?? "-")")
  }
  mutating func define(_ series: FormatSeries, line: Int) throws(LedgerError) {
    all.append(series.definition.key)
  }
  mutating func reject(_ row: RejectedRow) throws(LedgerError) { all.append(row.message) }
}

@Suite struct `The key of a series in SDMX` {
  private func keys(_ text: String) throws -> [String] {
    var pieces = [Array(text.utf8)]
    var reader = try SDMXCSVReader(file: "t.csv") { pieces.popLast() }
    var records = try SDMXRecords(ColumnMapping(), columns: reader.componentIDs)
    var keys = Keys()
    while let row = try reader.next() {
      if case .observation(let observation) = row {
        _ = try records.take(observation, into: &keys)
      }
    }
    return keys.all
  }

  @Test func `has the dimensions as they are`() throws {
    #expect(
      try keys(
        """
        DATAFLOW,FREQ,AGE,AREA,TIME_PERIOD,OBS_VALUE
        X:Y(1.0),M,Y15-24,DE,2024-01,1
        X:Y(1.0),M,Y15_24,DE,2024-01,2

        """) == ["M.Y15-24.DE 1", "M.Y15_24.DE 2"])
  }

  @Test func `does not have the day of the last update`() throws {
    #expect(
      try keys(
        """
        DATAFLOW,LAST UPDATE,freq,geo,TIME_PERIOD,OBS_VALUE
        X:Y(1.0),02/02/24 23:00:00,M,AT,2024-01,1
        X:Y(1.0),09/03/24 11:00:00,M,AT,2024-02,2

        """) == ["M.AT 1", "M.AT 2"])
  }

  @Test func `has a place for a dimension that is left out`() throws {
    #expect(
      try keys(
        """
        DATAFLOW,A,B,C,TIME_PERIOD,OBS_VALUE
        X:Y(1.0),1,,2,2024-01,1
        X:Y(1.0),1,2,,2024-01,2
        X:Y(1.0),,1,2,2024-01,3

        """) == ["1.@.2 1", "1.2 2", "@.1.2 3"])
  }

  @Test func `tells measures apart where a row has only one of them`() throws {
    #expect(
      try keys(
        """
        DATAFLOW,A,TIME_PERIOD,OBS_VALUE,OBS_VALUE_2
        X:Y(1.0),1,2024-01,1,2
        X:Y(1.0),1,2024-02,,3
        X:Y(1.0),1,2024-03,4,

        """) == ["1.OBS_VALUE 1", "1.OBS_VALUE_2 2", "1.OBS_VALUE_2 3", "1.OBS_VALUE 4"])
  }
}
