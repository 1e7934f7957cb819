import Foundation

/// Throws bytes at everything that reads bytes which somebody else may have made.
///
/// For libFuzzer, which is guided by coverage, build the same targets with this, and give it the
/// seeds and the words of a target:
///
///     swift run -c release fuzz --target json --write-corpus .build/corpus
///     swift build -c release --product fuzz --sanitize fuzzer -Xswiftc -DLIBFUZZER \
///       --scratch-path .build/fuzzer
///     FUZZ_TARGET=json .build/fuzzer/release/fuzz -dict=.build/corpus/json.dict .build/corpus/json
enum Fuzz {
  static let help = """
    fuzz: throws bytes at everything that reads bytes which somebody else may have made.

    Usage: swift run -c release fuzz [--target NAME]... [--inputs N] [--seed S]

      --target NAME   only this target; may be given more than once
      --inputs N      how many inputs for each target (200000)
      --seed S        the seed: the same one makes the same inputs (1)
      --write-corpus FOLDER
                      write the targets' seeds and words there, for libFuzzer, and stop
      --check         check one input, read from standard input, and stop

    Exit codes: 0 nothing found, 1 something found, 2 usage.
    Targets: \(FuzzTarget.all.map(\.name).joined(separator: ", "))

    """

  /// Runs the program; returns its exit code.
  static func run(_ arguments: [String]) throws -> Int32 {
    guard let options = Options(arguments) else {
      FileHandle.standardError.write(Data(help.utf8))
      return arguments.contains("--help") ? 0 : 2
    }
    if let folder = options.corpusFolder {
      for target in options.targets { try Corpus.write(target, to: folder) }
      return 0
    }
    if options.isCheck {
      let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
      Worker.setAlarm(Worker.patienceInSeconds)
      for target in options.targets {
        guard case .broken(let reason) = Worker.outcome(of: target, bytes) else { continue }
        print("\(target.name): \(reason)")
        return 1
      }
      return 0
    }
    if let numbers = options.work {
      for target in options.targets {
        try Worker(target, seed: options.seed).run(numbers, announcing: options.isAnnouncing)
      }
      return 0
    }
    return try checkAll(options)
  }

  private static func checkAll(_ options: Options) throws -> Int32 {
    let width = (options.targets.map(\.name.count) + [6]).max() ?? 0
    func row(_ cells: [String]) -> String {
      cells.enumerated().map { index, cell in
        let padding = String(repeating: " ", count: max(0, (index == 0 ? width : 10) - cell.count))
        return index == 0 ? cell + padding : padding + cell
      }.joined(separator: "  ")
    }
    print("seed \(options.seed)")
    print(row(["target", "inputs", "accepted", "seconds"]))
    for target in options.targets {
      var run = Run(target, seed: options.seed, inputCount: options.inputCount)
      let time = try ContinuousClock().measure {
        try run.run { Progress.show("\(target.name): \($0) of \(options.inputCount)") }
      }
      Progress.show("")
      let tenths = Int(time / .milliseconds(100))
      print(
        row([target.name, "\(run.checked)", "\(run.accepted)", "\(tenths / 10).\(tenths % 10)"]))
      // Each row when it is known, into a file as well.
      fflush(nil)
      guard run.failure != nil else { continue }
      try run.minimise()
      if let failure = run.failure { report(failure, run) }
      return 1
    }
    return 0
  }

  private static func report(_ failure: Run.Failure, _ run: Run) {
    let hex = failure.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    print(
      """

      \(run.target.name), seed \(run.seed), input \(failure.number): \(failure.reason)
      made smaller, \(failure.bytes.count) bytes: \(
        String(decoding: failure.bytes, as: UTF8.self).debugDescription)
      in hexadecimal: \(hex)
      again: printf \(hex) | xxd -r -p | fuzz --target \(run.target.name) --check
      """)
  }
}

/// One line that overwrites itself, on a terminal only.
private enum Progress {
  static func show(_ text: String) {
    guard isatty(STDERR_FILENO) == 1 else { return }
    FileHandle.standardError.write(Data("\r\u{1B}[K\(text)".utf8))
  }
}

// libFuzzer brings a main program of its own.
#if !LIBFUZZER
  @main
  enum Program {
    static func main() throws {
      exit(try Fuzz.run(Array(CommandLine.arguments.dropFirst())))
    }
  }
#endif
