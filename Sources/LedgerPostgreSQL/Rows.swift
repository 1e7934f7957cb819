#if PostgreSQL
  import CLibPQ
  import LedgerModel

  /// What a statement gave, in binary form; freed when nobody refers to it any more.
  @safe final class Rows {
    private let result: OpaquePointer?

    init(_ result: OpaquePointer?) { unsafe self.result = unsafe result }

    /// The parts of an error or a notice: libpq has characters for them, which are not imported.
    enum Part: Character {
      case severity = "V"
      case sqlState = "C"
      case message = "M"
      case detail = "D"
      case hint = "H"
    }

    deinit { unsafe PQclear(result) }

    var status: ExecStatusType { unsafe PQresultStatus(result) }

    var count: Int { unsafe Int(PQntuples(result)) }

    /// How many rows the statement changed.
    var changedCount: Int {
      guard let text = unsafe PQcmdTuples(result) else { return 0 }
      return unsafe Int(String(cString: text)) ?? 0
    }

    /// The five characters that tell what went wrong; nil if nothing did.
    var sqlState: String? { unsafe Self.part(.sqlState, of: result) }

    /// What went wrong, with the server's hint, as one line; nil if nothing did.
    var message: String? {
      guard let text = unsafe Self.part(.message, of: result) else { return nil }
      let more = [Part.detail, .hint].compactMap { unsafe Self.part($0, of: result) }
      return oneLine(([text] + more).joined(separator: "; "))
    }

    /// A part of an error or a notice.
    static func part(_ part: Part, of result: OpaquePointer?) -> String? {
      let code = Int32(part.rawValue.asciiValue ?? 0)
      guard let text = unsafe PQresultErrorField(result, code) else { return nil }
      return unsafe String(cString: text)
    }

    func isNull(_ row: Int, _ column: Int) -> Bool {
      unsafe PQgetisnull(result, Int32(row), Int32(column)) == 1
    }

    /// The bytes of a value, for as long as `body` runs.
    func withBytes<Result>(
      _ row: Int, _ column: Int, _ body: (UnsafeRawBufferPointer) -> Result
    ) -> Result {
      let (row, column) = (Int32(row), Int32(column))
      // In bounds: libpq says how long the value is.
      let count = unsafe Int(PQgetlength(result, row, column))
      let start = unsafe PQgetvalue(result, row, column)
      return unsafe body(UnsafeRawBufferPointer(start: start, count: count))
    }

    func bytes(_ row: Int, _ column: Int) -> [UInt8] {
      unsafe withBytes(row, column) { unsafe Array($0) }
    }

    func text(_ row: Int, _ column: Int) -> String? {
      isNull(row, column) ? nil : String(decoding: bytes(row, column), as: UTF8.self)
    }

    /// A number of type `int`, `bigint` or `boolean`.
    func integer(_ row: Int, _ column: Int) -> Int {
      let bytes = bytes(row, column)
      let isNegative = (bytes.first ?? 0) >= 0x80
      return Int(
        truncatingIfNeeded: bytes.reduce(isNegative ? -1 : 0 as Int64) { $0 << 8 | Int64($1) })
    }
  }

  /// Why a statement failed.
  struct DatabaseFailure: Error {
    /// The five characters that tell what went wrong; empty if it was not the server.
    var sqlState: String
    var message: String
    /// Whether the connection cannot be used any more.
    var isConnectionLost: Bool
    /// The error of whoever took or gave the rows.
    var other: LedgerError?

    init(sqlState: String, message: String, isConnectionLost: Bool) {
      self.sqlState = sqlState
      self.message = message
      self.isConnectionLost = isConnectionLost
    }

    init(_ other: LedgerError) {
      self.init(sqlState: "", message: other.message, isConnectionLost: false)
      self.other = other
    }
  }
#endif
