import CommandLineInterface
import Testing

@Suite struct `Help is shown` {
  @Test func `as an overview when nothing or only help is asked for`() throws {
    let overview = sample.help()
    #expect(try helpText() == overview)
    #expect(try helpText("help") == overview)
    #expect(try helpText("help", "help") == overview)
    #expect(try helpText("--help") == overview)
    #expect(try helpText("-v", "-h") == overview)
  }

  @Test func `of a command wherever it is asked for`() throws {
    let append = try helpText("help", "append")
    #expect(append?.hasPrefix("Usage: ledger append INDICATOR VALUE [OPTIONS]\n") == true)
    #expect(try helpText("append", "--help") == append)
    #expect(try helpText("append", "cpi", "--bogus", "-h") == append)
    #expect(try helpText("append", "--date", "--help") == append)
    #expect(try helpText("--help", "append") == append)
  }

  @Test func `with aligned columns in eighty columns`() throws {
    let text = try helpText("help", "append")
    #expect(
      text == """
        Usage: ledger append INDICATOR VALUE [OPTIONS]

        Record a value of an indicator.

        The value is added at the end, and nothing that was recorded before is changed.

        Arguments:
          INDICATOR              The name of the indicator.
          VALUE                  The value, a decimal number.

        Options:
          -d, --date DATE        The day that the value is of.
              --quality QUALITY  How sure the value is. One of final, provisional.
              --tag TAG          A word to find the value by. May be given more than
                                 once.
          -n, --dry-run          Say what would be recorded, and record nothing.

        Options of every command:
          -f, --folder FOLDER    The folder of the ledger.
          -v, --verbose          Say more. May be given more than once.
          -h, --help             Show this help.

        Examples:
          $ ledger append cpi 3.2
              Records 3.2 for today.

        """)
  }

  @Test func `with the commands in the overview`() {
    #expect(
      sample.help() == """
        ledger: keeps a ledger of indicators.

        Usage: ledger COMMAND [ARGUMENTS] [OPTIONS]

        Commands:
          append               Record a value of an indicator.
          import               Record many values from files; it's quick.
          list                 List the indicators.

        Options of every command:
          -f, --folder FOLDER  The folder of the ledger.
          -v, --verbose        Say more. May be given more than once.
          -h, --help           Show this help.

        Try 'ledger help COMMAND' for its arguments and examples.

        """)
  }

  @Test(arguments: [40, 60, 80, 120]) func `within the width`(width: Int) {
    for command in sample.commands {
      let lines = sample.help(for: command, width: width).split(separator: "\n")
      for line in lines where !line.hasPrefix("Usage") && !line.contains("$ ") {
        #expect(line.count <= max(width, 50), "\(line)")
        #expect(!line.hasSuffix(" "))
      }
    }
  }
}
