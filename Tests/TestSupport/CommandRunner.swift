import Foundation

/// What a run of the program printed, and how it ended.
public struct CommandOutput: Sendable {
  /// Standard output.
  public let output: String
  /// Standard error.
  public let error: String
  /// The exit code.
  public let status: Int32
}

/// Runs the built program as a user does.
public struct CommandRunner: Sendable {
  private let folder: String

  /// Runs it in a folder; the repository's own unless said otherwise.
  public init(in folder: String = Repository.path) { self.folder = folder }

  /// The path of the program, beside the test bundle.
  public static var program: String {
    let tests = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    return tests.appending(path: "indicators").path(percentEncoded: false)
  }

  /// Runs `indicators` with arguments.
  public func callAsFunction(_ arguments: String..., input: String = "") throws -> CommandOutput {
    try run([Self.program] + arguments, input: input)
  }

  /// Runs `indicators` with a list of arguments.
  package func callAsFunction(all arguments: [String]) throws -> CommandOutput {
    try run([Self.program] + arguments, input: "")
  }

  /// Runs a line of shell, in which `indicators` is the built program, in a test's folder.
  package func shell(_ line: String, in folder: TemporaryFolder) throws -> CommandOutput {
    try CommandRunner(in: folder.path).shell(line)
  }

  /// Runs a line of shell in which `indicators` is the built program.
  public func shell(_ line: String) throws -> CommandOutput {
    let folder = URL(filePath: Self.program).deletingLastPathComponent().path(percentEncoded: false)
    return try run(["/bin/sh", "-c", "PATH='\(folder)':$PATH\n\(line)"], input: "")
  }

  private func run(_ command: [String], input: String) throws -> CommandOutput {
    let process = Process()
    process.executableURL = URL(filePath: command[0])
    process.arguments = Array(command.dropFirst())
    process.currentDirectoryURL = URL(filePath: folder)
    let scratch = try TemporaryFolder()
    // Files rather than pipes: no amount of output can block the program.
    for name in ["in", "out", "error"] { try scratch.write(name == "in" ? input : "", to: name) }
    let streams = try ["out", "error"].map { name in
      try FileHandle(forWritingTo: URL(filePath: scratch.path(name)))
    }
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: scratch.path("in")))
    process.standardOutput = streams[0]
    process.standardError = streams[1]
    try process.run()
    process.waitUntilExit()
    // Otherwise they stay open for as long as the tests run.
    for stream in streams { try stream.close() }
    return CommandOutput(
      output: String(decoding: try scratch.read("out"), as: UTF8.self),
      error: String(decoding: try scratch.read("error"), as: UTF8.self),
      status: process.terminationStatus)
  }
}
