import CommandLineInterface
import Testing

@Suite struct `A command line is understood` {
  @Test func `with values after a space or after an equals sign`() throws {
    let spaced = try arguments("append", "--date", "2024-05-01", "cpi", "3.2")
    let joined = try arguments("append", "cpi", "3.2", "--date=2024-05-01")
    let short = try arguments("append", "cpi", "-d", "2024-05-01", "3.2")
    for parsed in [spaced, joined, short] {
      #expect(parsed.command == "append")
      #expect(parsed.value("date") == "2024-05-01")
      #expect(parsed.positional("INDICATOR") == "cpi")
      #expect(parsed.positional("VALUE") == "3.2")
    }
  }

  @Test func `with common options on either side of the command`() throws {
    let before = try arguments("-f", "here", "--verbose", "list")
    let after = try arguments("list", "--folder=here", "-v", "-v")
    #expect(before.value("folder") == "here")
    #expect(after.value("folder") == "here")
    #expect(before.flag("verbose"))
    #expect(after.flag("verbose"))
    #expect(try !arguments("list").flag("verbose"))
  }

  @Test func `with repeated options in their order`() throws {
    let parsed = try arguments("append", "--tag", "b", "cpi", "--tag=a", "1")
    #expect(parsed.values("tag") == ["b", "a"])
    #expect(parsed.values("date").isEmpty)
    #expect(parsed.value("date") == nil)
  }

  @Test func `with negative numbers and a lone dash as values`() throws {
    #expect(try arguments("append", "cpi", "-3.5").positional("VALUE") == "-3.5")
    #expect(try arguments("append", "cpi", "-.5").positional("VALUE") == "-.5")
    #expect(try arguments("append", "cpi", "1", "--date", "-3").value("date") == "-3")
    #expect(try arguments("import", "-", "a.csv").positionals("FILE") == ["-", "a.csv"])
    #expect(try arguments("import", "--delimiter", "-", "a").value("delimiter") == "-")
  }

  @Test func `with a value that begins with a dash after an equals sign`() throws {
    #expect(try arguments("append", "a", "1", "--tag=--odd").value("tag") == "--odd")
    #expect(try arguments("append", "a", "1", "--tag=a=b").value("tag") == "a=b")
    #expect(try arguments("append", "a", "1", "--tag=").value("tag") == "")
  }

  @Test func `with anything after two dashes as an argument`() throws {
    let parsed = try arguments("import", "-v", "--", "--help", "-x", "--")
    #expect(parsed.positionals("FILE") == ["--help", "-x", "--"])
  }

  @Test func `with an optional argument or without`() throws {
    #expect(try arguments("list").positional("PATTERN") == nil)
    #expect(try arguments("list", "help").positional("PATTERN") == "help")
  }
}

@Suite struct `A mistake is explained` {
  @Test func `with the command that was meant`() {
    #expect(
      complaint("apend")
        == "There is no command 'apend'. Did you mean 'append'? Try 'ledger help'.")
    #expect(complaint("zzzzzz") == "There is no command 'zzzzzz'. Try 'ledger help'.")
    #expect(complaint("help", "lsit")?.contains("Did you mean 'list'?") == true)
  }

  @Test func `with the option that was meant`() {
    #expect(
      complaint("append", "--dat", "x")
        == "'append' has no option '--dat'. Did you mean '--date'? Try 'ledger help append'.")
    #expect(complaint("list", "--hepl")?.contains("Did you mean '--help'?") == true)
  }

  @Test func `with the commands that have the option`() {
    #expect(
      complaint("list", "--date", "x")
        == "'--date' is an option of 'append', not of 'list'. Try 'ledger help list'.")
    #expect(
      complaint("--date", "x", "append")
        == "'--date' is an option of 'append', and stands after the command's name."
        + " Try 'ledger help'.")
  }

  @Test func `with the values to choose from`() {
    #expect(
      complaint("append", "a", "1", "--quality=finl")
        == "The option '--quality' takes one of 'final', 'provisional', not 'finl'."
        + " Did you mean 'final'? Try 'ledger help append'.")
  }

  @Test func `with the placeholder of a missing value`() {
    #expect(
      complaint("append", "a", "1", "-d")
        == "The option '-d' needs a value, DATE. Try 'ledger help append'.")
    #expect(
      complaint("append", "a", "1", "--tag", "-x")?
        .contains("One that begins with '-' is joined by '=': '--tag=-x'.") == true)
  }

  @Test func `when arguments are missing or too many`() {
    #expect(
      complaint("append", "cpi")
        == "The argument VALUE is missing. The value, a decimal number."
        + " Try 'ledger help append'.")
    #expect(complaint("import")?.contains("FILE is missing") == true)
    #expect(
      complaint("list", "a", "b")
        == "'b' is one argument too many for 'list [PATTERN]'. Try 'ledger help list'.")
  }

  @Test func `when an option is given twice`() {
    #expect(complaint("append", "-d", "a", "--date", "b")?.contains("given twice") == true)
    #expect(complaint("append", "-n", "--dry-run")?.contains("given twice") == true)
  }

  @Test func `when a flag is given a value`() {
    #expect(complaint("append", "--dry-run=yes")?.contains("takes no value") == true)
  }

  @Test func `when short options are joined`() {
    #expect(complaint("append", "-nv")?.contains("no option '-nv'") == true)
    #expect(complaint("append", "-d=x")?.contains("no option '-d=x'") == true)
  }

  @Test func `when there is no command`() {
    #expect(complaint("-v") == "The name of a command is missing. Try 'ledger help'.")
    #expect(complaint("help", "list", "append")?.contains("one command at a time") == true)
  }

  @Test func `without letting its own text steer the terminal`() {
    #expect(complaint("\u{1B}[2J")?.contains("'\\u{1b}[2J'") == true)
  }
}
