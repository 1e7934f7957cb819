import CommandLineInterface
import IndicatorLedger
import PlainText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The program: finds the command, runs it, and turns errors into words and exit codes.
@main
enum Indicators {
  /// All commands, in the order in which help lists them.
  static let commands: [any Command.Type] = always + optional

  /// Those that only some builds have.
  private static var optional: [any Command.Type] {
    #if Web
      [ServeCommand.self]
    #else
      []
    #endif
  }

  private static let always: [any Command.Type] = [
    InitCommand.self, AppendCommand.self, ImportCommand.self, ExportCommand.self, DraftCommand.self,
    CheckCommand.self,
    ShowCommand.self,
    TotalsCommand.self,
    GrowthCommand.self, StreaksCommand.self, ClaimsCommand.self, HistoryCommand.self,
    TriangleCommand.self, StatsCommand.self, CalendarCommand.self, ReplayCommand.self,
    AuditCommand.self, ReportCommand.self, PlotCommand.self,
    VerifyCommand.self,
    ProveCommand.self,
    CheckpointCommand.self, CopyCommand.self, SnapshotCommand.self, EventsCommand.self,
    WatchCommand.self,
    SeriesCommand.self,
    CompletionCommand.self,
  ]

  static let program = ProgramDeclaration(
    "indicators", "A ledger of official figures: what was published, when, and what changed since.",
    commands: commands.map { $0.declaration },
    commonOptions: [
      OptionDeclaration(
        "ledger", value: "PLACE",
        "The ledger's folder, or postgresql://…; without it, the one around the working folder.")
    ])

  static func main() {
    Surroundings.prepare()
    let status = run(Array(CommandLine.arguments.dropFirst()))
    exit(status.rawValue)
  }

  private static func run(_ arguments: [String]) -> ExitCode {
    do {
      switch try program.parse(arguments) {
      case .help(let text):
        writeOut(text)
        return .done
      case .run(let parsed):
        guard let command = commands.first(where: { $0.declaration.name == parsed.command }) else {
          return .usage
        }
        return try command.run(parsed)
      }
    } catch let error as UsageError {
      return report(error.message, .usage)
    } catch let error as LedgerError {
      return report(error.told, ExitCode(for: error.code))
    } catch {
      return report("\(error)", .unavailable)
    }
  }

  private static func report(_ message: String, _ code: ExitCode) -> ExitCode {
    writeError("indicators: \(Secrets.removed(from: terminalSafe(message)))\n")
    return code
  }
}

/// A command: what help says of it, and what it does.
protocol Command: SendableMetatype {
  static var declaration: CommandDeclaration { get }
  static func run(_ arguments: ParsedArguments) throws -> ExitCode
}

/// How the program ends; the handbook's `Commands.md`, "Exit codes".
enum ExitCode: Int32 {
  case done = 0
  /// There are findings.
  case findings = 1
  /// The command line cannot be understood.
  case usage = 2
  /// Input was refused.
  case refused = 3
  /// The ledger is damaged or unavailable.
  case unavailable = 4
  // 5 and 141: done, but the output did not get through; `writeOut` ends the program with them.

  init(for code: LedgerError.Code) {
    self = [.damaged, .unavailable, .locked].contains(code) ? .unavailable : .refused
  }
}
