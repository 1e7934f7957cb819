#if Web
  import CommandLineInterface
  import HTTPServing
  import IndicatorLedger
  import LedgerSite
  import StrictJSON

  /// The answers of commands over the net: `/api/totals?series=CN.TRADE.*&as-of=2024-01-12` is what
  /// `indicators totals 'CN.TRADE.*' --as-of 2024-01-12 --format json` prints.
  struct CommandAPI: Sendable {
    /// The ledger as a command line names it.
    let place: String

    /// The commands that only read, and that answer in rows.
    static let commands: [any Command.Type] = [
      SeriesCommand.self, ShowCommand.self, TotalsCommand.self, GrowthCommand.self,
      StreaksCommand.self, ClaimsCommand.self, HistoryCommand.self, TriangleCommand.self,
      StatsCommand.self, CalendarCommand.self, AuditCommand.self, EventsCommand.self,
    ]
    /// What the server itself decides.
    private static let kept: Set<String> = [
      "ledger", "format", "plot", "ascii", "height", "help",
    ]

    /// - Parameters:
    ///   - name: the command.
    ///   - query: its arguments: options by their names, others by their names in small letters.
    ///   - head: what the pages were made of.
    /// - Returns: rows as JSON, or what is wrong as `{"error": …}`.
    func answer(
      _ name: Substring, _ query: [(name: String, value: String)], _ head: SiteHead
    ) -> HTTPResponse {
      if name == "checkpoint" {
        return json(
          200,
          JSONValue.members([
            "origin": .string(head.origin), "size": .integer(head.size), "root": .string(head.root),
          ]).text + "\n")
      }
      guard let command = Self.commands.first(where: { $0.declaration.name == name }) else {
        let names = Self.commands.map { $0.declaration.name } + ["checkpoint"]
        return problem(
          404, "There is no /api/\(name.prefix(40)); there are \(names.joined(separator: ", ")).")
      }
      let answer = Result { try rows(of: command, query) }
      switch answer {
      case .success(let rows): return json(200, rows)
      case .failure(let error): return problem(error)
      }
    }

    /// What a command prints.
    private func rows(
      of command: any Command.Type, _ query: [(name: String, value: String)]
    ) throws -> String {
      let words = try Self.words(query, for: command.declaration)
      let line = [command.declaration.name, "--ledger", place, "--format", "json"] + words
      guard case .run(let arguments) = try Indicators.program.parse(line) else { return "[]\n" }
      return try KeptOutput.text { _ = try command.run(arguments) }
    }

    private func problem(_ error: any Error) -> HTTPResponse {
      if let error = error as? UsageError { return problem(400, error.message) }
      if let error = error as? LedgerError {
        return problem(ExitCode(for: error.code) == .unavailable ? 503 : 400, error.message)
      }
      return problem(500, "\(error)")
    }

    /// A command line of what stands in an address.
    static func words(
      _ query: [(name: String, value: String)], for command: CommandDeclaration
    ) throws(UsageError) -> [String] {
      var options: [String] = []
      var positionals: [String: [String]] = [:]
      for (name, value) in query {
        if command.positionals.contains(where: { $0.name.lowercased() == name }) {
          positionals[name, default: []].append(value)
        } else if let option = command.options.first(where: { $0.name == name }),
          !kept.contains(name)
        {
          options.append(option.value == nil ? "--\(name)" : "--\(name)=\(value)")
        } else {
          let names =
            command.positionals.map { $0.name.lowercased() }
            + command.options.map(\.name).filter { !kept.contains($0) }
          throw UsageError(
            message: "/api/\(command.name) has no '\(name.prefix(40))'; it has "
              + "\(names.joined(separator: ", ")).")
        }
      }
      let inOrder = command.positionals.flatMap { positionals[$0.name.lowercased()] ?? [] }
      return options + ["--"] + inOrder
    }

    private func problem(_ status: Int, _ message: String) -> HTTPResponse {
      json(status, JSONValue.members(["error": .string(message)]).text + "\n")
    }

    private func json(_ status: Int, _ text: String) -> HTTPResponse {
      HTTPResponse(status, type: "application/json", .bytes(Array(text.utf8)))
    }
  }
#endif
