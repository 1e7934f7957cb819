package import LedgerModel

/// The few things that a log does with the files of its folder.
///
/// All of the log's reading and writing goes through here, so that tests can put a disk in its
/// place that fails and loses power as real ones do. What is written is safe from a power cut
/// only after ``DiskFile/synchronize()``, and what a name means only after ``synchronizeNames()``.
/// Every function throws ``LedgerError`` with the code `unavailable`, naming the file.
package protocol Disk: Sendable {
  /// The names in the folder, sorted.
  func names() throws(LedgerError) -> [String]

  /// Opens a file for reading; nil if there is none.
  func open(_ name: String) throws(LedgerError) -> (any DiskFile)?

  /// Opens a file for reading and writing, and makes it if there is none.
  func openForWriting(_ name: String) throws(LedgerError) -> any DiskFile

  /// Gives a file another name at one stroke, in place of the file that had it.
  func rename(_ old: String, to new: String) throws(LedgerError)

  /// Waits until the names in the folder are on the disk.
  func synchronizeNames() throws(LedgerError)

  /// Takes the writer's lock if nobody holds it; it is held for as long as the result exists.
  func lock() throws(LedgerError) -> LockAttempt
}

/// An open file; it closes when nobody refers to it any more.
package protocol DiskFile: AnyObject {
  /// How many bytes it has.
  func byteCount() throws(LedgerError) -> Int

  /// Up to `count` bytes from `offset`, fewer only at the end of the file.
  func read(at offset: Int, count: Int) throws(LedgerError) -> [UInt8]

  /// The same into a buffer, which has room for `count` bytes from its place `start` on.
  ///
  /// - Returns: how many were read.
  func read(
    at offset: Int, count: Int, into buffer: inout [UInt8], from start: Int
  ) throws(LedgerError) -> Int

  /// Writes some of `bytes` at `offset`, at least one.
  ///
  /// - Returns: how many were written.
  func writeSome(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(LedgerError) -> Int

  /// Has bytes that were written sent to the disk soon, and does not wait for that.
  ///
  /// It says nothing of whether they arrive: ``synchronize()`` does.
  func startWriting(at offset: Int, count: Int)

  /// Cuts the file off, or fills it up with zeros.
  func truncate(to byteCount: Int) throws(LedgerError)

  /// Waits until the bytes are on the disk.
  ///
  /// After this has failed nobody knows which of the bytes written before are on the disk, and a
  /// second call that succeeds does not say that they are.
  func synchronize() throws(LedgerError)
}

/// What came of trying to take the writer's lock.
package enum LockAttempt {
  case taken(any DiskLock)
  /// Somebody else holds it, with what they wrote about themselves; nil if nothing can be read.
  case held(by: String?)
}

/// The writer's lock; it is free again when nobody refers to this any more.
package protocol DiskLock: AnyObject {}

extension DiskFile {
  /// Nothing: ``synchronize()`` sends all of them.
  package func startWriting(at offset: Int, count: Int) {}

  /// By a reading that makes an array of its own.
  package func read(
    at offset: Int, count: Int, into buffer: inout [UInt8], from start: Int
  ) throws(LedgerError) -> Int {
    let bytes = try read(at: offset, count: count)
    buffer.replaceSubrange(start..<start + bytes.count, with: bytes)
    return bytes.count
  }

  /// All bytes from the beginning to where the file ends now.
  func readAll() throws(LedgerError) -> [UInt8] {
    try read(at: 0, count: try byteCount())
  }

  /// Writes all of `bytes` at `offset`.
  func write(_ bytes: [UInt8], at offset: Int) throws(LedgerError) {
    var written = 0
    while written < bytes.count {
      written += try writeSome(bytes[written...], at: offset + written)
    }
  }
}

extension Disk {
  /// All bytes of a file; nil if there is none.
  func contents(of name: String) throws(LedgerError) -> [UInt8]? {
    try open(name)?.readAll()
  }

  /// Replaces a file at one stroke: a reader sees the old bytes or the new, never half.
  ///
  /// - Parameters:
  ///   - name: the file.
  ///   - bytes: what it will hold.
  ///   - isFlushed: whether it is on the disk when this returns. If not, a power cut can leave the
  ///     old file, the new one, or one with part of the bytes.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  func replace(_ name: String, with bytes: [UInt8], isFlushed: Bool) throws(LedgerError) {
    let temporary = ".\(name).new"
    let file = try openForWriting(temporary)
    if try file.byteCount() > 0 {
      // Left by a crash: none of its bytes may come back among the new ones after another crash.
      try file.truncate(to: 0)
      try file.synchronize()
    }
    try file.write(bytes, at: 0)
    if isFlushed { try file.synchronize() }
    try rename(temporary, to: name)
    if isFlushed { try synchronizeNames() }
  }
}
