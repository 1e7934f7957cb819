#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The most memory that a process was seen to have.
///
/// What wait4(2) reports will not do: a process is charged there with the memory of the one that
/// started it, and with every page of a mapped file. So the kernel is asked while the process runs.
struct MemoryWatch {
  /// The most bytes resident at any time, whatever they are; 0: never seen.
  private(set) var resident = 0
  /// The most bytes resident at any look that belong to no file.
  private(set) var anonymous = 0

  /// Looks once; nothing happens where there is no `/proc`.
  mutating func look(at process: pid_t) {
    guard let status = fileText("/proc/\(process)/status") else { return }
    for line in status.split(separator: "\n") {
      if let bytes = Self.bytes(in: line, after: "VmHWM:") { resident = max(resident, bytes) }
      if let bytes = Self.bytes(in: line, after: "RssAnon:") { anonymous = max(anonymous, bytes) }
    }
  }

  private static func bytes(in line: Substring, after name: String) -> Int? {
    guard line.hasPrefix(name) else { return nil }
    return line.dropFirst(name.count).split(whereSeparator: \.isWhitespace).first.flatMap {
      Int($0)
    }.map {
      $0 << 10
    }
  }
}

/// All of a file whose length the operating system does not tell before, such as those in `/proc`.
func fileText(_ path: String) -> String? {
  let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return nil }
  defer { close(descriptor) }
  var text: [UInt8] = []
  var chunk = [UInt8](repeating: 0, count: 1 << 14)
  while true {
    // In bounds: reads at most the chunk's own count.
    let count = unsafe chunk.withUnsafeMutableBytes {
      unsafe read(descriptor, $0.baseAddress, $0.count)
    }
    if count <= 0 { return count < 0 ? nil : String(decoding: text, as: UTF8.self) }
    text += chunk[..<count]
  }
}
