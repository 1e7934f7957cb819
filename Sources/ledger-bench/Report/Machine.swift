import LedgerLog

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// When and on what was measured: `24 November …, 2 cores of …, Linux 6.1, Swift 6.3.1`.
func machineText(in folder: String) -> String {
  let model =
    fileText("/proc/cpuinfo")?.split(separator: "\n").first { $0.hasPrefix("model name") }
    .flatMap { $0.split(separator: ":").last }.map { $0.drop { $0 == " " } }
  let cores = sysconf(Int32(_SC_NPROCESSORS_ONLN))
  let swift = (try? ChildRun(["swift", "--version"], in: folder)).flatMap { run in
    String(decoding: run.output, as: UTF8.self).split(separator: "\n")
      .first { $0.contains("Swift version") }.flatMap(versionNumber)
  }
  return "\(currentTime()), \(cores) cores of \(model.map(String.init) ?? "an unknown processor"), "
    + "\(kernelText()), Swift \(swift.map(String.init) ?? "of unknown version")"
}

private func versionNumber(_ line: Substring) -> Substring? {
  let words = line.split(separator: " ")
  return words.firstIndex(of: "version").flatMap { $0 + 1 < words.count ? words[$0 + 1] : nil }
}

private func kernelText() -> String {
  let words = ["/proc/sys/kernel/ostype", "/proc/sys/kernel/osrelease"].compactMap { path in
    fileText(path)?.split(separator: "\n").first
  }
  return words.isEmpty ? "an unknown kernel" : words.joined(separator: " ")
}
