import Foundation
import TestSupport
import Testing

/// Addresses of databases with passwords that are hard to read, right or wrong, wherever they stand.
@Suite struct `A password` {
  private let folder: TemporaryFolder
  private let run: CommandRunner

  init() throws {
    folder = try TemporaryFolder()
    run = CommandRunner(in: folder.path)
  }

  /// Characters that no message has three of in a row, and those that addresses are made of.
  private static let characters = Array("QXZJ7ÅŁ@@/?:%&=#+ ,;'\"\\[]{}$!QXZJ7")

  private static let forms: [@Sendable (String) -> String] = [
    { "postgresql://u:\($0)@127.0.0.1:1/d" }, { "postgres://u:\($0)@127.0.0.1:1" },
    { "postgresql://u:\(encoded($0))@127.0.0.1:1/d" }, { "POSTGRESQL://u:\($0)@127.0.0.1:1/d" },
    { "Postgres://u:\(encoded($0))@127.0.0.1:1/d" }, { "mysql://u:\($0)@127.0.0.1:1/d" },
    { "postgresql:/u:\($0)@127.0.0.1/d" }, { "postgresql:u:\($0)@127.0.0.1/d" },
    { " postgresql://u:\($0)@127.0.0.1:1/d" }, { "u:\($0)@127.0.0.1/d" },
    { "postgresql://u@127.0.0.1:1/d?password=\($0)" },
    { "postgresql://u@127.0.0.1:1/d?sslmode=disable&sslpassword=\($0)" },
    { "postgresql://127.0.0.1:1/d?user=u&password=\(encoded($0))" },
    { "postgresql://u:\(encoded($0))@127.0.0.1:1,[::1]:1/d" },
    { "postgresql://u:\($0)@[::1]:1/d" }, { "postgresql://u:\($0)@%2Fno%2Fsuch/d" },
    { "postgresql://u:\($0)@/d?host=/no/such" }, { "postgresql://u:\(encoded($0))" },
    { "host=127.0.0.1 port=1 user=u password=\($0)" },
    { "password=\($0) host=127.0.0.1 port=1" }, { "password = \($0)" },
    { "host=127.0.0.1 port=1 user=u password=\(quoted($0))" },
    { "host=/no/such password=\(quoted($0)) dbname=d" },
    { "Host=127.0.0.1;Port=1;Password=\($0)" }, { "dbname='host=127.0.0.1 password=\($0)'" },
    { "postgresql://u@127.0.0.1:1/host=h%20password=\(encoded($0))" },
    { "postgresql://u%3A\(encoded($0))@127.0.0.1:1/d" },
    { "service=nowhere password=\(quoted($0))" }, { "postgresql:///d?service=no&password=\($0)" },
  ]

  private static func encoded(_ text: String) -> String {
    text.utf8.map { "%" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  private static func quoted(_ text: String) -> String {
    "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
  }

  private static let commands: [@Sendable (String) -> [String]] = [
    { ["verify", "--ledger", $0] }, { ["verify", "--ledger=\($0)"] }, { ["init", $0] },
    { ["init", "--ledger", $0] }, { ["copy", $0] }, { ["copy", $0, "there"] },
    { ["copy", "--ledger", $0, "there"] }, { ["copy", $0, "there", "--ledger", $0] },
    { ["watch", "--ledger", $0] }, { ["show", "--ledger", $0, "X"] }, { ["show", $0] },
    { ["append", $0] }, { ["append", "--ledger", $0, "-"] }, { ["import", $0] }, { [$0] },
    { ["--ledger", $0] }, { ["--ledger=\($0)", "verify"] }, { ["verify", $0] },
    { ["totals", "--format", $0] }, { ["totals", "--as-of", $0] },
    { ["totals", "--legder=\($0)"] },
    { ["report", "--ledger", $0, "pages"] }, { ["snapshot", "--ledger", $0] },
  ]

  /// Every three characters in a row.
  private static func runs(_ text: String) -> [String] {
    let characters = Array(text)
    return characters.indices.dropLast(2).map { String(characters[$0...$0 + 2]) }
  }

  @Test func `is never shown, nor a part of it`() throws {
    let seed = TestSettings.seed()
    var random = SeededGenerator(seed: seed)
    for number in 0..<TestSettings.number("PASSWORDS", otherwise: 250) {
      let password = String(
        (0..<Int.random(in: 6...14, using: &random)).map { _ in
          Self.characters.randomElement(using: &random) ?? "Q"
        })
      let form = Self.forms[number % Self.forms.count]
      let command = Self.commands.randomElement(using: &random) ?? { [$0] }
      let result = try run(all: command(form(password)))
      let plain = try run(all: command(form("")))
      #expect(result.status != 0, "SEED=\(seed) \(command(form(password)))")
      let told = result.output + result.error
      let refused = try run(all: command("postgresql://u:a@b@c/d"))
      let allowed =
        [form(""), plain.output, plain.error, refused.output, refused.error].joined()
      let shown = Self.runs(password).filter { told.contains($0) && !allowed.contains($0) }
      #expect(shown.isEmpty, "SEED=\(seed) \(command(form(password))): \(told)")
      // Nothing was made that has it as its name.
      #expect(try folder.names().filter { $0 != "there" && $0 != "pages" }.isEmpty, "SEED=\(seed)")
    }
  }

  @Test(arguments: ["a=b", "u:p@h", "password=x"])
  func `is not looked for in a folder that is said to be one`(name: String) throws {
    #expect(try run("init", name).status == 4)
    #expect(try folder.names().isEmpty)
    let made = try run("init", "./\(name)")
    #expect(made.output.hasPrefix("made an empty ledger in ./\(name)\n"))
    #expect(try run("verify", "--ledger", "./\(name)").status == 0)
  }
}
