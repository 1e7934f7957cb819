import LedgerModel
import TestSupport
import Testing

@testable import ExchangeFormats

/// What sources call series, and the keys that they get.
@Suite struct `The name of a series` {
  private func key(_ template: String, _ values: String...) throws -> String? {
    var rest = values[...]
    return try KeyTemplate(template).seriesName { _ in rest.popFirst() }.key
  }

  @Test(arguments: ["A", "EXR.M.USD.EUR.SP00.A", "B_D", "B-D", "a.B.9_", "出口.Réunion", "X~@26.@"])
  func `that is a key is the key`(key: String) {
    #expect(SeriesName(key).key == key)
  }

  @Test(arguments: [
    ("Food & drink", "Food~@26~drink"), ("Food / drink", "Food~@2F~drink"),
    ("Food + drink", "Food~@2B~drink"), ("A~B", "A@7EB"), ("A@B", "A@40B"), ("-5", "@2D5"),
    ("15-24", "15-24"), ("進口", "進口"), ("Re\u{301}union", "Réunion"), ("\u{301}", "@CC@81"),
    ("&\u{301}", "@26@CC@81"), ("हिन्दी", "हिन्दी"), ("٣", "٣"), ("1.2", "1.2"), (".5", "@.5"),
    ("1..2", "1.@.2"), ("1.", "1.@"), ("½ %", "½~@25"),
  ]) func `in a template is spelt where a key cannot hold it`(value: String, key: String) throws {
    #expect(try self.key("{x}", value) == key)
    #expect(try self.key("X.{x}", value) == "X.\(key)")
  }

  @Test(arguments: [
    ("{a}.{b}", ["A.B", "C"], "A@2EB.C"), ("{a}.{b}", ["A", "B.C"], "A.B@2EC"),
    ("{a}.{b}", ["", "A"], "@.A"), ("{a}.{b}", ["A", ""], "A"), ("X.{a}", [""], "X"),
    ("{a}_{b}", ["A_B", "C"], "A@5FB_C"), ("{a}-{b}", ["A", "B-C"], "A-B@2DC"),
    ("{a} {b}", ["A", "B C"], "A~B@20C"), ("{a}.{b}.X", ["A", ""], "A.@.X"),
    ("{a}_{b}", ["A", ""], "A_"), ("..A..{a}.", ["B"], "A.B"),
  ]) func `keeps several values apart`(template: String, values: [String], key: String) throws {
    var rest = values[...]
    #expect(try KeyTemplate(template).seriesName { _ in rest.popFirst() }.key == key)
  }

  @Test func `of values without text has no key`() throws {
    #expect(try key("{a}", "") == nil)
    #expect(try key("{a}.{b}", "", "") == nil)
  }

  @Test(arguments: ["{a}{b}", "{a}X{b}", "{a}/{b}"])
  func `of values that nothing keeps apart has no key`(template: String) throws {
    #expect(try key(template, "A", "B") == nil)
  }

  @Test(arguments: ["", String(repeating: "x", count: 241), String(repeating: "é", count: 121)])
  func `of nothing or too much has no key`(text: String) {
    #expect(SeriesName(text).key == nil)
  }

  @Test(arguments: [
    ("Food & drink", "Food___drink"), ("出口", "__"), ("A-B", "A_B"), ("A..B", "A.B"),
  ]) func `had another key in older versions`(text: String, older: String) {
    #expect(SeriesName(text).olderKey == older)
  }

  @Test(arguments: ["A", "A_B", "EXR.M.USD"])
  func `that was plain had the same key in older versions`(text: String) {
    #expect(SeriesName(text).olderKey == nil)
  }

  /// Characters of all kinds, those that the spelling uses above all.
  private func text(_ random: inout SeededGenerator) -> String {
    let scalars = Array(
      "aAzZ059__--..~~@@26EF &/+%'\"\\é\u{301}\u{327}\u{1100}\u{1161}\u{11A8}가출口进σς\u{93F}नअ٣½\u{200D}😀\u{FE0F}\u{1F}\u{A0}ßİ"
        .unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      text.append(scalars.randomElement(using: &random) ?? "a")
    }
    return String(text)
  }

  @Test func `and another never have one key`() throws {
    let seed = TestSettings.seed()
    var random = SeededGenerator(seed: seed)
    for shape in ["{a}", "X.{a}", "{a}.{b}", "X.{a}.{b}.Y", "{a}_{b}", "{a}-{b}.{c}", "{a} {b}"] {
      let template = try KeyTemplate(shape)
      var names: [String: [String]] = [:]
      for _ in 0..<6_000 {
        let values = template.names.map { _ in text(&random) }
        var rest = values[...]
        guard let key = template.seriesName({ _ in rest.popFirst() }).key else { continue }
        let before = names.updateValue(values, forKey: key) ?? values
        #expect(before == values, "SEED=\(seed) \(shape): both are \(key)")
      }
      // Names that all have no key would prove nothing.
      #expect(names.count > 500, "SEED=\(seed) \(shape)")
    }
  }

  @Test func `is the same in every normal form, and its key is in one`() throws {
    let seed = TestSettings.seed()
    var random = SeededGenerator(seed: seed)
    let (composed, decomposed) = (
      "éÅñ가ở", "e\u{301}A\u{30A}n\u{303}\u{1100}\u{1161}o\u{31B}\u{309}"
    )
    #expect(composed == decomposed)
    for _ in 0..<2_000 {
      let (before, after) = (text(&random), text(&random))
      let names = [composed, decomposed].map { SeriesName(values: [before + $0 + after, "A"]) }
      #expect(names[0] == names[1] && names[0].hashValue == names[1].hashValue)
      let keys = names.map { $0.key.map { Array($0.utf8) } }
      #expect(keys[0] == keys[1], "SEED=\(seed): \(before)…\(after)")
    }
  }

  @Test func `of one text has the key of another only if that is the key itself`() {
    let seed = TestSettings.seed()
    var random = SeededGenerator(seed: seed)
    var names: [String: Set<String>] = [:]
    for _ in 0..<20_000 {
      let text = text(&random)
      if let key = SeriesName(text).key { names[key, default: []].insert(text) }
    }
    for (key, texts) in names where texts.count > 1 {
      #expect(texts.subtracting([key]).count == 1, "SEED=\(seed): \(texts) are \(key)")
    }
    #expect(names.count > 1_000)
  }
}
