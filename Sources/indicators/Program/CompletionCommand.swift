import CommandLineInterface

/// `completion`: a script that completes commands and options in a shell.
enum CompletionCommand: Command {
  static let declaration = CommandDeclaration(
    "completion", "Print a script that completes commands and options in a shell.",
    positionals: [PositionalDeclaration("SHELL", "bash, zsh or fish.")],
    examples: [
      ExampleDeclaration(
        "indicators completion bash >> ~/.bash_completion", "complete in bash from now on")
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    writeOut(try Indicators.program.completionScript(shell: arguments.positional("SHELL") ?? ""))
    return .done
  }
}
