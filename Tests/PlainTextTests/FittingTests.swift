import PlainText
import Testing

@Suite struct `Truncated text` {
  @Test func `is whole if it fits`() {
    #expect(truncated("inflation", toWidth: 9) == "inflation")
    #expect(truncated("日本語", toWidth: 6) == "日本語")
    #expect(truncated("", toWidth: 0) == "")
  }

  @Test func `ends in an ellipsis that is within the width`() {
    #expect(truncated("inflation", toWidth: 8) == "inflati…")
    #expect(truncated("日本語", toWidth: 5) == "日本…")
    #expect(truncated("日本語", toWidth: 4) == "日…")
    #expect(truncated("inflation", toWidth: 1) == "…")
    #expect(truncated("inflation", toWidth: 0) == "")
    #expect(truncated("inflation", toWidth: -3) == "")
  }

  @Test func `never splits a character`() {
    #expect(truncated("ab👩‍👩‍👧‍👦cd", toWidth: 4) == "ab…")
    #expect(truncated("ab👩‍👩‍👧‍👦cd", toWidth: 5) == "ab👩‍👩‍👧‍👦…")
    #expect(truncated("e\u{301}e\u{301}e\u{301}", toWidth: 2) == "e\u{301}…")
  }
}

@Suite struct `Padded text` {
  @Test func `has spaces on the side away from its edge`() {
    #expect(padded("ab", toWidth: 4, alignedRight: false) == "ab  ")
    #expect(padded("ab", toWidth: 4, alignedRight: true) == "  ab")
  }

  @Test func `is measured in columns`() {
    #expect(padded("日", toWidth: 4, alignedRight: true) == "  日")
    #expect(padded("e\u{301}", toWidth: 2, alignedRight: false) == "e\u{301} ")
  }

  @Test func `is never cut`() {
    #expect(padded("abc", toWidth: 2, alignedRight: false) == "abc")
  }
}

@Suite struct `Wrapped text` {
  @Test func `is broken at spaces`() {
    #expect(
      wrapped("the quick brown fox jumps", toWidth: 10) == ["the quick", "brown fox", "jumps"])
    #expect(wrapped("short", toWidth: 10) == ["short"])
    #expect(wrapped("exactly ten", toWidth: 11) == ["exactly ten"])
  }

  @Test func `keeps its own lines and empty ones`() {
    #expect(wrapped("a\n\nb c", toWidth: 2) == ["a", "", "b", "c"])
    #expect(wrapped("a\r\nb", toWidth: 9) == ["a", "b"])
    #expect(wrapped("", toWidth: 5) == [""])
  }

  @Test func `keeps spaces inside a line and drops them at a break`() {
    #expect(wrapped("  a  b   c", toWidth: 6) == ["  a  b", "c"])
    #expect(wrapped("a ", toWidth: 6) == ["a"])
  }

  @Test func `breaks a word that is wider than the line`() {
    #expect(wrapped("see abcdefghij now", toWidth: 4) == ["see", "abcd", "efgh", "ij", "now"])
    #expect(wrapped("👩‍👩‍👧👍🏽", toWidth: 2) == ["👩‍👩‍👧", "👍🏽"])
  }

  @Test func `breaks between ideographs but not before a closing mark`() {
    #expect(wrapped("国内総生産の推移", toWidth: 6) == ["国内総", "生産の", "推移"])
    #expect(wrapped("国内総。生産", toWidth: 6) == ["国内", "総。生", "産"])
    #expect(wrapped("GDP国内", toWidth: 5) == ["GDP国", "内"])
    #expect(wrapped("国内「生産」", toWidth: 6) == ["国内", "「生", "産」"])
  }

  @Test func `loses nothing however narrow the line`() {
    #expect(wrapped("日本 a", toWidth: 1) == ["日", "本", "a"])
    #expect(wrapped("ab", toWidth: 0) == ["a", "b"])
  }
}
