// Every call to the operating system that the log makes, so that all of them retry, name the file
// in their error, and can be read in one place.
private import CWriteback
package import LedgerModel
import ParallelWork

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file of the operating system, closed when nobody refers to it any more.
///
/// A lock on it ends with it, however the program ends.
final class OpenFile: DiskFile, DiskLock {
  let descriptor: Int32
  let path: String

  /// - Throws: ``LedgerError`` with the code `unavailable`.
  init(_ path: String, _ flags: Int32) throws(LedgerError) {
    let descriptor = retrying { unsafe open(path, flags | O_CLOEXEC, 0o644) }
    guard descriptor >= 0 else { throw systemError("cannot open", path) }
    self.path = path
    self.descriptor = descriptor
  }

  deinit { close(descriptor) }

  func byteCount() throws(LedgerError) -> Int {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw systemError("cannot look at", path) }
    return Int(status.st_size)
  }

  /// Up to `count` bytes from `offset`, fewer only at the end of the file.
  func read(at offset: Int, count: Int) throws(LedgerError) -> [UInt8] {
    var failed = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      // In bounds: at most count − filled bytes go to the place `filled` of `count`.
      while filled < count {
        let got = retrying {
          unsafe pread(
            descriptor, buffer.baseAddress?.advanced(by: filled), count - filled,
            off_t(offset + filled))
        }
        guard got > 0 else {
          failed = got < 0
          return
        }
        filled += got
      }
    }
    guard !failed else { throw systemError("cannot read", path) }
    return bytes
  }

  func read(
    at offset: Int, count: Int, into buffer: inout [UInt8], from start: Int
  ) throws(LedgerError) -> Int {
    precondition(start >= 0 && count >= 0 && start + count <= buffer.count)
    var filled = 0
    while filled < count {
      let got = retrying {
        // In bounds: at most count − filled bytes go to the place start + filled, as checked above.
        unsafe buffer.withUnsafeMutableBytes {
          unsafe pread(
            descriptor, $0.baseAddress?.advanced(by: start + filled), count - filled,
            off_t(offset + filled))
        }
      }
      guard got >= 0 else { throw systemError("cannot read", path) }
      if got == 0 { break }
      filled += got
    }
    return filled
  }

  /// Reads from `offset` until `target` is full, the file ends, or reading fails.
  func readAll(to target: UnsafeMutableRawBufferPointer, at offset: Int) {
    var filled = 0
    while filled < target.count {
      let got = retrying {
        // In bounds: at most count − filled bytes go to the place `filled` of `count`.
        unsafe pread(
          descriptor, target.baseAddress?.advanced(by: filled), target.count - filled,
          off_t(offset + filled))
      }
      guard got > 0 else { return }
      filled += got
    }
  }

  /// Writes some of `bytes` at `offset`, at least one, and returns how many.
  func writeSome(_ bytes: ArraySlice<UInt8>, at offset: Int) throws(LedgerError) -> Int {
    let count = retrying {
      // In bounds: the buffer is the slice's own.
      unsafe bytes.withUnsafeBytes {
        unsafe pwrite(descriptor, $0.baseAddress, $0.count, off_t(offset))
      }
    }
    guard count > 0 else { throw systemError("cannot write to", path) }
    return count
  }

  func truncate(to byteCount: Int) throws(LedgerError) {
    guard retrying({ ftruncate(descriptor, off_t(byteCount)) }) == 0 else {
      throw systemError("cannot shorten", path)
    }
  }

  /// Sends bytes on their way to the disk; an error is met again by ``synchronize()``.
  func startWriting(at offset: Int, count: Int) {
    cwriteback_start(descriptor, Int64(offset), Int64(count))
  }

  /// Waits until the bytes are on the disk.
  func synchronize() throws(LedgerError) {
    #if canImport(Glibc)
      let result = retrying { fdatasync(descriptor) }
    #else
      let result = retrying { fcntl(descriptor, F_FULLFSYNC) }
    #endif
    guard result == 0 else { throw systemError("cannot flush", path) }
  }

  /// Takes the exclusive lock if nobody holds it.
  func tryLock() -> Bool { retrying { flock(descriptor, LOCK_EX | LOCK_NB) } == 0 }
}

/// Repeats a call that a signal interrupted.
private func retrying<Result: SignedInteger>(_ call: () -> Result) -> Result {
  while true {
    let result = call()
    if result == -1, errno == EINTR { continue }
    return result
  }
}

/// The error of the call just made; reads `errno` before anything else can change it.
func systemError(_ what: String, _ path: String) -> LedgerError {
  let number = errno
  let reason = unsafe String(cString: strerror(number))
  return LedgerError(.unavailable, "\(what) \(path): \(reason)")
}

/// Gives a file another name at one stroke.
func renameFile(_ old: String, to new: String) throws(LedgerError) {
  guard unsafe rename(old, new) == 0 else { throw systemError("cannot replace", new) }
}

/// Waits until the names in a folder are on the disk.
func synchronizeFolder(_ path: String) throws(LedgerError) {
  let folder = try OpenFile(path, O_RDONLY | O_DIRECTORY)
  guard fsync(folder.descriptor) == 0 else { throw systemError("cannot flush the folder", path) }
}

/// The names in a folder, sorted.
func names(inFolder path: String) throws(LedgerError) -> [String] {
  guard let folder = unsafe opendir(path) else { throw systemError("cannot list", path) }
  defer { unsafe closedir(folder) }
  var names: [String] = []
  while let entry = unsafe readdir(folder) {
    // In bounds: d_name is zero-terminated inside the record that readdir returned.
    let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
      unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
    }
    names.append(name)
  }
  return names.sorted()
}

/// Makes a folder unless it is there.
package func makeFolder(_ path: String) throws(LedgerError) {
  guard unsafe mkdir(path, 0o755) == 0 || errno == EEXIST else {
    throw systemError("cannot make the folder", path)
  }
}

/// Makes a folder, and those that it lies in, unless they are there.
package func makeFolders(_ path: String) throws(LedgerError) {
  if let slash = path.lastIndex(of: "/"), slash > path.startIndex, !isFolder(path) {
    try makeFolders(String(path[..<slash]))
  }
  try makeFolder(path)
}

/// Whether `path` is a folder.
package func isFolder(_ path: String) -> Bool {
  var status = stat()
  return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}

/// Whether there is a file at `path`.
///
/// - Throws: ``LedgerError`` with the code `unavailable` if that cannot be found out, as in a folder
///   that may not be searched, or if something else than a file is there.
func isFile(_ path: String) throws(LedgerError) -> Bool {
  var status = stat()
  guard unsafe stat(path, &status) == 0 else {
    guard errno == ENOENT else { throw systemError("cannot look at", path) }
    return false
  }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw LedgerError(.unavailable, "cannot read \(path): it is no regular file")
  }
  return true
}

/// All bytes of a file; `-` is standard input.
package func contents(ofFile path: String) throws(LedgerError) -> [UInt8] {
  guard path == "-" else {
    let file = try OpenFile(path, O_RDONLY)
    if let bytes = file.readAllAtOnce() { return bytes }
    return try file.readAllFromStream()
  }
  return try readStream(STDIN_FILENO, named: "standard input")
}

/// Reads a file piece by piece; `-` is standard input.
///
/// - Returns: what gives the next piece, nil at the end.
/// - Throws: ``LedgerError`` with the code `unavailable`; so does what is returned.
package func pieces(
  ofFile path: String
) throws(LedgerError) -> () throws(LedgerError) -> [UInt8]? {
  let file = path == "-" ? nil : try OpenFile(path, O_RDONLY)
  return { () throws(LedgerError) in
    let descriptor = file?.descriptor ?? STDIN_FILENO
    var count = 0
    let piece = unsafe [UInt8](unsafeUninitializedCapacity: 1 << 18) { buffer, filled in
      // In bounds: reads at most the buffer's own count.
      count = retrying { unsafe read(descriptor, buffer.baseAddress, buffer.count) }
      filled = max(0, count)
    }
    guard count >= 0 else { throw systemError("cannot read", file?.path ?? "standard input") }
    return count == 0 ? nil : piece
  }
}

extension OpenFile {
  /// All bytes of a large file, read on all cores; nil if it is none, or could not be
  /// read in this way to the end that it had.
  func readAllAtOnce() -> [UInt8]? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      return nil
    }
    let (total, size) = (Int(status.st_size), 1 << 22)
    guard total > size else { return nil }
    let descriptor = descriptor
    var isWhole = false
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: total) { buffer, filled in
      nonisolated(unsafe) let buffer = unsafe buffer
      let pieces = concurrentMap((total + size - 1) / size) { piece in
        let place = piece * size
        let wanted = min(size, total - place)
        // In bounds: the piece ends with the buffer at the latest. No two have a byte in common.
        let count = retrying {
          unsafe pread(descriptor, buffer.baseAddress?.advanced(by: place), wanted, off_t(place))
        }
        return count == wanted
      }
      isWhole = pieces.allSatisfy(\.self)
      // What was not read is never looked at.
      filled = isWhole ? total : 0
    }
    return isWhole ? bytes : nil
  }

  /// All bytes until the end, for pipes as well as files.
  func readAllFromStream() throws(LedgerError) -> [UInt8] {
    try readStream(descriptor, named: path)
  }
}

/// All bytes that a descriptor gives until its end.
private func readStream(_ descriptor: Int32, named name: String) throws(LedgerError) -> [UInt8] {
  var bytes: [UInt8] = []
  var status = stat()
  // A file says how long it is; others are 0 long, and a size that is wrong does no harm.
  if unsafe fstat(descriptor, &status) == 0 { bytes.reserveCapacity(Int(status.st_size)) }
  var chunk = [UInt8](repeating: 0, count: 1 << 18)
  while true {
    let count = retrying {
      // In bounds: reads at most the chunk's own count.
      unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    }
    guard count >= 0 else { throw systemError("cannot read", name) }
    if count == 0 { return bytes }
    bytes += chunk[..<count]
  }
}

/// The clock, to the second.
package func currentTime() -> Timestamp {
  var now = timespec()
  unsafe clock_gettime(CLOCK_REALTIME, &now)
  return Timestamp(seconds: Int(now.tv_sec))
}

/// Sleeps for some milliseconds.
func pause(milliseconds: Int) {
  var time = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
  unsafe nanosleep(&time, nil)
}

/// The folder that the program runs in.
package func workingFolder() -> String {
  guard let buffer = unsafe getcwd(nil, 0) else { return "." }
  defer { unsafe free(buffer) }
  return unsafe String(cString: buffer)
}

/// Makes a file, or replaces what is in it.
package func write(_ bytes: [UInt8], toFile path: String) throws(LedgerError) {
  try OpenFile(path, O_WRONLY | O_CREAT | O_TRUNC).write(bytes, at: 0)
}

/// The folder for what can be made again, by the XDG Base Directory specification:
/// `$XDG_CACHE_HOME`, else `$HOME/.cache`; nil if there is neither.
package func cacheFolder() -> String? {
  func variable(_ name: String) -> String? {
    let value = unsafe getenv(name).map { unsafe String(cString: $0) }
    // A path that is not absolute is to be ignored.
    return value.flatMap { $0.hasPrefix("/") ? $0 : nil }
  }
  return variable("XDG_CACHE_HOME") ?? variable("HOME").map { $0 + "/.cache" }
}
