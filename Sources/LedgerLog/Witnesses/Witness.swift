package import LedgerModel
package import TransparencyLog

/// A file that says which events a log had at its beginning.
///
/// Whatever wrote it wrote it after those events were on the disk, so that a log which has fewer
/// events, or others, has lost or changed what was recorded.
package struct Witness: Equatable, Sendable {
  /// The file, for messages.
  package var file: String
  /// How many events the log had.
  package var size: Int
  /// The root of the tree over them.
  package var root: Digest

  package init(file: String, size: Int, root: Digest) {
    (self.file, self.size, self.root) = (file, size, root)
  }
}

/// A witness that is kept elsewhere than beside the log, such as a snapshot.
package struct OutsideWitness: Sendable {
  /// Reads what it says; nil if there is none, or none that can be read.
  package let read: @Sendable () -> Witness?
  /// Gives the file another name, under which it says nothing; returns its path.
  package let setAside: @Sendable () throws(LedgerError) -> String

  package init(
    read: @escaping @Sendable () -> Witness?,
    setAside: @escaping @Sendable () throws(LedgerError) -> String
  ) { (self.read, self.setAside) = (read, setAside) }
}

/// Why a log and a witness cannot both be right.
package struct Disagreement: Equatable, Sendable {
  /// What is said of the log.
  package enum Kind: Equatable, Sendable {
    /// It has fewer events than the witness knows.
    case shorter
    /// Its first events, as many as the witness knows, have another root.
    case root(expected: Digest, found: Digest)
    /// This event's line has another hash.
    case line(seq: Int, expected: Digest, found: Digest)
  }

  /// The witness's file.
  package var file: String
  /// How many events the witness knows.
  package var size: Int
  package var kind: Kind
}

extension Witness {
  /// Whether a log cannot be right if this is.
  ///
  /// - Parameters:
  ///   - survey: what the log holds.
  ///   - isWhole: whether that is all of it; if not, a witness of more events is not asked.
  /// - Returns: why; nil if both can be right.
  package func disagreement(with survey: LogSurvey, isWhole: Bool = true) -> Disagreement? {
    guard size <= survey.count else {
      return isWhole ? Disagreement(file: file, size: size, kind: .shorter) : nil
    }
    let found = survey.root(ofFirst: size)
    guard found != root else { return nil }
    return Disagreement(file: file, size: size, kind: .root(expected: root, found: found))
  }
}

extension Disagreement {
  /// The error that says what disagrees, and what can be done.
  ///
  /// - Parameters:
  ///   - all: all disagreements, at least one.
  ///   - count: how many events the log has.
  ///   - place: the log, for the message.
  /// - Returns: the error, with the code `damaged`.
  package static func error(_ all: [Disagreement], count: Int, place: String) -> LedgerError {
    var sentences: [String] = []
    let shorter = all.filter { $0.kind == .shorter }
    if !shorter.isEmpty {
      let known = shorter.map { "\($0.name(in: place)) knows \($0.size)" }.joined(separator: ", ")
      sentences.append("the log has \(count) events, but \(known): events at the end are missing")
    }
    for other in all {
      switch other.kind {
      case .shorter: break
      case .root(let expected, let found):
        sentences.append(
          "the first \(other.size) events have the root \(found), but \(other.name(in: place)) says "
            + "\(expected): one of them was altered, or that file is another log's")
      case .line(let seq, let expected, let found):
        sentences.append(
          "event \(seq) has the hash \(found), but \(other.name(in: place)) says \(expected): the "
            + "line was altered together with its checksum, or that file was")
      }
    }
    return LedgerError(
      .damaged,
      sentences.joined(separator: "; ") + "; nothing was changed: restore the log from a copy",
      remedy: .acceptLoss
    ).located(file: place, line: nil, column: nil)
  }

  /// The file, without the log's folder.
  private func name(in place: String) -> String {
    file.hasPrefix(place + "/") ? String(file.dropFirst(place.count + 1)) : file
  }
}
