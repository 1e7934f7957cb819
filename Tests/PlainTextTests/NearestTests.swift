import PlainText
import Testing

@Suite struct `The nearest name` {
  let commands = ["append", "verify", "list", "show", "snapshot"]

  @Test(arguments: [
    ("apend", "append"), ("lsit", "list"), ("shwo", "show"), ("VERIFY", "verify"),
    ("verfiy", "verify"), ("appendd", "append"), ("snpashto", "snapshot"),
  ]) func `is found through slips of the keyboard`(typed: String, meant: String) {
    #expect(nearest(to: typed, in: commands) == meant)
  }

  @Test func `is the only one that the name abbreviates`() {
    #expect(nearest(to: "ver", in: commands) == "verify")
    #expect(nearest(to: "SNAP", in: commands) == "snapshot")
    #expect(nearest(to: "s", in: commands) == nil)
    #expect(nearest(to: "alpha", in: ["alphabetical", "alphabetic"]) == nil)
  }

  @Test func `is none if all are far`() {
    #expect(nearest(to: "delete", in: commands) == nil)
    #expect(nearest(to: "xy", in: ["ab", "cd"]) == nil)
    #expect(nearest(to: "", in: ["a", "help"]) == nil)
    #expect(nearest(to: "list", in: []) == nil)
  }

  @Test func `is the first of equals`() {
    #expect(nearest(to: "cat", in: ["bat", "rat", "hat"]) == "bat")
    #expect(nearest(to: "cat", in: ["bats", "rat", "hat"]) == "rat")
  }

  @Test func `may be farther off the longer it is`() {
    #expect(nearest(to: "unemploymentrate", in: ["employment_rates"]) == "employment_rates")
    #expect(nearest(to: "rate", in: ["bone"]) == nil)
  }

  @Test func `is exact before it is an abbreviation`() {
    #expect(nearest(to: "LIST", in: ["listing", "list"]) == "list")
  }

  @Test func `is found among thousands`() {
    let names = (0..<5_000).map { "indicator-number-\($0)-of-the-region" }
    #expect(
      nearest(to: "indicater-number-4999-of-the-regoin", in: names)
        == "indicator-number-4999-of-the-region")
  }
}
