import CommandLineInterface
import IndicatorLedger
import LedgerLog
import LedgerModel
import TransparencyLog

/// `prove`: a proof that an event is in the log.
enum ProveCommand: Command {
  static let declaration = CommandDeclaration(
    "prove", "Write a proof that an event is in the log, to be checked without the log.",
    discussion:
      "The proof is C2SP's tlog-proof: the event's position, the hashes up to the Merkle root, "
      + "and the checkpoint. With the event's line it is all that 'verify --proof' needs.",
    positionals: [PositionalDeclaration("SEQ", "The event's position.")],
    options: [
      OptionDeclaration("event", value: "FILE", "Write the event's line to this file, too.")
    ],
    examples: [
      ExampleDeclaration(
        "indicators prove 643 --event 643.json > 643.tlog-proof",
        "prove that 240.11 was in the ledger")
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let ledger = try openLedger(arguments)
    let survey = try ledger.log.survey()
    guard let seq = Int(arguments.positional("SEQ") ?? ""),
      let proof = RecordProof(of: seq, in: survey.recordHashes)
    else {
      throw UsageError(
        message: "'\(arguments.positional("SEQ") ?? "")' is no event; the ledger has "
          + "\(survey.count), from 0.")
    }
    let head = survey.head.text
    // A signed checkpoint vouches for more, as long as it is the present one.
    let signed = try ledger.log.signedCheckpoint()
    let note = signed?.text == head ? signed : nil
    if let file = arguments.value("event") {
      try write(try ledger.log.line(seq), toFile: file)
    }
    writeOut(ProofFile(index: seq, proof: proof, note: note ?? SignedNote(text: head)).text)
    return .done
  }
}
