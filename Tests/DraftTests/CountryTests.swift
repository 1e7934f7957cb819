import IndicatorLedger
import TestSupport
import Testing

private let shipped = Result { try Ledger(at: Repository.path + ".").state() }

private func figures(_ text: String, _ vocabulary: Vocabulary = .builtIn) throws -> [String] {
  let state = try shipped.get()
  let draft = try state.draft(Array(text.utf8), DraftOptions(vocabulary: vocabulary))
  return draft.places.compactMap { draft.line($0)?.text { state.scale(of: $0) } }
}

@Suite struct `A text that does not tell its country` {
  @Test(arguments: [
    "Ruritown, 12 January 2024 - Exports fell 4.6 percent in 2023.",
    "RURITOWN (Agency) — Consumer prices fell 0.3 percent in December 2023.",
    "Ruritown, 12 January 2024\n\nExports fell 4.6 percent in 2023.",
    "Ruritown, 12 January 2024 - Exports fell 4.6 percent in 2023, the national bureau of "
      + "statistics said. The central bank expected worse.",
    "Ruritown, 12 January 2024 - Exports fell 4.6 percent in 2023, as demand in China was weak.",
    "Ruritown, 12 January 2024 - Exports fell 4.6 percent in 2023. Exports to China rose 2 percent.",
    "BERLIN, Jan 12, 2024 - Exports fell 4.6 percent in 2023. Exports to China fell 9 percent.",
    "12 January 2024\n\nExports fell 4.6 percent in 2023, the Ministry of Trade said.",
    "Beijing, 12 January 2024 - Exports fell 4.6 percent in 2023, the Ruritania National Bureau "
      + "of Statistics said.",
    "Beijing, 12 January 2024 - In Ruritania, exports fell 4.6 percent in 2023.",
    "Beijing, 12 January 2024 - In Vietnam, exports fell 4.6 percent in 2023.",
    "Beijing, 12 January 2024 - Consumer prices fell 0.3 percent in Ruritania in December.",
    "Beijing, 12 January 2024 - Germany's trade was weak in 2023. Exports fell 4.6 percent.",
    "Beijing, 12 January 2024 - Ruritania's imports grew 2 percent in 2023. Exports fell 4.6 percent.",
    "Ruritown, 12 January 2024 - Exports hit a record high in 2023.",
    "Beijing, 12 January 2024 - Vietnam said exports fell 4.6 percent in 2023.",
  ]) func `is not read as one of the ledger's main country`(text: String) throws {
    #expect(try figures(text).isEmpty)
  }

  @Test(arguments: [
    "Ruritown, 12 January 2024 - China's exports fell 4.6 percent in 2023.",
    "Ruritown, 12 January 2024 - China saw exports fall 4.6 percent in 2023.",
    "Chinese exports shrink\n\nRuritown, 12 January 2024 - Exports fell 4.6 percent in 2023.",
    "HONG KONG, Jan 12, 2024 (Agency) - Exports fell 4.6 percent in 2023, data from China's "
      + "customs showed.",
    "Beijing, 12 January 2024 - Exports fell 4.6 percent in 2023, the customs said.",
    "12 January 2024\n\nExports fell 4.6 percent in 2023.",
  ]) func `unless a sentence or the title names that country`(text: String) throws {
    #expect(try figures(text) == ["figure CN.EXPORTS.USD.YOY 2023 -4.6"])
  }

  @Test func `keeps countries apart that are told together`() throws {
    let text =
      "Beijing, 12 January 2024 - China's exports fell 4.6 percent in 2023, Vietnam's 4.4 percent."
    #expect(try figures(text) == ["figure CN.EXPORTS.USD.YOY 2023 -4.6"])
  }

  @Test func `goes on with the country that it named first`() throws {
    let text =
      "Ruritown, 12 January 2024 - China's exports fell 4.6 percent in 2023. "
      + "Imports fell 5.5 percent."
    #expect(try figures(text).last == "figure CN.IMPORTS.USD.YOY 2023 -5.5")
  }

  @Test func `is told by a name that its vocabulary gives to one country`() throws {
    let text =
      "Ruritown, 12 January 2024 - Exports fell 4.6 percent in 2023, the office of trade said."
    var vocabulary = Vocabulary.builtIn
    try vocabulary.read("agency OT in CN: office of trade", file: "own")
    #expect(try figures(text, vocabulary) == ["figure CN.EXPORTS.USD.YOY 2023 -4.6"])
    vocabulary = .builtIn
    try vocabulary.read("agency OT in CN shared: office of trade", file: "own")
    #expect(try figures(text, vocabulary).isEmpty)
  }
}
