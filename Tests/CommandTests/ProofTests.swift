import Foundation
import IndicatorLedger
import TestSupport
import Testing

/// Proofs and signatures as a user makes them, and a verifier that shares no code with them.
struct ProofTests {
  private static let verifier = Repository.path + "Tests/IndependentVerifier/verify.py"

  private func folder(withEvents count: Int) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let ledger = try Ledger.create(at: folder.path).ledger
    let events = (0..<count).map {
      Event.series(SeriesDefinition(key: "S\($0)", title: "série \($0)"))
    }
    for batch in 0..<3 {
      _ = try ledger.append(Array(events[(batch * count / 3)..<((batch + 1) * count / 3)]))
    }
    return folder
  }

  @Test func `python finds the shipped log as this program does`() throws {
    let python = try CommandRunner().shell("python3 '\(Self.verifier)' EventLog 2>&1")
    let own = try CommandRunner()("verify").output
    let root = try #require(own.split(separator: "\n").first { $0.hasPrefix("root ") })
    #expect(python.output == "799 events, \(root)\n")
  }

  @Test func `python checks logs and proofs of any size`() throws {
    for count in [3, 4, 7, 8, 9, 31] {
      let folder = try folder(withEvents: count)
      let run = CommandRunner(in: folder.path)
      let check = try run.shell("python3 '\(Self.verifier)' EventLog 2>&1")
      #expect(check.output.hasPrefix("\(count) events, root "), "\(check.output)")
      for seq in [0, count / 2, count - 1] {
        let proof = try run.shell(
          "indicators prove \(seq) --event e > p && python3 '\(Self.verifier)' p e 2>&1 && "
            + "indicators verify --proof p --event e")
        #expect(proof.output.hasPrefix("proved, root "), "\(seq) of \(count): \(proof.output)")
        #expect(proof.output.contains("proved: this is event \(seq) of the \(count) in the log"))
        let other = try run.shell(
          "sed 's/série/serie/' e > f; indicators verify --proof p --event f 2>&1; "
            + "echo $?; python3 '\(Self.verifier)' p f 2>/dev/null || echo refused")
        #expect(other.output.contains("does not lead from the event in f"))
        #expect(other.output.hasSuffix("\n4\nrefused\n"))
      }
    }
  }

  @Test func `a log that only grew is told from one that was cut or rewritten`() throws {
    let folder = try folder(withEvents: 9)
    let run = CommandRunner(in: folder.path)
    let grown = try run.shell(
      "indicators checkpoint > old; echo '{\"kind\":\"series\",\"key\":\"NEW\"}' | "
        + "indicators append - -q; indicators verify --against old")
    #expect(grown.output.contains("it only grew since that checkpoint of 9 events: proved\n"))
    let fresh = try self.folder(withEvents: 6)
    let shorter = try CommandRunner(in: fresh.path)(
      "verify", "--against", folder.path("old"))
    #expect(shorter.status == 4)
    #expect(shorter.error.contains("the log has 6 events, the checkpoint in"))
    let another = try self.folder(withEvents: 12)
    let rewritten = try CommandRunner(in: another.path)(
      "verify", "--against", folder.path("old"))
    #expect(rewritten.status == 4)
    #expect(rewritten.error.contains("the first 9 events are not those that the checkpoint in"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/openssl")))
  func `a signature is made and checked by openssl`() throws {
    let folder = try folder(withEvents: 5)
    let run = CommandRunner(in: folder.path)
    let signed = try run.shell(
      """
      openssl genpkey -algorithm ed25519 -out key.pem
      indicators checkpoint --sign key.pem --origin example.org/log 2> line
      sed 's/verifier key: //' line > signers
      indicators verify --signers signers
      indicators prove 2 --event e > p
      indicators verify --proof p --event e --signers signers
      """)
    #expect(signed.output.contains("\n— example.org/log "))
    #expect(signed.output.contains("\nsigned by example.org/log\n"))
    #expect(signed.output.contains("proved: this is event 2 of the 5 in the log example.org/log"))
    let stranger = try run.shell(
      """
      openssl genpkey -algorithm ed25519 -out other.pem
      indicators checkpoint --ledger . --sign other.pem --origin example.org/log 2> line
      indicators verify --signers signers 2>&1
      sed -i 's/^5$/4/' p
      indicators verify --proof p --event e --signers signers 2>&1
      """)
    #expect(stranger.output.contains("the log's signed checkpoint is signed by none of the keys"))
    #expect(stranger.output.contains("the signature of example.org/log is false"))
    let without = try run.shell(
      "PATH=$(dirname $(which indicators)) indicators checkpoint --sign key.pem 2>&1")
    #expect(without.output.contains("signatures need the program openssl"))
  }

  /// The note that three other implementations agree on: seed 00…1f, 70,000 entries.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/openssl")))
  func `a signature that other programs made is accepted`() throws {
    let folder = try folder(withEvents: 3)
    try folder.write(
      "ledger.example/indicators+91a116b8+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4\n",
      to: "signers")
    try folder.write(
      """
      ledger.example/indicators
      70000
      3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=

      — ledger.example/indicators kaEWuHSPSbHwdajJ33ZGUdY9K2bGzFE/CF2tELfp2Mqgwp452elsP7F5MLNile43XeMvrUQ/zL44SJ/jxJlp3dBy6Ak=

      """, to: "note")
    let run = CommandRunner(in: folder.path)
    // The signature is right, so that what is refused is only that this log is another.
    let result = try run("verify", "--against", "note", "--signers", "signers")
    #expect(result.error.contains("the log has 3 events, the checkpoint in note vouches for 70000"))
    let altered = try run.shell(
      "sed 's/^70000$/70001/' note > other; indicators verify --against other --signers signers 2>&1"
    )
    #expect(altered.output.contains("the signature of ledger.example/indicators is false"))
  }
}
