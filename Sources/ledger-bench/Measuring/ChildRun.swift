import LedgerLog
import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A program run to its end, and what that took.
struct ChildRun {
  /// What it printed.
  private(set) var output: [UInt8] = []
  /// From before its start until its end was known.
  private(set) var wallSeconds = 0.0
  /// What it and the system on its behalf had the processors busy for.
  private(set) var processorSeconds = 0.0
  /// The memory it had; zeros unless it was watched.
  private(set) var memory = MemoryWatch()

  /// Runs a program with no input.
  ///
  /// - Parameters:
  ///   - words: the program, looked for on the `PATH` unless it has a slash, and its arguments.
  ///   - folder: where its output is kept meanwhile.
  ///   - watchesMemory: look at its memory all the time, which takes time from a second core.
  /// - Throws: ``LedgerError`` with the code `unavailable` if it cannot be started or fails, with
  ///   what it said.
  init(_ words: [String], in folder: String, watchesMemory: Bool = false) throws(LedgerError) {
    let (output, errors) = (folder + "/child.out", folder + "/child.err")
    let start = now()
    let process = try Self.start(words, output: output, errors: errors)
    var status: Int32 = 0
    var usage = rusage()
    var looks = 0
    while true {
      let ended = unsafe wait4(process, &status, watchesMemory ? WNOHANG : 0, &usage)
      if ended == process { break }
      guard ended == 0 || errno == EINTR else { throw problem("cannot wait for \(words[0])") }
      memory.look(at: process)
      looks += 1
      // Short programs are looked at without a pause: they end within milliseconds.
      if looks > 2_000 { _ = usleep(2_000) }
    }
    wallSeconds = now() - start
    processorSeconds = Self.seconds(usage.ru_utime) + Self.seconds(usage.ru_stime)
    guard status == 0 else {
      let said = fileText(errors).map { ": " + $0.suffix(2_000) } ?? ""
      throw problem("\(words.joined(separator: " ").prefix(200)) failed\(said)")
    }
    self.output = try contents(ofFile: output)
  }

  private static func seconds(_ time: timeval) -> Double {
    Double(time.tv_sec) + Double(time.tv_usec) * 1e-6
  }

  private static func start(
    _ words: [String], output: String, errors: String
  ) throws(LedgerError) -> pid_t {
    #if canImport(Glibc)
      var actions = unsafe posix_spawn_file_actions_t()
    #else
      var actions: posix_spawn_file_actions_t?
    #endif
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    unsafe posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o644)
    unsafe posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o644)
    // The array ends in nil, as posix_spawnp wants, and each copy is freed below.
    var pointers = unsafe words.map { unsafe strdup($0) } + [nil]
    defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
    var process: pid_t = 0
    let result = unsafe posix_spawnp(
      &process, words[0], &actions, nil, &pointers, environment())
    guard result == 0 else {
      throw problem("cannot start \(words[0]): \(unsafe String(cString: strerror(result)))")
    }
    return process
  }
}

/// What keeps the benchmark from going on, in words.
func problem(_ message: String) -> LedgerError { LedgerError(.unavailable, message) }

/// The program's environment, which Darwin keeps behind a function.
private func environment() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  #if canImport(Glibc)
    unsafe environ
  #else
    unsafe _NSGetEnviron().pointee
  #endif
}
