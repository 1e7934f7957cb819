import EventCoding
import IndicatorLedger
import LedgerModel
import StrictJSON
import TestSupport
import Testing

/// The state of the shipped ledger, whose series the drafts name.
private let shipped = Result { try Ledger(at: Repository.path + ".").state() }

/// The drafted lines of a text published on 12 January 2024, in their order.
private func lines(_ text: String, published: String? = "2024-01-12") throws -> [String] {
  let state = try shipped.get()
  let day = published.flatMap { PublicationTime($0)?.day }
  let draft = try state.draft(Array(text.utf8), DraftOptions(published: day, publisher: "Daily"))
  return draft.places.compactMap { place in
    draft.line(place)?.text { state.scale(of: $0) }
      ?? draft.statement(place).map { "statement \($0.agency) \($0.speaker ?? "")" }
  }
}

private func reasons(_ text: String, published: String? = "2024-01-12") throws -> [String] {
  let day = published.flatMap { PublicationTime($0)?.day }
  return try shipped.get().draft(Array(text.utf8), DraftOptions(published: day)).unresolved
    .map(\.reason)
}

@Suite struct `A drafted text` {
  @Test(
    arguments: [
      // Amounts, multipliers, currencies, qualifiers.
      (
        "China's trade with Russia reached over $240 billion in 2023.",
        "figure CN.TRADE.RU.USD 2023 over 240 billion"
      ),
      (
        "China's foreign trade totaled 41.76 trillion yuan in 2023.",
        "figure CN.TRADE.CNY 2023 41.76 trillion"
      ),
      ("China's exports came to US$3.38 tn last year.", "figure CN.EXPORTS.USD 2023 3.38 trillion"),
      (
        "China posted a trade surplus of nearly $823 billion in 2023.",
        "figure CN.BALANCE.USD 2023 nearly 823 billion"
      ),
      // Direction by verb, noun and sign.
      (
        "China's exports fell 4.6% in 2023, customs data showed.",
        "figure CN.EXPORTS.USD.YOY 2023 -4.6"
      ),
      ("China's exports were up 2.3 pct in December.", "figure CN.EXPORTS.USD.YOY 2023-12 2.3"),
      (
        "China reported a 5.5 percent drop in imports for 2023.",
        "figure CN.IMPORTS.USD.YOY 2023 -5.5"
      ),
      (
        "China's consumer price index stood at −0.3 per cent in December.",
        "figure CN.CPI.YOY 2023-12 -0.3"
      ),
      // Month on month against year on year.
      ("China's CPI rose 0.1 percent month on month in December.", "figure CN.CPI.MOM 2023-12 0.1"),
      (
        "China's producer price index fell 2.7% from a year earlier in December.",
        "figure CN.PPI.YOY 2023-12 -2.7"
      ),
      // Periods.
      (
        "China's exports fell 5.2% in the first 11 months.",
        "figure CN.EXPORTS.USD.YOY 2023-01/2023-11 -5.2"
      ),
      ("China's exports rose 0.5% in November 2023.", "figure CN.EXPORTS.USD.YOY 2023-11 0.5"),
      // Partners.
      (
        "China's exports to the United States fell 13.1 percent in 2023.",
        "figure CN.EXPORTS.US.USD.YOY 2023 -13.1"
      ),
      ("In yuan terms China's exports rose 0.6% in 2023.", "figure CN.EXPORTS.CNY.YOY 2023 0.6"),
    ]) func `has the figure`(text: String, line: String) throws
  {
    #expect(try lines(text) == [line])
  }

  @Test func `carries verb, series and period over`() throws {
    let text = """
      China's exports fell 4.6% in 2023 and imports 5.5%.
      Trade with the United States reached 664 billion dollars, a decrease of 11.6 percent.
      """
    #expect(
      try lines(text) == [
        "figure CN.EXPORTS.USD.YOY 2023 -4.6", "figure CN.IMPORTS.USD.YOY 2023 -5.5",
        "figure CN.TRADE.US.USD 2023 664 billion", "figure CN.TRADE.US.USD.YOY 2023 -11.6",
      ])
  }

  @Test(
    arguments: [
      ("Economists expect China's exports to rise 1.7% in December.", "a forecast is no figure"),
      (
        "China's inflation was 0.6 percentage points lower in December.",
        "percentage points are no rate of growth"
      ),
      ("Germany's exports fell 1.4 percent in 2023.", "DE"),
      ("China's steel exports rose 36.2 percent in 2023.", "steel"),
      ("China's exports did not fall 4.6 percent in 2023.", "it was not so"),
      ("China's exports to Atlantis fell 4.6 percent in 2023.", "part only"),
      ("China's exports to Australia fell 4.6 percent in 2023.", "has no series"),
      ("China's retail sales rose 7.4 percent in 2023.", "retail sales"),
    ]) func `leaves out what is no headline figure, with the reason`(
      text: String, reason: String
    ) throws
  {
    #expect(try lines(text).isEmpty)
    let reasons = try reasons(text)
    #expect(reasons.contains { $0.contains(reason) }, "\(reasons)")
  }

  @Test func `resolves relative periods by its own date only`() throws {
    let text = "China's exports fell 4.6 percent last year and rose 2.3% in December."
    #expect(try lines(text, published: nil).isEmpty)
    #expect(
      try reasons(text, published: nil).allSatisfy { $0.contains("when the text was published") })
    let dated = "BEIJING, Jan 12, 2024 (Xinhua) -- " + text
    #expect(
      try lines(dated, published: nil) == [
        "figure CN.EXPORTS.USD.YOY 2023 -4.6", "figure CN.EXPORTS.USD.YOY 2023-12 2.3",
      ])
    #expect(
      try lines("China's exports fell 4.6 percent in 2023.", published: nil)
        == ["figure CN.EXPORTS.USD.YOY 2023 -4.6"])
  }

  @Test(
    arguments: [
      ("China's trade with Russia hit a record in 2023.", "claim record-high CN.TRADE.RU.USD 2023"),
      (
        "China's exports declined in 2023 for the first time since 2016.",
        "claim first-decline-since CN.EXPORTS.USD.YOY 2023 since 2016"
      ),
      (
        "China's trade with the United States fell in 2023 for the first time in four years.",
        "claim first-decline-since CN.TRADE.US.USD.YOY 2023 since 2019"
      ),
      (
        "China's consumer prices fell for a third consecutive month in December.",
        "claim streak CN.CPI.YOY 2023-12 contraction 3"
      ),
    ]) func `has the claim`(text: String, line: String) throws
  {
    #expect(try lines(text).contains(line))
  }

  @Test func `has targets and who spoke`() throws {
    let text = """
      Trade between China and Russia exceeded $240 billion in 2023, above the target of \
      $200 billion set by the two governments.
      Li Ming, spokesman for the General Administration of Customs, said that demand was weak.
      """
    let lines = try lines(text)
    #expect(lines.contains("target CN.TRADE.RU.USD - 200 billion"))
    #expect(lines.contains("claim exceeds-target CN.TRADE.RU.USD 2023 200 billion"))
    #expect(lines.contains("statement GACC Li Ming"))
  }

  @Test func `gives the words that each part rests on, where they are in the source`() throws {
    let text = "<p>\u{200B}China&rsquo;s exports <b>fell 4.6 percent</b> in 2023.</p>"
    let draft = try shipped.get().draft(
      Array(text.utf8), DraftOptions(published: PublicationTime("2024-01-12")?.day))
    let place = try #require(draft.places.first)
    let passage = draft.note(place).passage
    #expect(passage.excerpt.contains("exports fell 4.6 percent"))
    let source = Array(text.utf8)[passage.offset..<(passage.offset + passage.length)]
    #expect(String(decoding: source, as: UTF8.self).contains("fell 4.6 percent"))
    #expect((50...99).contains(draft.note(place).confidence))
  }

  @Test func `rests on the surest of the words that say the same`() throws {
    let text = """
      China's trade with Russia sets a record

      China's trade with Russia rose to a record $240 billion in 2023, customs data showed.
      """
    let draft = try shipped.get().draft(
      Array(text.utf8), DraftOptions(published: PublicationTime("2024-01-12")?.day))
    let records = draft.places.filter { place in
      if case .claim(let claim)? = draft.line(place) { claim.kind == .recordHigh } else { false }
    }
    #expect(records.count == 1)
    #expect(records.map { draft.note($0).passage.offset > 40 } == [true])
  }

  @Test func `is the same every time`() throws {
    let text = "China's exports fell 4.6% in 2023 and imports 5.5%, a record $5 bn; U.S. CPI 3%."
    #expect(try lines(text) == lines(text))
  }
}

@Suite struct `A draft as JSON` {
  private static let text = """
    China's exports fell 4.6% in 2023, the first decline since 2016. Oil fell 3 percent.
    Trade with Russia beat the target of $200 billion.
    """

  private func draft() throws -> Draft {
    try shipped.get().draft(
      Array(Self.text.utf8), DraftOptions(published: PublicationTime("2024-01-12")?.day))
  }

  @Test func `is what append reads, without the review keys`() throws {
    let json = "[" + (try draft().json.map(\.text).joined(separator: ",")) + "]"
    #expect(json.contains("\"excerpt\"") && json.contains("\"unresolved\""))
    let read = try EventInput.read(Array(json.utf8), file: "draft")
    #expect(try read.map { try $0.event } == draft().entries.map(\.event))
  }

  @Test func `names everything by the keys of the design`() throws {
    let text = try draft().json.map(\.text).joined(separator: "\n")
    for key in [
      "\"kind\":\"release\"", "\"figures\":[{\"series\":", "\"secondary\":true", "\"offset\":",
      "\"confidence\":\"0.", "\"reason\":",
    ] {
      #expect(text.contains(key), "\(key)")
    }
  }

  @Test func `has no date of publication where none is known, and append says so`() throws {
    let draft = try shipped.get().draft(Array("China's exports fell 4.6% in 2023.".utf8))
    let json = draft.json.map(\.text).joined(separator: "\n")
    #expect(!json.contains("\"published\""))
    #expect(throws: LedgerError.self) { try EventInput.read(Array(json.utf8), file: "draft") }
  }

  @Test func `that has only unresolved passages is nothing to append`() throws {
    let only = #"{"kind":"unresolved","reason":"r","excerpt":"e","offset":3}"#
    #expect(try EventInput.read(Array(only.utf8), file: "draft").isEmpty)
  }

  @Test func `keeps only what was kept in review`() throws {
    let draft = try draft()
    #expect(draft.keeping([]).entries.isEmpty)
    #expect(draft.keeping(Set(draft.places)).entries.map(\.event) == draft.entries.map(\.event))
    let one = try #require(draft.places.first)
    #expect(draft.keeping([one]).places.count == 1)
  }
}

@Suite struct `A text that is hardly one` {
  @Test(arguments: ["", " \n\t ", "\u{FEFF}\u{200B}", "<html><script>x</script></html>"])
  func `without words is refused`(text: String) throws {
    let error = #expect(throws: LedgerError.self) { try shipped.get().draft(Array(text.utf8)) }
    #expect(error?.message.contains("empty") ?? false)
  }

  @Test(
    arguments: [
      "中国海关总署周五公布的数据显示，2023年中国出口同比下降4.6%，为2016年以来首次下降。",
      "Китайский экспорт сократился на 4,6 процента в 2023 году, сообщила таможня в пятницу.",
      "انخفضت الصادرات الصينية بنسبة 4.6 في المئة في عام 2023 وفقا لبيانات الجمارك",
      """
      Chinas Exporte sind im vergangenen Jahr um 4,6 Prozent gefallen, wie die Zollbehörde am \
      Freitag mitteilte. Das ist der erste Rückgang seit dem Jahr 2016 und ein Zeichen für die \
      schwache Nachfrage in der Welt.
      """,
      """
      Les exportations de la Chine ont reculé de 4,6 pour cent dans le courant de l'année, selon \
      les chiffres des douanes publiés vendredi, et les importations ont baissé de 5,5 pour cent.
      """,
      """
      Las exportaciones de China cayeron un 4,6 por ciento el año pasado, según los datos de la \
      aduana que se publicaron el viernes, y las importaciones bajaron un 5,5 por ciento.
      """,
    ]) func `in another language is refused, and says so`(text: String) throws
  {
    let error = #expect(throws: LedgerError.self) { try shipped.get().draft(Array(text.utf8)) }
    #expect(error?.message.contains("English") ?? false)
  }

  @Test func `without figures has nothing to draft`() throws {
    #expect(try lines("The weather was fine in the capital, and the trains ran on time.").isEmpty)
  }

  /// The words around a number reach over the ends of these, which once ended the program.
  @Test(arguments: [
    "9 percent Hainan", "-4% Tianjin, +3% Yunnan: what the provinces bought abroad.",
    "in 5", "than 3 percent", "% of", "fell", "December's", "to 5 percent from", "record",
    "target of 5 percent by", "first", "for the third", "12 billion with", ": 5", "(", "since",
  ]) func `of a few words is read to its end`(text: String) throws {
    #expect(try lines(text).isEmpty)
    _ = try lines("Beijing, 12 January 2024 - \(text)\n\n\(text)")
  }

  @Test func `of one endless line is read in one go`() throws {
    let text = String(repeating: "exports fell and ", count: 20_000)
    #expect(try lines(text).isEmpty)
  }

  @Test func `with the figures in a script has none`() throws {
    let text = "<html><script>var t = 'China exports fell 4.6% in 2023';</script><p>Good day.</p>"
    #expect(try lines(text).isEmpty)
  }
}
