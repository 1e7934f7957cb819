import Foundation
import LedgerLog
import Synchronization

/// A PostgreSQL server of a test's own: on loopback, with data in a temporary folder.
///
/// It runs as the user of the tests; if that is root, which PostgreSQL refuses, as `postgres`.
package final class PostgreSQLServer: @unchecked Sendable {
  package let port: Int
  /// The folder of its data.
  package let data: String
  private let folder: String
  /// Settings on its command line, such as `wal_level=replica`.
  package var settings: [String]

  /// The user who may do everything.
  package static let owner = "owner"

  /// The one that tests share; it ends with them.
  package static let shared: Result<PostgreSQLServer, any Error> = Result {
    let server = try PostgreSQLServer()
    try server.start()
    running.withLock { $0 = server }
    atexit { PostgreSQLServer.running.withLock { $0?.remove() } }
    return server
  }

  private static let running = Mutex<PostgreSQLServer?>(nil)

  /// Makes the folder of a server that is not started yet.
  ///
  /// - Parameters:
  ///   - settings: settings as `name=value`.
  ///   - primary: the server to follow; nil: none.
  /// - Throws: what a program of the server said, if it failed.
  package init(settings: [String] = [], following primary: PostgreSQLServer? = nil) throws {
    port = try Self.freePort()
    folder = "/tmp/ledger-postgresql-\(getpid())-\(port)"
    data = folder + "/data"
    self.settings = settings
    try Self.asServer(["mkdir", "-p", folder])
    if let primary {
      try Self.asServer([
        Self.program("pg_basebackup"), "-D", data, "-R", "-X", "stream", "-d",
        "host=127.0.0.1 port=\(primary.port) user=\(Self.owner) application_name=s\(port)",
      ])
    } else {
      try Self.asServer([
        Self.program("initdb"), "-D", data, "-U", Self.owner, "--auth=trust", "-E", "UTF8",
        "--locale=C", "--no-instructions",
      ])
    }
  }

  /// Puts a file into the folder of its data, which only it can read.
  package func install(_ bytes: [UInt8], as name: String) throws {
    let scratch = try TemporaryFolder()
    try scratch.write(String(decoding: bytes, as: UTF8.self), to: name)
    // The user that the server runs as may not look into a folder of the tests.
    _ = try Self.run(["cp", scratch.path(name), data + "/" + name])
    _ = try Self.run(["chmod", "600", data + "/" + name])
    if geteuid() == 0 { _ = try Self.run(["chown", "postgres", data + "/" + name]) }
  }

  /// Starts it, and waits until it can be used.
  package func start() throws {
    let options =
      ["listen_addresses=127.0.0.1", "unix_socket_directories=\(folder)"] + settings
    do {
      try Self.asServer([
        Self.program("pg_ctl"), "-D", data, "-w", "-t", "60", "-l", folder + "/log", "-o",
        "-p \(port) " + options.map { "-c '\($0)'" }.joined(separator: " "), "start",
      ])
    } catch {
      throw NoServer(description: "\(error)\n\((try? log())?.suffix(2_000) ?? "")")
    }
  }

  /// Ends it as a power cut would: every process of it at once, by SIGKILL.
  package func kill() throws {
    let lines = try String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8)
    guard let main = lines.split(separator: "\n").first.flatMap({ Int32($0) }) else { return }
    // Stopped first, so that it has no more children than are seen.
    _ = Foundation.kill(main, SIGSTOP)
    let children = ((try? Self.run(["pgrep", "-P", "\(main)"])) ?? "")
      .split(separator: "\n").compactMap { Int32($0) }
    for process in [main] + children { _ = Foundation.kill(process, SIGKILL) }
    // Its memory is free when all are gone.
    while ([main] + children).contains(where: Self.lives) { usleep(10_000) }
    // Where nobody collects what has ended, the next server would take the number for a running one.
    try Self.asServer([
      "rm", data + "/postmaster.pid", folder + "/.s.PGSQL.\(port).lock",
    ])
  }

  /// Whether a process is there, other than as a zombie.
  private static func lives(_ process: Int32) -> Bool {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/stat", encoding: .utf8) else {
      return false
    }
    return !status.contains(") Z ")
  }

  /// Makes a server that follows the one that is written to.
  package func promote() throws {
    try Self.asServer([Self.program("pg_ctl"), "-D", data, "-w", "promote"])
  }

  /// Ends it, and removes its data.
  package func remove() {
    _ = try? Self.asServer([Self.program("pg_ctl"), "-D", data, "-m", "immediate", "stop"])
    _ = try? Self.asServer(["rm", "-rf", folder])
  }

  /// Runs SQL by `psql`.
  ///
  /// - Returns: what it prints: rows as lines, columns divided by `|`.
  @discardableResult
  package func sql(_ text: String, in database: String = "postgres") throws -> String {
    try Self.run([
      Self.program("psql"), "-qAtX", "-v", "ON_ERROR_STOP=1", "-h", "127.0.0.1", "-p", "\(port)",
      "-U", Self.owner, "-d", database, "-c", text,
    ])
  }

  /// A new, empty database.
  package func database() throws -> String {
    let name = "l" + String(UInt64.random(in: 0...UInt64.max), radix: 36)
    try sql("CREATE DATABASE \(name)")
    return name
  }

  /// The address of a database.
  package func address(_ database: String, user: String = PostgreSQLServer.owner) -> String {
    "postgresql://\(user)@127.0.0.1:\(port)/\(database)"
  }

  /// What the server has written to its log.
  package func log() throws -> String {
    try Self.asServer(["cat", folder + "/log"])
  }

  // MARK: - Programs

  /// What is wrong where the server's programs are not.
  private struct NoServer: Error, CustomStringConvertible {
    let description: String
  }

  private static func program(_ name: String) throws -> String {
    let folders =
      (18...30).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
      + (12...17).reversed().map { "/usr/lib/postgresql/\($0)/bin" }
      + (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
    // The server's own folder has all of them; the PATH may have some.
    let whole = folders.filter { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") }
    guard let folder = whole.first else {
      throw NoServer(
        description:
          "no PostgreSQL server here: install it (Debian: apt-get install postgresql), or "
          + "test without the trait")
    }
    return folder + "/" + name
  }

  /// A port that nobody listens on.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let code = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
        unsafe bind(descriptor, pointer, length) | getsockname(descriptor, pointer, &length)
      }
    }
    guard code == 0 else { throw NoServer(description: "no free port on loopback") }
    return Int(UInt16(bigEndian: address.sin_port))
  }

  /// Runs a program as the user that the server runs as.
  @discardableResult
  private static func asServer(_ words: [String]) throws -> String {
    let changesUser = geteuid() == 0
    return try run(
      (changesUser
        ? ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"] : []) + words)
  }

  private static func run(_ words: [String]) throws -> String {
    let folder = try TemporaryFolder()
    // Not by Foundation's Process: for that a program has not ended while what it has started, here
    // a server, has files open; and none of the tests' are to be open in the server.
    let script = """
      for f in /proc/$$/fd/*; do n=${f##*/}; [ "$n" -le 2 ] || eval "exec $n>&-"; done
      cd /tmp; out=$1; shift; exec "$@" > "$out" 2>&1
      """
    let status = try runProgram(["bash", "-c", script, "bash", folder.path("output")] + words)
    let text = String(decoding: (try? folder.read("output")) ?? [], as: UTF8.self)
    guard status == 0 else {
      throw NoServer(description: "\(words.joined(separator: " ")): \(text)")
    }
    return text.trimmingCharacters(in: .newlines)
  }
}
