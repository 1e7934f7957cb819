package import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Runs a program of the operating system with no input and its output thrown away.
///
/// - Returns: the exit code; nil if there is no such program.
/// - Throws: ``LedgerError`` with the code `unavailable` if it cannot be started otherwise.
package func runProgram(_ arguments: [String]) throws(LedgerError) -> Int32? {
  #if canImport(Glibc)
    var actions = unsafe posix_spawn_file_actions_t()
  #else
    var actions: posix_spawn_file_actions_t?
  #endif
  unsafe posix_spawn_file_actions_init(&actions)
  defer { unsafe posix_spawn_file_actions_destroy(&actions) }
  for descriptor: Int32 in 0...2 {
    let flags = descriptor == 0 ? O_RDONLY : O_WRONLY
    unsafe posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", flags, 0)
  }
  // The array ends in nil, as posix_spawnp wants, and each copy is freed below.
  var pointers = unsafe arguments.map { unsafe strdup($0) } + [nil]
  defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
  var process: pid_t = 0
  let result = unsafe posix_spawnp(&process, arguments[0], &actions, nil, &pointers, environment())
  if result == ENOENT { return nil }
  guard result == 0 else {
    errno = result
    throw systemError("cannot start", arguments[0])
  }
  var status: Int32 = 0
  while unsafe waitpid(process, &status, 0) < 0 {
    guard errno == EINTR else { throw systemError("cannot wait for", arguments[0]) }
  }
  // The low seven bits tell a signal, the next eight the exit code: wait(2).
  return status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + (status & 0x7F)
}

/// Makes a folder that nobody else has, where the system keeps temporary files.
///
/// - Throws: ``LedgerError`` with the code `unavailable`.
package func makeTemporaryFolder(_ name: String) throws(LedgerError) -> String {
  let parent = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
  // The system puts other characters in place of the six X: mkdtemp(3).
  var template = Array("\(parent)/\(name)-XXXXXX".utf8CString)
  guard unsafe mkdtemp(&template) != nil else {
    throw systemError("cannot make a folder in", parent)
  }
  return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

/// A folder of its own that is removed, with what is in it, when it goes out of scope.
struct ScratchFolder: ~Copyable {
  let path: String
  private let names: [String]

  /// - Parameter names: the files that will be made in it.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  init(for names: [String]) throws(LedgerError) {
    path = try makeTemporaryFolder("indicators")
    self.names = names
  }

  deinit {
    for name in names { unsafe unlink(path + "/" + name) }
    unsafe rmdir(path)
  }

  func write(_ bytes: [UInt8], to name: String) throws(LedgerError) {
    try OpenFile(path + "/" + name, O_WRONLY | O_CREAT | O_TRUNC).write(bytes, at: 0)
  }

  func read(_ name: String) throws(LedgerError) -> [UInt8] {
    try OpenFile(path + "/" + name, O_RDONLY).readAll()
  }
}

/// The program's environment, which Darwin keeps behind a function.
private func environment() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
  #if canImport(Glibc)
    unsafe environ
  #else
    unsafe _NSGetEnviron().pointee
  #endif
}
