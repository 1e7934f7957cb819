import LedgerModel
import LedgerProjections
import TestSupport
import Testing

@Suite struct `A growth series that names no level` {
  private func series(
    _ key: String, _ measure: SeriesDefinition.Measure = .level, area: String = "X",
    counterpart: String? = nil, of: String? = nil
  ) -> SeriesDefinition {
    SeriesDefinition(
      key: key, area: area, counterpart: counterpart, indicator: "gdp", measure: measure, of: of)
  }

  private func state(_ definitions: [SeriesDefinition]) throws -> LedgerState {
    var state = LedgerState()
    for (seq, definition) in definitions.enumerated() {
      state.apply(
        RecordedEvent(seq: seq, recorded: Timestamp(seconds: seq), event: .series(definition)))
    }
    return state
  }

  @Test func `is of the one level with its dimensions, whichever came first`() throws {
    for definitions in [[series("L"), series("G", .yoy)], [series("G", .yoy), series("L")]] {
      let state = try state(definitions + [series("M", area: "Y"), series("N", counterpart: "Z")])
      #expect(state.level(of: "G") == "L")
      #expect(state.growthSeries(of: "L") == "G")
      #expect(state.growthSeries(of: "M") == nil)
    }
  }

  @Test func `is of none where several have its dimensions, or none has`() throws {
    let several = try state([series("L"), series("G", .yoy), series("M")])
    #expect(several.level(of: "G") == nil && several.growthSeries(of: "L") == nil)
    #expect(several.levels(withDimensionsOf: series("H", .yoy)) == ["L", "M"])
    let none = try state([series("G", .yoy), series("L", area: "Y")])
    #expect(none.level(of: "G") == nil)
  }

  @Test func `stands behind one that names it, and other growth is no yearly growth`() throws {
    let state = try state([
      series("L"), series("G", .yoy), series("L.YOY", .yoy, of: "L"), series("Q", .qoq),
    ])
    #expect(state.growthSeries(of: "L") == "L.YOY")
    #expect(state.level(of: "Q") == "L")
    let quarterly = try self.state([series("L"), series("Q", .qoq)])
    #expect(quarterly.growthSeries(of: "L") == nil)
  }
}
