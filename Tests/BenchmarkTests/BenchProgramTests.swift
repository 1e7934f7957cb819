import TestSupport
import Testing

/// The benchmark's program from outside; nothing is measured here.
struct BenchProgramTests {
  @Test(arguments: [
    "", "compare", "generate", "replay", "look-up", "append-small", "snapshot", "vintages",
  ])
  func `every command has help with an example`(command: String) throws {
    let result = try CommandRunner().shell("ledger-bench \(command) --help")
    #expect(result.status == 0)
    #expect(result.output.hasPrefix("Usage: ledger-bench \(command)"))
    #expect(result.output.contains("ledger-bench \(command)"))
  }

  @Test(arguments: ["--figures many", "--repeat 0", "compair", "generate /nowhere/figures"])
  func `what cannot be done is said`(arguments: String) throws {
    let result = try CommandRunner().shell("ledger-bench \(arguments)")
    #expect([2, 4].contains(result.status))
    #expect(result.error.hasPrefix("ledger-bench: "))
  }

  @Test func `a small workload is generated`() throws {
    let folder = try TemporaryFolder()
    let result = try CommandRunner().shell(
      "ledger-bench generate '\(folder.path("out"))' --series 5 --months 60")
    #expect(result.output == "20 series, 240 releases, 2363 figures, 181668 bytes\n")
    #expect(try folder.read("out").count == 181_668)
  }
}
