#if Web
  import CommandLineInterface
  import HTTPServing
  import IndicatorLedger
  import ParallelWork
  import PlainText

  /// `serve`: the pages and the answers of commands over the net.
  enum ServeCommand: Command {
    static let declaration = CommandDeclaration(
      "serve", "Show the ledger in browsers: the pages of 'report', live, and JSON under /api/.",
      discussion:
        "It only shows, and nobody but this machine sees it, unless --host says otherwise. The "
        + "pages come again by themselves when events are appended. /api/totals and its like "
        + "answer as the commands do with --format json: options are named in the address, and "
        + "series=, period= or seq= are what stands without a name.",
      options: [
        OptionDeclaration("port", value: "PORT", "The port; 8420 unless said otherwise."),
        OptionDeclaration(
          "host", value: "ADDRESS",
          "The address of this machine to listen at, in numbers; 127.0.0.1 unless said otherwise."),
        OptionDeclaration("title", value: "TEXT", "What the site is called."),
      ],
      examples: [
        ExampleDeclaration("indicators serve", "open http://localhost:8420"),
        ExampleDeclaration(
          "indicators serve --host 0.0.0.0 --port 80", "for all who reach this machine"),
      ])

    static func run(_ arguments: ParsedArguments) throws -> ExitCode {
      let ledger = try openLedger(arguments)
      let address = arguments.value("host") ?? "127.0.0.1"
      guard let port = Int(arguments.value("port") ?? "8420"), (0...65535).contains(port) else {
        throw UsageError(
          message: "'\(arguments.value("port") ?? "")' is no port; expected 0 to 65535.")
      }
      let site = ServedSite(ledger, title: arguments.value("title") ?? "Indicator ledger")
      let isLocal = address == "127.0.0.1" || address == "::1"
      let routes = Routes(
        site: site, api: CommandAPI(place: arguments.value("ledger") ?? ledger.place),
        hosts: isLocal ? ["localhost", "127.0.0.1", "[::1]"] : nil)
      let daemon = try listen(address, port) { routes.answer($0) }
      let name = isLocal ? "localhost" : address.contains(":") ? "[\(address)]" : address
      writeOut("http://\(name):\(daemon.port)\n")
      // Whoever asks before they are made waits for them.
      try site.make()
      site.follow { writeError("indicators: \(terminalSafe($0))\n") }
      return .done
    }

    private static func listen(
      _ address: String, _ port: Int, _ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
    ) throws(LedgerError) -> HTTPDaemon {
      do { return try HTTPDaemon(at: address, port: port, answer: answer) } catch {
        throw LedgerError(
          .unavailable, error.message + (error.isOfPort ? "; name another --port" : ""))
      }
    }
  }
#endif
