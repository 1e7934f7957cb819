import TestSupport

/// Something that reads bytes which somebody else may have made, and what must hold of it.
///
/// To add one: write a file in `Targets` like those that are there, and list it in ``all``.
struct FuzzTarget: Sendable {
  /// The name on the command line: lower-case words joined by `-`.
  let name: String
  /// Inputs to begin from; every one of them must be accepted.
  let seeds: @Sendable () throws -> [[UInt8]]
  /// Words of the format, for the mutations to insert.
  let tokens: [String]
  /// Makes an input of the format's own parts; nil where mutated seeds reach everything.
  ///
  /// Three of four inputs begin from it instead of a seed, and a half of those are left as they are.
  let compose: (@Sendable (inout SeededGenerator) -> [UInt8])?
  /// Makes a checksum inside the input right again, so that mutations come past it.
  ///
  /// Half of all inputs go through it. Nil where the format has no checksum.
  let repair: (@Sendable ([UInt8]) -> [UInt8])?
  /// Reads an input and checks what must hold.
  ///
  /// - Returns: whether the input was accepted; to refuse one is no failure.
  /// - Throws: ``BrokenProperty``; anything else that is thrown is a failure, too, and so is a
  ///   trap, or more time than ``Worker/patienceInSeconds``.
  let check: @Sendable ([UInt8]) throws -> Bool

  init(
    _ name: String, tokens: [String] = [], seeds: @escaping @Sendable () throws -> [[UInt8]],
    compose: (@Sendable (inout SeededGenerator) -> [UInt8])? = nil,
    repair: (@Sendable ([UInt8]) -> [UInt8])? = nil,
    check: @escaping @Sendable ([UInt8]) throws -> Bool
  ) {
    self.name = name
    self.compose = compose
    self.tokens = tokens
    self.seeds = seeds
    self.repair = repair
    self.check = check
  }

  /// All targets, in the order of the summary.
  static let all: [FuzzTarget] =
    [
      .json, .eventInput, .storedLine, .checkpoint, .signedNote, .verifierKey, .proofFile,
      .treeProof,
      .base64, .period, .publicationTime, .exactDecimal, .timestamp, .crc32c, .snapshot,
      .newsText, .newsSentences,
    ] + imports
}

/// Something that must hold does not.
struct BrokenProperty: Error, CustomStringConvertible {
  /// What does not hold.
  let description: String
}

/// Throws ``BrokenProperty`` unless `condition` holds.
func require(_ condition: Bool, _ otherwise: @autoclosure () -> String) throws {
  guard condition else { throw BrokenProperty(description: otherwise()) }
}

extension FuzzTarget {
  /// A target that reads a text into a value and writes it back.
  ///
  /// What is written must be read back as the same value and written the same again; where the
  /// format has one spelling only, what was read must also be what is written.
  static func text<Value: Equatable & SendableMetatype, Refusal: Error>(
    _ name: String, seeds: [String], tokens: [String] = [], hasOneSpelling: Bool,
    repair: (@Sendable ([UInt8]) -> [UInt8])? = nil,
    read: @escaping @Sendable (String) throws(Refusal) -> Value,
    write: @escaping @Sendable (Value) -> String,
    alsoHolds check: @escaping @Sendable (String, Value) throws -> Void = { _, _ in }
  ) -> FuzzTarget {
    FuzzTarget(
      name, tokens: tokens + seeds, seeds: { seeds.map { Array($0.utf8) } }, repair: repair,
      check: { bytes in
        let text = String(decoding: bytes, as: UTF8.self)
        let value: Value
        do { value = try read(text) } catch { return false }
        let written = write(value)
        // Bytes, for two strings may be equal that differ in theirs.
        if hasOneSpelling {
          try require(isSame(written, text), "accepted, but written as \(written.debugDescription)")
        }
        let again: Value
        do { again = try read(written) } catch {
          throw BrokenProperty(
            description: "written as \(written.debugDescription), which is refused: \(error)")
        }
        try require(again == value, "read back from \(written.debugDescription), it is another")
        try require(isSame(write(again), written), "written in a second way the second time")
        try check(text, value)
        return true
      })
  }
}

/// Whether two texts have the same bytes.
func isSame(_ left: String, _ right: String) -> Bool { left.utf8.elementsEqual(right.utf8) }
