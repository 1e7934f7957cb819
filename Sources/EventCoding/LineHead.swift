package import LedgerModel

/// What the ledger puts in front of an event's own keys in a stored line.
package struct LineHead: Equatable, Sendable {
  /// The event's position.
  package var seq: Int
  /// When it was recorded.
  package var recorded: Timestamp
  /// The positions of the batch that the event is of; nil if it is a batch of its own.
  package var batch: ClosedRange<Int>?

  package init(seq: Int, recorded: Timestamp, batch: ClosedRange<Int>?) {
    self.seq = seq
    self.recorded = recorded
    self.batch = batch
  }

  // What stands between its numbers: `{"seq":N,"recorded":"YYYY-MM-DDThh:mm:ssZ",` and, in a batch
  // of several events, `"from":F,"through":T,`.
  static var beforeSeq: StaticString { #"{"seq":"# }
  static var beforeRecorded: StaticString { #","recorded":""# }
  static var behindRecorded: StaticString { #"""# }
  static var beforeFirst: StaticString { #","from":"# }
  static var beforeLast: StaticString { #","through":"# }
  static var beforeBody: StaticString { "," }

  /// How many bytes it has in a line: what follows is the event's own.
  package var byteCount: Int {
    func digits(_ number: Int) -> Int { String(number).utf8.count }
    let own =
      Self.beforeSeq.utf8CodeUnitCount + digits(seq) + Self.beforeRecorded.utf8CodeUnitCount
      + Timestamp.byteCount + Self.behindRecorded.utf8CodeUnitCount
      + Self.beforeBody.utf8CodeUnitCount
    guard let batch else { return own }
    return own + Self.beforeFirst.utf8CodeUnitCount + digits(batch.lowerBound)
      + Self.beforeLast.utf8CodeUnitCount + digits(batch.upperBound)
  }

  /// All of it behind the position.
  static func bytesBehindSeq(recorded: Timestamp, batch: ClosedRange<Int>?) -> [UInt8] {
    let positions = batch.map { "\(beforeFirst)\($0.lowerBound)\(beforeLast)\($0.upperBound)" }
    return Array(
      "\(beforeRecorded)\(recorded)\(behindRecorded)\(positions ?? "")\(beforeBody)".utf8)
  }

  /// Whether a line with this head can stand behind one with another; nil: behind none.
  package func follows(_ other: LineHead?) -> Bool {
    guard let other else { return seq == 0 && (batch?.lowerBound ?? 0) == 0 }
    guard seq == other.seq + 1, recorded >= other.recorded else { return false }
    return other.isLastOfBatch ? (batch?.lowerBound ?? seq) == seq : batch == other.batch
  }

  /// Whether its batch ends with it.
  package var isLastOfBatch: Bool { (batch?.upperBound ?? seq) == seq }

  /// Reads the head of a line whose checksum is right; the event may be anything.
  ///
  /// - Throws: ``LedgerError`` with the code `damaged`.
  package init(_ line: ArraySlice<UInt8>) throws(LedgerError) {
    try Self.checkSum(line)
    var rest = line
    guard Self.take(Self.beforeSeq, from: &rest), let seq = Self.takeNumber(from: &rest),
      Self.take(Self.beforeRecorded, from: &rest),
      let recorded = Timestamp(
        String(decoding: rest.prefix(Timestamp.byteCount), as: UTF8.self))
    else { throw Self.noHead }
    rest = rest.dropFirst(Timestamp.byteCount)
    guard Self.take(Self.behindRecorded, from: &rest) else { throw Self.noHead }
    self.init(seq: seq, recorded: recorded, batch: try Self.takeBatch(of: seq, from: &rest))
  }

  private static var noHead: LedgerError {
    LedgerError(.damaged, "the line does not begin with \"seq\" and \"recorded\"")
  }

  private static func takeBatch(
    of seq: Int, from rest: inout ArraySlice<UInt8>
  ) throws(LedgerError) -> ClosedRange<Int>? {
    guard take(beforeFirst, from: &rest) else { return nil }
    guard let first = takeNumber(from: &rest), take(beforeLast, from: &rest),
      let last = takeNumber(from: &rest), first < last, (first...last).contains(seq)
    else {
      throw LedgerError(.damaged, "\"from\" and \"through\" are no batch with event \(seq) in it")
    }
    return first...last
  }

  /// `"crc":"xxxxxxxx"}` has this many bytes.
  static let tailLength = 17

  private static func checkSum(_ line: ArraySlice<UInt8>) throws(LedgerError) {
    let tail = line.suffix(tailLength)
    guard line.count > tailLength, tail.starts(with: "\"crc\":\"".utf8),
      tail.suffix(2).elementsEqual("\"}".utf8)
    else {
      throw LedgerError(.damaged, "the line does not end in \"crc\":\"xxxxxxxx\"}")
    }
    let stored = String(decoding: tail.suffix(10).prefix(8), as: UTF8.self)
    let computed = CRC32C.text(of: line.dropLast(tailLength))
    guard stored == computed else {
      throw LedgerError(
        .damaged, "the checksum says \(stored), the line's bytes give \(computed)")
    }
  }

  private static func take(_ text: StaticString, from rest: inout ArraySlice<UInt8>) -> Bool {
    let isThere = text.withUTF8Buffer { unsafe rest.starts(with: $0) }
    if isThere { rest = rest.dropFirst(text.utf8CodeUnitCount) }
    return isThere
  }

  private static func takeNumber(from rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard let number = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    rest = rest.dropFirst(digits.count)
    return number
  }
}
