import CommandLineInterface
import IndicatorLedger
import LedgerLog
import LedgerModel
import TransparencyLog

/// Notes, checkpoints and keys in files, with errors that name the file.
enum Notes {
  /// What a file holds, read by `parse`.
  static func reading<Value>(
    _ file: String, _ parse: (String) throws(MalformedNote) -> Value
  ) throws -> Value {
    let text = String(decoding: try contents(ofFile: file), as: UTF8.self)
    do { return try parse(text) } catch {
      throw LedgerErrorInFile.malformed(error.message, file)
    }
  }

  /// The note in a file.
  static func note(inFile file: String) throws -> SignedNote {
    try reading(file) { text throws(MalformedNote) in try SignedNote(fileText: text) }
  }

  /// The checkpoint in a note, with a signature by one of `keys` if there are any.
  static func checkpoint(
    _ note: SignedNote, _ file: String, signedBy keys: [VerifierKey]?
  ) throws -> Checkpoint {
    if let keys { _ = try signers(note, file, keys) }
    do { return try Checkpoint(text: note.text) } catch {
      throw LedgerErrorInFile.malformed(error.message, file)
    }
  }

  /// Who signed a note, at least one of `keys`.
  static func signers(
    _ note: SignedNote, _ what: String, _ keys: [VerifierKey]
  ) throws -> [VerifierKey] {
    let signers = try OpenSSL.signers(of: note, among: keys)
    guard !signers.isEmpty else {
      throw LedgerErrorInFile.unsigned(what)
    }
    return signers
  }

  /// The verifier keys in a file, one a line; empty lines and lines with # are passed over.
  static func keys(_ file: String) throws -> [VerifierKey] {
    let keys = try reading(file) { text throws(MalformedNote) in
      var keys: [VerifierKey] = []
      for line in text.split(separator: "\n") where !line.hasPrefix("#") {
        keys.append(try VerifierKey(String(line)))
      }
      return keys
    }
    guard !keys.isEmpty else { throw UsageError(message: "\(file) holds no verifier keys.") }
    return keys
  }
}

/// Errors about files that are not the ledger's.
private enum LedgerErrorInFile {
  static func malformed(_ message: String, _ file: String) -> LedgerError {
    LedgerError(.malformed, message).located(file: file, line: nil, column: nil)
  }

  static func unsigned(_ what: String) -> LedgerError {
    LedgerError(.damaged, "\(what) is signed by none of the keys given")
  }
}
