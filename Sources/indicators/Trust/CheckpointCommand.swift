import CommandLineInterface
import IndicatorLedger
import LedgerLog
import TransparencyLog

/// `checkpoint`: the head of the log, signed if asked.
enum CheckpointCommand: Command {
  static let declaration = CommandDeclaration(
    "checkpoint", "Print the log's checkpoint: its name, size and Merkle root; or sign it.",
    discussion:
      "A checkpoint kept elsewhere shows later that the log only grew: 'verify --against' it. "
      + "Signing needs the program openssl and an Ed25519 key ('openssl genpkey -algorithm "
      + "ed25519 -out KEY.pem'); the key's verifier form goes to standard error, for others' "
      + "'verify --signers'.",
    options: [
      OptionDeclaration("sign", value: "FILE", "Sign with the private key in this PEM file."),
      OptionDeclaration(
        "origin", value: "NAME", "Name the log: by custom a URL without https://."),
      Waiting.option, Loss.option,
    ],
    examples: [
      ExampleDeclaration("indicators checkpoint > known.checkpoint", "keep the head of today"),
      ExampleDeclaration(
        "indicators checkpoint --sign key.pem --origin example.org/ledger", "sign it"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    try Loss.accept(ledger, arguments)
    guard arguments.value("sign") != nil || arguments.value("origin") != nil else {
      writeOut(try ledger.log.survey().head.text)
      return .done
    }
    let note = try Waiting.run(arguments) { waits in
      // Under the writer's lock, where there is one, so that no append comes between reading and
      // signing.
      try signed(try ledger.log.writer(waits: waits), arguments)
    }
    writeOut(note.fileText)
    return .done
  }

  private static func signed(
    _ writer: any EventWriter, _ arguments: ParsedArguments
  ) throws -> SignedNote {
    let origin = arguments.value("origin") ?? writer.origin
    let text = Checkpoint(origin: origin, size: writer.tree.size, root: writer.tree.root).text
    do { _ = try Checkpoint(text: text) } catch {
      throw UsageError(message: "'\(origin)' is no name for a log: \(error.message).")
    }
    var note = SignedNote(text: text)
    if let keyFile = arguments.value("sign") {
      let key = try OpenSSL.verifierKey(ofKey: keyFile, name: origin)
      note.signatures = [try OpenSSL.sign(text, withKey: keyFile, as: key)]
      writeError("verifier key: \(key.text)\n")
    }
    try writer.keep(note)
    return note
  }
}
