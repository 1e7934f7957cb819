package import LedgerVocabulary

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
    guard isFile(path(name)) else { return nil }
    return try OpenFile(path(name), O_RDONLY)
  }

  package func openForWriting(_ name: String) throws(LedgerError) -> any DiskFile {
    try OpenFile(path(name), O_RDWR | O_CREAT)
  }

  package func create(_ name: String) throws(LedgerError) -> any DiskFile {
    try OpenFile(path(name), O_RDWR | O_CREAT | O_EXCL)
  }

  package func rename(_ old: String, to new: String) throws(LedgerError) {
    try renameFile(path(old), to: path(new))
  }

  package func synchronizeNames() throws(LedgerError) { try synchronizeFolder(folder) }

  package func lock() throws(LedgerError) -> LockAttempt {
    let file = try OpenFile(path(Self.lockName), O_RDWR | O_CREAT)
    guard file.tryLock() else {
      let text = (try? file.read(at: 0, count: 200)).map { String(decoding: $0, as: UTF8.self) }
      return .held(by: text.flatMap { $0.split(separator: "\n").first.map(String.init) })
    }
    // For whoever finds the lock taken; whether it is held is the operating system's to say.
    let text = Array("process \(getpid()), since \(currentTime())\n".utf8)
    try? file.truncate(to: 0)
    _ = try? file.writeSome(text[...], at: 0)
    return .taken(file)
  }

  /// The file that is locked.
  static let lockName = ".lock"
}
