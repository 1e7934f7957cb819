import Foundation

/// Another implementation to check against, where the machine has one.
package enum Python {
  /// Whether there is a `python3`.
  package static let isThere = (try? run("pass")) != nil

  /// Runs a script and returns what it printed.
  ///
  /// - Throws: ``Failure`` with what the script wrote to standard error.
  @discardableResult package static func run(
    _ script: String, input: [UInt8] = []
  ) throws -> String {
    let folder = try TemporaryFolder()
    // Files rather than pipes: neither side can wait for the other.
    for name in ["in", "out", "err"] { try folder.write("", to: name) }
    try Data(input).write(to: URL(filePath: folder.path("in")))
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script]
    process.standardInput = try FileHandle(forReadingFrom: URL(filePath: folder.path("in")))
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: folder.path("out")))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: folder.path("err")))
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(message: String(decoding: try folder.read("err"), as: UTF8.self))
    }
    return String(decoding: try folder.read("out"), as: UTF8.self)
  }

  /// What a script wrote before it failed.
  package struct Failure: Error {
    package let message: String
  }
}
