import Testing

@testable import ExchangeFormats

/// Small texts of our own, one for each thing that the format can say.
@Suite struct `An SDMX-CSV text` {
  @Test func `of version 1.0 begins with its dataflow`() throws {
    #expect(
      try sdmxCSV(
        "DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE,OBS_STATUS\nOURS:X(1.0),M,2023-12,5.0,A\n")
        == ["dataflow OURS:X(1.0) I FREQ=M TIME_PERIOD=2023-12 OBS_VALUE=5.0 OBS_STATUS=A"])
  }

  @Test func `of version 2.1 may merge`() throws {
    #expect(
      try sdmxCSV("STRUCTURE,STRUCTURE_ID,ACTION,D,OBS_VALUE\ndataflow,OURS:X(1.0),M,a,1\n")
        == ["dataflow OURS:X(1.0) M D=a OBS_VALUE=1"])
  }

  @Test(arguments: [
    ("NaN", "V=missing"), ("#N/A", "V=missing"), ("~", "V=off"), ("-", "V=-"), ("\"\"", ""),
    ("a b", "V=a b"), ("en: x", "V=en: x"),
  ]) func `says of a cell what is meant`(cell: String, value: String) throws {
    let text = "STRUCTURE,STRUCTURE_ID,ACTION,V\ndataflow,OURS:X(1.0),I,\(cell)\n"
    let expected = "dataflow OURS:X(1.0) I" + (value.isEmpty ? "" : " \(value)")
    #expect(try sdmxCSV(text) == [expected])
  }

  @Test func `marks by a hyphen what is to be deleted, and only in a deletion`() throws {
    let text = """
      STRUCTURE,STRUCTURE_ID,ACTION,D,OBS_VALUE
      dataflow,OURS:X(1.0),D,-,-
      dataflow,OURS:X(1.0),R,a,-

      """
    #expect(
      try sdmxCSV(text) == [
        "dataflow OURS:X(1.0) D D=delete OBS_VALUE=delete",
        "dataflow OURS:X(1.0) R D=a OBS_VALUE=-",
      ])
  }

  @Test func `has texts in languages that may hold the delimiter`() throws {
    let text = """
      STRUCTURE[;],STRUCTURE_ID,ACTION,T[en;fr]
      dataflow,OURS:X(1.0),I,"en:one; two;fr:un; deux"

      """
    #expect(
      try sdmxCSV(text) == ["dataflow OURS:X(1.0) I T={en: one; two, fr: un; deux}"])
  }

  @Test func `with decimal commas has numbers`() throws {
    let text = "STRUCTURE;STRUCTURE_ID;ACTION;OBS_VALUE;T\ndataflow;OURS:X(1.0);I;-12,50;a, b\n"
    #expect(try sdmxCSV(text) == ["dataflow OURS:X(1.0) I OBS_VALUE=-12.50 T=a, b"])
  }

  @Test func `rejects rows that are no rows, with their lines`() throws {
    let text = """
      STRUCTURE,STRUCTURE_ID,ACTION,V
      dataflow,OURS:X(1.0),X,1
      dataflow,OURS:X(1.0)

      """
    #expect(
      try sdmxCSV(text) == [
        "2: \"X\" is no action; expected I, A, R, D or M", "3: 2 fields where the header has 4",
      ])
  }

  @Test func `without its first column is refused`() {
    #expect { try sdmxCSV("FREQ,OBS_VALUE\nM,1\n") } throws: {
      "\($0)".contains("the first column of SDMX-CSV is STRUCTURE")
    }
  }

  private func sdmxCSV(_ text: String) throws -> [String] {
    try ExchangeFormatsTests.sdmxCSV(Array(text.utf8))
  }
}
