import Foundation
import Synchronization

/// A run of the program that goes on while a test watches it, stops it or kills it.
package final class RunningProgram: Sendable {
  private let scratch: TemporaryFolder
  private let process: Process
  private let ends: AsyncStream<Int32>

  /// Starts `indicators`, or another of this package's programs, with arguments, and with `path`
  /// instead of the test's own `PATH`.
  package init(_ arguments: [String], of program: String? = nil, path: String? = nil) throws {
    scratch = try TemporaryFolder()
    process = Process()
    let indicators = URL(filePath: CommandRunner.program)
    process.executableURL =
      program.map { indicators.deletingLastPathComponent().appending(path: $0) } ?? indicators
    process.arguments = arguments
    if let path { process.environment = ["PATH": path] }
    process.standardInput = FileHandle.nullDevice
    // Files rather than pipes: no amount of output can block the program.
    for name in ["out", "error"] { try scratch.write("", to: name) }
    let output = try FileHandle(forWritingTo: URL(filePath: scratch.path("out")))
    let error = try FileHandle(forWritingTo: URL(filePath: scratch.path("error")))
    process.standardOutput = output
    process.standardError = error
    let (ends, end) = AsyncStream<Int32>.makeStream()
    self.ends = ends
    process.terminationHandler = { process in
      let isExit = process.terminationReason == .exit
      end.yield(isExit ? process.terminationStatus : -process.terminationStatus)
      end.finish()
    }
    try process.run()
    // They would stay open after the process is gone, and thousands of runs use all numbers up.
    try output.close()
    try error.close()
  }

  /// The operating system's number for it.
  package var processID: Int32 { process.processIdentifier }

  /// Ends it at once, wherever it is.
  package func kill() { _ = Foundation.kill(processID, SIGKILL) }

  /// Waits until it has ended; ask once.
  ///
  /// - Returns: the exit code, or the number of the signal that ended it as a negative number.
  package func end() async -> Int32 {
    for await status in ends { return status }
    return .min
  }

  /// What it has printed so far.
  package func output() throws -> String {
    String(decoding: try scratch.read("out"), as: UTF8.self)
  }

  /// What it has printed to standard error so far.
  package func error() throws -> String {
    String(decoding: try scratch.read("error"), as: UTF8.self)
  }

  /// Waits until it has printed a text to standard error.
  ///
  /// - Returns: whether it did within ten seconds.
  package func says(_ text: String) async throws -> Bool {
    for _ in 0..<2_000 {
      if try error().contains(text) { return true }
      try await Task.sleep(for: .milliseconds(5))
    }
    return false
  }
}
