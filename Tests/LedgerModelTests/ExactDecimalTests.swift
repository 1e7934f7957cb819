import LedgerModel
import Testing

@Suite struct `A published decimal` {
  @Test(arguments: [
    "0", "-0", "0.0", "-0.0", "0.000", "7", "-7", "240.11", "240.110", "-4.6", "0.05", "-0.050",
    "123456789012345678", "-999999999999999999", "0.123456789012345678", "1.00000000000000000",
    "0.000000000000000001", "-0.000000000000000000",
  ]) func `keeps its text to the last digit`(text: String) throws {
    #expect(try ExactDecimal(text).text == text)
  }

  @Test func `is not the same with another precision`() throws {
    #expect(try ExactDecimal("240.11") != ExactDecimal("240.110"))
    #expect(try ExactDecimal("-0.0") != ExactDecimal("0.0"))
    #expect(try ExactDecimal("240.110").decimals == 3)
    #expect(try ExactDecimal("240.110").coefficient == 240_110)
    #expect(try ExactDecimal("240.11").rational() == ExactDecimal("240.110").rational())
  }

  @Test(arguments: [("-0.0", 0), ("0", 0), ("-0.01", -1), ("0.01", 1), ("-240", -1)])
  func `has a sign`(text: String, sign: Int) throws {
    #expect(try ExactDecimal(text).sign == sign)
  }

  @Test(arguments: [
    ("", ""), ("-", ""), (".", ""), ("-.5", ""), (".5", ""), ("5.", ""), ("1.2.3", ""),
    ("00", ""), ("01", ""), ("-01.5", ""), ("--1", ""), ("1-", ""), (" 1", ""), ("1 ", ""),
    ("abc", ""), ("NaN", ""), ("0x10", ""), ("1_000", ""), ("٣", ""), ("1\u{FF12}", ""),
    ("−1", ""), ("1 234", ""), ("Infinity", ""), ("1/2", ""),
    ("1,234", "; leave thousands separators out"), ("1,5", "; leave thousands separators out"),
    ("1e5", "; write the digits out, or use \"scale\""),
    ("-1.5E+3", "; write the digits out, or use \"scale\""),
    ("+5", "; leave the plus out"),
    ("4.6%", "; leave the percent sign out, the series has the unit"),
  ]) func `is refused in any other spelling`(text: String, hint: String) throws {
    let error = try #require(throws: MalformedDecimal.self) { try ExactDecimal(text) }
    #expect(
      error.message == "\"\(text)\" is not a plain decimal such as \"240.11\" or \"-4.6\"\(hint)")
  }

  @Test(arguments: [
    ("1234567890123456789", "19 significant digits"),
    ("-1.234567890123456789", "19 significant digits"),
    ("10000000000000000000", "20 significant digits"),
    ("0.0000000000000000001", "19 digits after the point"),
    ("0.0000000000000000000", "19 digits after the point"),
  ]) func `has at most 18 digits`(text: String, digits: String) throws {
    let error = try #require(throws: MalformedDecimal.self) { try ExactDecimal(text) }
    #expect(
      error.message == "\"\(text)\" has \(digits); a value has at most 18")
  }

  @Test(arguments: [
    ("4.16", 0, "4.16"), ("4.16", 1, "41.6"), ("4.16", 2, "416"), ("4.16", 3, "4160"),
    ("4.16", -1, "0.416"), ("4.16", -3, "0.00416"), ("-4.16", 5, "-416000"),
    ("-4.16", -2, "-0.0416"), ("0.05", 1, "0.5"), ("0.05", 2, "5"), ("0.05", 3, "50"),
    ("0.00", 1, "0.0"), ("0.00", 2, "0"), ("0.00", 5, "0"), ("0", -2, "0.00"), ("-0.0", 1, "-0"),
    ("240.110", 1, "2401.10"), ("240.110", -3, "0.240110"), ("1200", -2, "12.00"),
  ]) func `changes unit by moving its point`(text: String, places: Int, moved: String) throws {
    #expect(try ExactDecimal(text).text(movingPointRight: places) == moved)
  }

  @Test func `becomes an exact ratio, or too large`() throws {
    #expect(try ExactDecimal("-4.60").rational() == Rational(-46, over: 10))
    #expect(try ExactDecimal("4.6").rational(timesTenTo: 3) == Rational(4600))
    #expect(try ExactDecimal("46").rational(timesTenTo: -3) == Rational(46, over: 1000))
    #expect(try ExactDecimal("1").rational(timesTenTo: 38).description == "1" + zeros(38))
    #expect(throws: ArithmeticOverflow()) { try ExactDecimal("2").rational(timesTenTo: 38) }
    #expect(throws: ArithmeticOverflow()) { try ExactDecimal("1").rational(timesTenTo: 39) }
    #expect(throws: ArithmeticOverflow()) { try ExactDecimal("0.1").rational(timesTenTo: -38) }
  }

  private func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }
}
