#if PostgreSQL
  import CLibPQ
  import LedgerModel

  /// A connection to a database, closed when nobody refers to it any more.
  ///
  /// libpq lets one thread at a time use a connection; whoever holds this is the only one.
  @safe final class Connection: @unchecked Sendable {
    private let pointer: OpaquePointer
    /// The statements that the server knows by name.
    private var prepared: Set<String> = []
    /// What the server warned of since ``takeWarnings()``.
    private let warnings: WarningBox

    /// Connects.
    ///
    /// - Throws: ``LedgerError`` with the code `unavailable`.
    init(_ address: DatabaseAddress) throws(LedgerError) {
      // A server that is gone without a word is given up after about a minute; what stands before
      // the address is only for what the address does not say.
      let options = [
        ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "60000"), ("dbname", address.text),
        ("fallback_application_name", "indicators"), ("client_encoding", "UTF8"),
      ]
      let (names, values) = (options.map(\.0), options.map(\.1))
      let opened = unsafe withCStrings(names) { names in
        unsafe withCStrings(values) { values in
          unsafe PQconnectdbParams(names, values, 1)
        }
      }
      guard let opened = unsafe opened else {
        throw LedgerError(.unavailable, "cannot connect to \(address.place): out of memory")
      }
      warnings = WarningBox()
      unsafe pointer = opened
      // All is initialized: what is thrown from here on ends in deinit, which closes it.
      guard isOpen else {
        throw LedgerError(
          .unavailable, "cannot connect to \(address.place): \(address.showable(message))")
      }
      // The box lives as long as the connection does.
      unsafe PQsetNoticeReceiver(
        pointer, { context, result in unsafe WarningBox.receive(context, result) },
        Unmanaged.passUnretained(warnings).toOpaque())
    }

    deinit { unsafe PQfinish(pointer) }

    /// Whether it is still connected, as far as is known.
    var isOpen: Bool { unsafe PQstatus(pointer) == CONNECTION_OK }

    /// Whether no transaction is open and no statement under way.
    var isIdle: Bool { unsafe isOpen && PQtransactionStatus(pointer) == PQTRANS_IDLE }

    /// The socket, to wait for.
    var socket: Int32 { unsafe PQsocket(pointer) }

    /// What libpq says of the last failure, as one line.
    private var message: String {
      guard let text = unsafe PQerrorMessage(pointer) else { return "unknown error" }
      return oneLine(unsafe String(cString: text))
    }

    /// What the server warned of since the last call.
    func takeWarnings() -> [String] { warnings.take() }

    /// Runs a statement with parameters.
    ///
    /// - Returns: its rows.
    /// - Throws: ``DatabaseFailure``.
    @discardableResult
    func run(_ sql: String, _ parameters: [Parameter] = []) throws(DatabaseFailure) -> Rows {
      try unsafe checked(
        withParameters(parameters) { count, types, values, lengths, formats in
          unsafe PQexecParams(pointer, sql, count, types, values, lengths, formats, 1)
        })
    }

    /// Runs a statement that is run again and again: the server reads it once.
    ///
    /// - Returns: its rows.
    /// - Throws: ``DatabaseFailure``.
    @discardableResult
    func run(
      _ statement: PreparedStatement, _ parameters: [Parameter]
    ) throws(DatabaseFailure) -> Rows {
      try prepare(statement, parameters)
      return try unsafe checked(
        withParameters(parameters) { count, _, values, lengths, formats in
          unsafe PQexecPrepared(pointer, statement.name, count, values, lengths, formats, 1)
        })
    }

    /// Has the server read a statement, if it has not yet.
    private func prepare(
      _ statement: PreparedStatement, _ parameters: [Parameter]
    ) throws(DatabaseFailure) {
      guard !prepared.contains(statement.name) else { return }
      try unsafe checked(
        withParameters(parameters) { count, types, _, _, _ in
          unsafe PQprepare(pointer, statement.name, statement.sql, count, types)
        })
      prepared.insert(statement.name)
    }

    /// Runs statements one after the other, without waiting for one before the next is sent.
    ///
    /// - Returns: the rows of each.
    /// - Throws: ``DatabaseFailure`` of the first that fails; those behind it are not run.
    @discardableResult
    func run(
      together statements: [(PreparedStatement, [Parameter])]
    ) throws(DatabaseFailure) -> [Rows] {
      for (statement, parameters) in statements { try prepare(statement, parameters) }
      guard unsafe PQenterPipelineMode(pointer) == 1 else { throw failure(nil) }
      var isSent = true
      for (statement, parameters) in statements where isSent {
        isSent = unsafe withParameters(parameters) { count, _, values, lengths, formats in
          unsafe PQsendQueryPrepared(
            pointer, statement.name, count, values, lengths, formats, 1) == 1
        }
      }
      guard isSent, unsafe PQpipelineSync(pointer) == 1 else { throw failure(nil) }
      var all: [Rows] = []
      var failed: DatabaseFailure?
      for _ in statements {
        let rows = unsafe Rows(PQgetResult(pointer))
        if rows.status != PGRES_TUPLES_OK, rows.status != PGRES_COMMAND_OK, failed == nil {
          failed = failure(rows)
        }
        all.append(rows)
        // Each statement's results end with none.
        while let more = unsafe PQgetResult(pointer) { _ = unsafe Rows(more) }
      }
      // The end of all.
      _ = unsafe Rows(PQgetResult(pointer))
      unsafe PQexitPipelineMode(pointer)
      if let failed { throw failed }
      return all
    }

    /// Runs statements without parameters, as one transaction unless they say otherwise.
    ///
    /// - Throws: ``DatabaseFailure``.
    func runScript(_ sql: StaticString) throws(DatabaseFailure) {
      try unsafe checked(PQexec(pointer, "\(sql)"))
    }

    /// Runs a query and takes its rows one by one as they come: they are never in memory together.
    ///
    /// - Parameters:
    ///   - sql: the query.
    ///   - parameters: its parameters.
    ///   - take: takes a row; if it throws, the rest is read and dropped.
    /// - Throws: ``DatabaseFailure``; whatever `take` throws, as its `other`.
    func forEachRow(
      _ sql: String, _ parameters: [Parameter],
      _ take: (Rows) throws(LedgerError) -> Void
    ) throws(DatabaseFailure) {
      try begin(sql, parameters)
      var failure: DatabaseFailure?
      while let rows = try nextRow(&failure) {
        guard failure == nil else { continue }
        do throws(LedgerError) { try take(rows) } catch { failure = DatabaseFailure(error) }
      }
      if let failure { throw failure }
    }

    /// Sends a query whose rows ``nextRow(_:)`` gives one by one.
    ///
    /// - Throws: ``DatabaseFailure``.
    func begin(_ sql: String, _ parameters: [Parameter]) throws(DatabaseFailure) {
      let isSent = unsafe withParameters(parameters) { count, types, values, lengths, formats in
        unsafe PQsendQueryParams(pointer, sql, count, types, values, lengths, formats, 1)
      }
      guard isSent == 1, unsafe PQsetSingleRowMode(pointer) == 1 else { throw failure(nil) }
    }

    /// The next row of the query that was begun; nil: there is none left.
    ///
    /// - Parameter failed: is set if the query failed, after which nothing comes.
    /// - Returns: one row.
    /// - Throws: ``DatabaseFailure`` if the connection is lost.
    func nextRow(_ failed: inout DatabaseFailure?) throws(DatabaseFailure) -> Rows? {
      while let result = unsafe PQgetResult(pointer) {
        let rows = unsafe Rows(result)
        switch rows.status {
        case PGRES_SINGLE_TUPLE: return rows
        case PGRES_TUPLES_OK: continue
        default: if failed == nil { failed = failure(rows) }
        }
      }
      if let failed, failed.isConnectionLost { throw failed }
      return nil
    }

    /// Sends rows by COPY.
    ///
    /// - Parameters:
    ///   - sql: the statement `COPY … FROM STDIN`.
    ///   - next: gives bytes until it gives nil.
    /// - Throws: ``DatabaseFailure``; whatever `next` throws, as its `other`, and then the rows are
    ///   not there.
    func copyIn(
      _ sql: StaticString, _ next: () throws(LedgerError) -> [UInt8]?
    ) throws(DatabaseFailure) {
      let start = unsafe Rows(PQexec(pointer, "\(sql)"))
      guard start.status == PGRES_COPY_IN else { throw failure(start) }
      var failed: LedgerError?
      do throws(LedgerError) {
        while let bytes = try next() {
          let code = unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
              unsafe PQputCopyData(pointer, characters.baseAddress, Int32(characters.count))
            }
          }
          guard code == 1 else { break }
        }
      } catch { failed = error }
      let ended =
        failed == nil
        ? unsafe PQputCopyEnd(pointer, nil) : unsafe PQputCopyEnd(pointer, "given up")
      var failure: DatabaseFailure? = ended == 1 ? nil : self.failure(nil)
      while let result = unsafe PQgetResult(pointer) {
        let rows = unsafe Rows(result)
        if rows.status != PGRES_COMMAND_OK, failure == nil { failure = self.failure(rows) }
      }
      if let failed { throw DatabaseFailure(failed) }
      if let failure { throw failure }
    }

    /// Takes in what the server sent on its own.
    ///
    /// - Returns: how many notifications there were.
    /// - Throws: ``DatabaseFailure`` if the connection is lost.
    func takeNotifications() throws(DatabaseFailure) -> Int {
      guard unsafe PQconsumeInput(pointer) == 1 else { throw failure(nil) }
      var count = 0
      while let notification = unsafe PQnotifies(pointer) {
        unsafe PQfreemem(notification)
        count += 1
      }
      return count
    }

    @discardableResult
    private func checked(_ result: OpaquePointer?) throws(DatabaseFailure) -> Rows {
      let rows = unsafe Rows(result)
      guard rows.status == PGRES_TUPLES_OK || rows.status == PGRES_COMMAND_OK else {
        throw failure(rows)
      }
      return rows
    }

    private func failure(_ rows: Rows?) -> DatabaseFailure {
      DatabaseFailure(
        sqlState: rows?.sqlState ?? "", message: rows?.message ?? message,
        isConnectionLost: !isOpen)
    }
  }

  /// A statement that the server keeps under a name.
  struct PreparedStatement: Sendable {
    let name: String
    let sql: String
  }

  /// Gathers what the server warns of; libpq would print it.
  private final class WarningBox {
    private var texts: [String] = []

    func take() -> [String] {
      defer { texts.removeAll() }
      return texts
    }

    /// Called by libpq with a box it was given.
    static func receive(_ context: UnsafeMutableRawPointer?, _ result: OpaquePointer?) {
      guard let context = unsafe context else { return }
      let box = unsafe Unmanaged<WarningBox>.fromOpaque(context).takeUnretainedValue()
      // libpq clears the result itself.
      guard unsafe Rows.part(.severity, of: result) == "WARNING",
        let text = unsafe Rows.part(.message, of: result)
      else { return }
      box.texts.append(text)
    }
  }

  /// A text of several lines as one.
  func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).map { line in
      line.drop { $0 == " " || $0 == "\t" }
    }.joined(separator: " ")
  }
#endif
