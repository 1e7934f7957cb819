import IndicatorLedger
import LedgerModel
import TestSupport
import Testing

private let shipped = Result { try Ledger(at: Repository.path + ".").state() }

/// The figures and claims of a text, as lines, with what the shipped ledger says of each.
private func judged(_ text: String) throws -> [String] {
  let check = try shipped.get().check(Array(text.utf8))
  return check.items.map {
    let words = [$0.claim.qualifier?.rawValue, $0.claim.value?.text].compactMap(\.self)
    return "\($0.claim.kind.rawValue) \($0.claim.series) \($0.claim.period) "
      + words.joined(separator: " ") + ": \($0.asKnownNow.outcome.rawValue)"
  }
}

@Suite struct `What is said of a fall or a deficit` {
  /// All under a dateline of January 2024; imports fell 5.5 percent in 2023.
  @Test(arguments: [
    ("imports recorded a fall of over 5 percent", "under -5: supported"),
    ("imports were more than 5 percent lower", "under -5: supported"),
    ("imports shrank by at least 7 percent", "under -7: contradicted"),
    ("imports shrank by 5 percent or more", "under -5: supported"),
    ("imports dropped by no more than 6 percent", "over -6: supported"),
    ("imports slipped almost 6 percent", "nearly -6: supported"),
    ("imports slipped almost 5 percent", "nearly -5: contradicted"),
    ("imports tumbled about 5 percent", "about -5: supported"),
    ("imports grew by less than 5 percent", "under 5: supported"),
  ]) func `is turned with its number`(words: String, verdict: String) throws {
    let found = try judged("Beijing, 12 January 2024 - China's \(words) in 2023.")
    #expect(found == ["level CN.IMPORTS.USD.YOY 2023 " + verdict])
  }

  @Test(arguments: [
    ("deficit with Russia exceeded 38 billion dollars", "level", "under -38"),
    ("deficit with Russia was almost 39 billion dollars", "level", "nearly -39"),
    ("deficit with Russia narrowed to under 40 billion dollars", "level", "over -40"),
    ("deficit with Russia topped 38 billion dollars for the first time", "exceeds", "under -38"),
  ]) func `is a balance below zero`(words: String, kind: String, value: String) throws {
    let found = try judged("Beijing, 12 January 2023 - China's trade \(words) in 2022.")
    #expect(found == ["\(kind) CN.BALANCE.RU.USD 2022 \(value): supported"])
  }

  @Test func `with its partner after the amount is with that partner`() throws {
    let found = try judged(
      "Beijing, 12 January 2023 - China had a deficit of less than 41 billion dollars with Russia "
        + "in 2022, and a deficit in trade with Russia of over 30 billion dollars.")
    #expect(
      found.map { $0.prefix { $0 != ":" } } == [
        "level CN.BALANCE.RU.USD 2022 over -41", "level CN.BALANCE.RU.USD 2022 under -30",
      ])
  }

  @Test(arguments: [
    ("deficit grew", Direction.contraction), ("deficit shrank", .expansion),
    ("surplus grew", .expansion), ("surplus shrank", .contraction),
  ]) func `goes the other way in a row`(words: String, direction: Direction) throws {
    let text =
      "Beijing, 12 January 2024 - China's trade \(words) for the third consecutive year in 2023."
    let items = try shipped.get().check(Array(text.utf8)).items
    #expect(items.map(\.claim.series) == ["CN.BALANCE.USD.YOY"])
    #expect(items.map(\.claim.direction) == [direction])
  }

  @Test func `is a record the other way round`() throws {
    let found = try judged(
      "Beijing, 12 January 2023 - China's deficit with Russia hit a record in 2022.")
    #expect(found.map { $0.prefix(35) } == ["record-low CN.BALANCE.RU.USD 2022 :"])
  }
}

@Suite struct `A largest or smallest without its noun` {
  @Test(arguments: [
    ("exports fell 14.5 percent in July. The decline of exports was the largest since May", "low"),
    ("exports fell 14.5 percent in July. The decline was the smallest since May", "high"),
    ("exports fell 14.5 percent in July and the drop was the biggest since May", "low"),
    ("exports fell 14.5 percent in July, the biggest since May", "low"),
    ("exports fell 14.5 percent in July, the third fall and the largest since May", "low"),
    ("exports rose 0.5 percent in July, the first rise and the largest since May", "high"),
    ("exports rose 0.5 percent in July, the smallest since May", "low"),
    (
      "exports rose 0.5 percent in July, the biggest since May, while imports fell 9 percent",
      "high"
    ),
    ("decline in exports narrowed to 2.4 percent in July, the smallest since May", "high"),
  ]) func `beside a change is that of the rate`(words: String, end: String) throws {
    let found = try judged("Beijing, 8 August 2023 - China's \(words).")
    #expect(
      found.map { $0.prefix { $0 != ":" } }.filter { $0.hasPrefix("record") } == [
        "record-\(end) CN.EXPORTS.USD.YOY 2023-07 "
      ])
  }

  @Test(arguments: [
    "surplus, 80.60 billion dollars in July, was the largest since May",
    "surplus rose to 80.60 billion dollars in July, the largest since May",
    "surplus of July, after a fall, was the biggest since May",
    "surplus came to 80.60 billion dollars in July, up 14 percent, the biggest since May",
  ]) func `beside an amount is that of the level`(words: String) throws {
    let found = try judged("Beijing, 8 August 2023 - China's trade \(words).")
    #expect(
      found.map { $0.prefix { $0 != ":" } }.filter { $0.hasPrefix("record") } == [
        "record-high CN.BALANCE.USD 2023-07 "
      ])
  }
}
