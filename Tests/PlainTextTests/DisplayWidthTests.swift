import PlainText
import Testing

@Suite struct `The display width` {
  @Test func `of plain text is its length`() {
    #expect(displayWidth("") == 0)
    #expect(displayWidth("Inflation, 3.2 %") == 16)
    #expect(displayWidth("Größe naïve Ωδ Жук") == 18)
  }

  @Test(arguments: ["日", "本", "한", "あ", "ア", "Ａ", "，", "𠮷", "　", "「"])
  func `of a wide character is two columns`(text: String) {
    #expect(displayWidth(text) == 2)
  }

  @Test(arguments: ["e\u{301}", "o\u{308}\u{323}", "a\u{20DD}", "ｱ", "…", "─", "±"])
  func `of a marked or narrow character is one column`(text: String) {
    #expect(displayWidth(text) == 1)
  }

  @Test(arguments: ["\u{200B}", "\u{200D}", "\u{FEFF}", "\u{301}", "\u{7}", "\u{9B}", "\r\n", "\t"])
  func `of a mark or control alone is nothing`(text: String) {
    #expect(displayWidth(text) == 0)
  }

  @Test(arguments: ["😀", "👩‍👩‍👧‍👦", "🇬🇧", "👍🏽", "❤️", "1️⃣", "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "⌚", "❤️‍🔥", "🫠"])
  func `of an emoji is two columns however it is made`(text: String) {
    #expect(displayWidth(text) == 2)
  }

  @Test(arguments: ["❤", "©", "™", "↔"])
  func `of a symbol that is text by default is one column`(text: String) {
    #expect(displayWidth(text) == 1)
  }

  @Test func `of a syllable in parts is that of the whole`() {
    #expect(displayWidth("\u{1112}\u{1161}\u{11AB}") == 2)
  }

  @Test func `of mixed text is the sum`() {
    #expect(displayWidth("GDP 国内総生産 📈 +2%") == 4 + 10 + 1 + 2 + 1 + 3)
  }
}

@Suite struct `Text that is safe for a terminal` {
  @Test(arguments: ["", "plain", "Größe", "日本語 — “quoted” … €", "👩‍👩‍👧", "a\u{A0}b", "ب"])
  func `is left as it is`(text: String) {
    #expect(terminalSafe(text) == text)
  }

  @Test(arguments: [
    ("\u{1B}[31mred", "\\u{1b}[31mred"), ("a\nb\tc\r", "a\\u{a}b\\u{9}c\\u{d}"),
    ("a\r\nb", "a\\u{d}\\u{a}b"), ("\u{0}\u{7F}", "\\u{0}\\u{7f}"),
    ("\u{9B}2J\u{85}", "\\u{9b}2J\\u{85}"), ("\u{2028}\u{2029}", "\\u{2028}\\u{2029}"),
    ("\u{202A}\u{202E}\u{2066}\u{2069}", "\\u{202a}\\u{202e}\\u{2066}\\u{2069}"),
    ("\u{200E}\u{200F}\u{61C}", "\\u{200e}\\u{200f}\\u{61c}"), ("e\u{301}\u{7}", "e\u{301}\\u{7}"),
  ]) func `shows what would steer it`(text: String, shown: String) {
    #expect(terminalSafe(text) == shown)
  }
}
