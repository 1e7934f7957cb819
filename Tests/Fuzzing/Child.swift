import Foundation

/// A run of this program as a child, so that a trap ends the child alone.
struct Child {
  /// The lines that it printed.
  private(set) var lines: [String] = []
  /// Whether it ended by itself and with success.
  private(set) var isWell = false

  /// Runs this program with `arguments` to its end.
  ///
  /// - Parameters:
  ///   - arguments: the words after the program's name.
  ///   - input: what it reads from its standard input.
  ///   - isQuiet: whether what it says of its own trap is thrown away.
  ///   - onLine: called with every line as it comes.
  /// - Throws: if it cannot be started.
  init(
    _ arguments: [String], input: [UInt8] = [], isQuiet: Bool = false,
    onLine: (String) -> Void = { _ in }
  ) throws {
    let process = Process()
    let (toChild, fromChild) = (Pipe(), Pipe())
    process.executableURL = Bundle.main.executableURL
    process.arguments = arguments
    var environment = ProcessInfo.processInfo.environment
    // Foundation keeps memory of every process it starts; that is not what is looked for.
    environment["ASAN_OPTIONS"] = environment["ASAN_OPTIONS"] ?? "detect_leaks=0"
    if isQuiet {
      environment["SWIFT_BACKTRACE"] = "enable=no"
      process.standardError = FileHandle.nullDevice
    }
    process.environment = environment
    process.standardInput = toChild
    process.standardOutput = fromChild
    try process.run()
    toChild.fileHandleForWriting.write(Data(input))
    try toChild.fileHandleForWriting.close()
    var rest: [UInt8] = []
    while true {
      let data = fromChild.fileHandleForReading.availableData
      guard !data.isEmpty else { break }
      rest += data
      while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        lines.append(String(decoding: rest[..<end], as: UTF8.self))
        rest.removeSubrange(...end)
        onLine(lines[lines.count - 1])
      }
    }
    process.waitUntilExit()
    isWell = process.terminationReason == .exit && process.terminationStatus == 0
  }
}
