import CommandLineInterface
import LedgerModel
import PlainText

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The benchmark: compares the ledger with its peers, or measures it alone.
@main
enum LedgerBench {
  /// All commands, in the order in which help lists them; the first may be left out.
  static let commands: [any BenchCommand.Type] = [
    CompareCommand.self, GenerateCommand.self, ReplayCommand.self, LookUpCommand.self,
    AppendSmallCommand.self, AppendBesideCommand.self, SnapshotCommand.self, VintagesCommand.self,
  ]

  static let program = ProgramDeclaration(
    "ledger-bench", "Measures the ledger, against what its users would pick instead.",
    commands: commands.map { $0.declaration }, commonOptions: [])

  static func main() {
    exit(run(Array(CommandLine.arguments.dropFirst())))
  }

  private static func run(_ arguments: [String]) -> Int32 {
    do {
      switch try program.parse(completed(arguments), width: Terminal.width() ?? 80) {
      case .help(let text): writeOut(text)
      case .run(let parsed):
        try commands.first { $0.declaration.name == parsed.command }?.run(parsed)
      }
      return 0
    } catch is UnsoundReport {
      return 1
    } catch let error as UsageError {
      return report(error.message, 2)
    } catch let error as LedgerError {
      return report(error.description, 4)
    } catch {
      return report("\(error)", 4)
    }
  }

  /// The arguments with the command that may be left out.
  private static func completed(_ arguments: [String]) -> [String] {
    guard let first = arguments.first, !first.hasPrefix("-") else {
      return [CompareCommand.declaration.name] + arguments
    }
    return arguments
  }

  private static func report(_ message: String, _ status: Int32) -> Int32 {
    writeError("ledger-bench: \(terminalSafe(message))\n")
    return status
  }
}

/// Contestants disagreed or a measure failed, as the report that was printed says.
struct UnsoundReport: Error {}

/// A command: what help says of it, and what it does.
protocol BenchCommand: SendableMetatype {
  static var declaration: CommandDeclaration { get }
  static func run(_ arguments: ParsedArguments) throws
}
