package import LedgerModel

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of the operating system.
package struct SystemDisk: Disk {
  /// Where it is.
  package let folder: String

  package init(_ folder: String) { self.folder = folder }

  private func path(_ name: String) -> String { folder + "/" + name }

  package func names() throws(LedgerError) -> [String] { try LedgerLog.names(inFolder: folder) }

  package func open(_ name: String) throws(LedgerError) -> (any DiskFile)? {
    guard try isFile(path(name)) else { return nil }
    return try OpenFile(path(name), O_RDONLY)
  }

  package func openForWriting(_ name: String) throws(LedgerError) -> any DiskFile {
    try OpenFile(path(name), O_RDWR | O_CREAT)
  }

  package func rename(_ old: String, to new: String) throws(LedgerError) {
    try renameFile(path(old), to: path(new))
  }

  package func synchronizeNames() throws(LedgerError) { try synchronizeFolder(folder) }

  package func lock() throws(LedgerError) -> LockAttempt {
    let file = try OpenFile(path(Self.lockName), O_RDWR | O_CREAT)
    guard file.tryLock() else {
      return .held(by: Self.holder(in: (try? file.read(at: 0, count: 200)) ?? []))
    }
    // For whoever finds the lock taken; whether it is held is the operating system's to say.
    let text = Array("\(Self.process)\(getpid()), since \(currentTime())\n".utf8)
    try? file.truncate(to: 0)
    _ = try? file.writeSome(text[...], at: 0)
    return .taken(file)
  }

  /// What the holder wrote about itself; nil if these are the words of one that has ended, which
  /// the present holder has not replaced.
  private static func holder(in bytes: [UInt8]) -> String? {
    guard let line = String(decoding: bytes, as: UTF8.self).split(separator: "\n").first else {
      return nil
    }
    guard line.hasPrefix(process),
      let number = pid_t(line.dropFirst(process.utf8.count).prefix { $0.isNumber })
    else { return nil }
    // Signal 0 only asks whether the process is there.
    return kill(number, 0) == -1 && errno == ESRCH ? nil : String(line)
  }

  /// What the words about a holder begin with.
  private static let process = "process "

  /// The file that is locked.
  static let lockName = ".lock"
}
