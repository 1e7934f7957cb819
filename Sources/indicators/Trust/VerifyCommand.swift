import CommandLineInterface
import IndicatorLedger
import LedgerLog
import LedgerModel
import StrictJSON
import TransparencyLog

/// `verify`: checks every byte of the log, and what others hold against it.
enum VerifyCommand: Command {
  static let declaration = CommandDeclaration(
    "verify", "Check every byte of the log, or a proof that an event was in one.",
    discussion:
      "Damage is told with segment, line, byte, event and hashes, then what can be saved, and the "
      + "exit code is 4. Bytes of an append that was cut off are told too; the next append moves "
      + "them aside. Nothing is ever changed.",
    options: [
      OptionDeclaration(
        "against", value: "FILE", "Prove that the log only grew since this checkpoint."),
      OptionDeclaration("proof", value: "FILE", "Check this proof; needs --event, but no ledger."),
      OptionDeclaration("event", value: "FILE", "The event's line that the proof is about."),
      OptionDeclaration(
        "signers", value: "FILE",
        "Demand a signature by one of these verifier keys, one a line; needs openssl."),
      OutputFormat.option,
    ],
    examples: [
      ExampleDeclaration("indicators verify", "is the log as it was written?"),
      ExampleDeclaration("indicators verify --against known.checkpoint", "has it only grown?"),
      ExampleDeclaration(
        "indicators verify --proof 643.tlog-proof --event 643.json", "was that event in the log?"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let keys = try arguments.value("signers").map(Notes.keys)
    let format = OutputFormat(arguments)
    if let file = arguments.value("proof") {
      return try checkProof(file, arguments, keys, format)
    }
    let ledger = try openLedger(arguments)
    let survey: LogSurvey
    do { survey = try ledger.log.survey() } catch {
      guard error.code == .damaged, let inspection = try? ledger.log.inspect()
      else { throw error }
      SavableText.print(inspection, error, format)
      return .unavailable
    }
    let old = try arguments.value("against").map { try grown(since: $0, survey, keys) }
    // An old checkpoint that is signed vouches for the log; without one its own must be.
    let signers = try old == nil ? keys.map { try signersOfLog(ledger, $0) } : nil
    report(ledger, survey, signers: signers, grownFrom: old, format)
    return .done
  }

  /// Checks that the log holds the tree of an old checkpoint as its beginning.
  private static func grown(
    since file: String, _ survey: LogSurvey, _ keys: [VerifierKey]?
  ) throws -> Checkpoint {
    let old = try Notes.checkpoint(try Notes.note(inFile: file), file, signedBy: keys)
    guard old.size <= survey.count else {
      throw LedgerError(
        .damaged,
        "the log has \(survey.count) events, the checkpoint in \(file) vouches for "
          + "\(old.size): it was cut off at the end")
    }
    guard old.size > 0 else { return old }
    let proof = TreeProof(from: old.size, to: survey.recordHashes)
    guard
      proof?.proves(
        oldSize: old.size, oldRoot: old.root, size: survey.count, root: survey.tree.root)
        ?? false
    else {
      throw LedgerError(
        .damaged,
        "the first \(old.size) events are not those that the checkpoint in \(file) vouches for: "
          + "expected the root \(old.root), found "
          + "\(treeHash(survey.recordHashes.prefix(old.size)))")
    }
    return old
  }

  private static func signersOfLog(_ ledger: Ledger, _ keys: [VerifierKey]) throws -> [String] {
    guard let note = try ledger.log.signedCheckpoint() else {
      throw LedgerError(
        .unavailable,
        "the log has no signed checkpoint; its keeper signs with "
          + "'indicators checkpoint --sign KEY.pem --origin NAME'")
    }
    return try Notes.signers(note, "the log's signed checkpoint", keys).map(\.name)
  }

  private static func checkProof(
    _ file: String, _ arguments: ParsedArguments, _ keys: [VerifierKey]?, _ format: OutputFormat
  ) throws -> ExitCode {
    guard let eventFile = arguments.value("event") else {
      throw UsageError(message: "A proof is about an event: name its line with --event FILE.")
    }
    let proof = try Notes.reading(file) { text throws(MalformedNote) in
      try ProofFile(text: text)
    }
    var record = try contents(ofFile: eventFile)
    if record.last == UInt8(ascii: "\n") { record.removeLast() }
    let checkpoint = try Notes.checkpoint(proof.note, file, signedBy: keys)
    if let trusted = arguments.value("against") {
      let known = try Notes.checkpoint(try Notes.note(inFile: trusted), trusted, signedBy: keys)
      guard known == checkpoint else {
        throw LedgerError(
          .damaged, "the proof leads to another checkpoint than the one in \(trusted)")
      }
    }
    guard
      proof.proof.proves(
        recordHash(record), at: proof.index, inTreeOfSize: checkpoint.size, root: checkpoint.root)
    else {
      throw LedgerError(
        .damaged,
        "the proof in \(file) does not lead from the event in \(eventFile), whose hash is "
          + "\(recordHash(record)), to the root \(checkpoint.root)")
    }
    let json = JSONValue.members([
      "event": .integer(proof.index), "origin": .string(checkpoint.origin),
      "size": .integer(checkpoint.size), "root": .string(checkpoint.root.description),
      "proved": .bool(true),
    ])
    if format == .table {
      writeOut(
        "proved: this is event \(proof.index) of the \(checkpoint.size) in the log "
          + "\(checkpoint.origin) with the root \(checkpoint.root)\n")
    } else {
      writeOut(format == .json ? json.text + "\n" : Answer.csvTable([json])?.csv() ?? "")
    }
    return .done
  }
}

extension VerifyCommand {
  private static func report(
    _ ledger: Ledger, _ survey: LogSurvey, signers: [String]?, grownFrom old: Checkpoint?,
    _ format: OutputFormat
  ) {
    let json = JSONValue.members([
      "events": .integer(survey.count), "segments": .integer(survey.segments.count),
      "bytes": .integer(survey.byteCount),
      "lastRecorded": .orNull(survey.lastRecorded?.description),
      "origin": .orNull(survey.checkpoint?.origin),
      "root": .string(survey.tree.root.description),
      "checkpoint": survey.checkpoint.map { .integer($0.size) } ?? .null,
      "grownFrom": old.map { .integer($0.size) } ?? .null,
      "signers": signers.map { .list($0.map(JSONValue.string)) } ?? .null,
      "tail": survey.tail.map { tail in
        .members([
          "segment": .string(tail.segment), "offset": .integer(tail.offset),
          "bytes": .integer(tail.byteCount), "event": .integer(tail.seq),
        ])
      } ?? .null,
    ])
    guard format == .table else {
      writeOut(format == .json ? json.text + "\n" : Answer.csvTable([json])?.csv() ?? "")
      return
    }
    var lines = [
      "\(counted(survey.count, "event")) in "
        + (survey.segments.isEmpty && survey.count > 0
          ? ledger.place : counted(survey.segments.count, "segment"))
        + ", \(survey.byteCount) bytes: all checksums, positions and batches are right",
      "root \(survey.tree.root)",
      survey.checkpoint.map {
        "as the checkpoint of \($0.origin) vouches for \(counted($0.size, "event"))"
      } ?? "no checkpoint stands beside the log: nothing would show that its end is missing",
    ]
    if let old {
      lines.append("it only grew since that checkpoint of \(counted(old.size, "event")): proved")
    }
    if let torn = survey.tornCheckpoint {
      lines.append("the file checkpoint cannot be read (\(torn)); the next append makes it again")
    }
    if let signers { lines.append("signed by \(signers.joined(separator: ", "))") }
    if let tail = survey.tail {
      lines.append(
        "after event \(tail.seq - 1), \(tail.segment) has \(tail.byteCount) bytes of an append "
          + "that is under way or was cut off; the next append moves them aside")
    }
    writeOut(lines.map { $0 + "\n" }.joined())
  }
}
