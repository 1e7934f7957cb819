#if Web
  import CMicroHTTPD

  #if canImport(Glibc)
    import Glibc
  #else
    import Darwin
  #endif

  /// A web server: GNU libmicrohttpd, with a thread for each connection.
  ///
  /// The library reads and checks what comes from the net; this hands whole requests on and sends
  /// what it gets back. What it refuses itself: headers longer than ``headerLimit`` (431), more
  /// connections than ``connectionLimit`` (they wait, or are closed), clients that say nothing for
  /// ``secondsOfSilence``. Those that never come to the end of a request are closed here, after
  /// ``secondsForRequest``.
  @safe package final class HTTPDaemon {
    /// How many bytes the line and headers of a request may have.
    package static let headerLimit = 16 * 1024
    /// How many clients can be connected at once.
    package static let connectionLimit = 128
    /// After how many seconds without a byte a connection is closed.
    package static let secondsOfSilence = 30
    /// How many seconds a client has to say what it wants.
    package static let secondsForRequest = 60

    private let daemon: OpaquePointer
    /// The port that it listens at.
    package let port: Int

    /// Why it cannot listen.
    package struct CannotListen: Error {
      /// What is wrong, for a person.
      package let message: String
      /// Whether another port might do.
      package let isOfPort: Bool
    }

    /// Starts to listen.
    ///
    /// - Parameters:
    ///   - address: the address of this machine to listen at, in numbers.
    ///   - port: the port; 0: one that is free.
    ///   - answer: gives the response to a request; called by many threads at once.
    /// - Throws: ``CannotListen``.
    package init(
      at address: String, port: Int, answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse
    ) throws(CannotListen) {
      var place = sockaddr_storage()
      guard let short = UInt16(exactly: port), unsafe http_address(address, short, &place) == 1
      else {
        throw CannotListen(
          message: "\(address) and \(port) are no address and port; expected such as 127.0.0.1 "
            + "and 8420", isOfPort: false)
      }
      // Kept for good: a program has one server, and its threads may outlive the last reference.
      let handler = unsafe Unmanaged.passRetained(Handler(answer)).toOpaque()
      let started = unsafe withUnsafePointer(to: &place) { place in
        unsafe place.withMemoryRebound(to: sockaddr.self, capacity: 1) { place in
          unsafe http_start(
            place, respond, handler, connected, completed, Self.headerLimit,
            UInt32(Self.connectionLimit), UInt32(Self.secondsOfSilence))
        }
      }
      guard let daemon = unsafe started else {
        let reason = unsafe String(cString: strerror(errno))
        throw CannotListen(
          message: "cannot listen at \(address), port \(port): \(reason)", isOfPort: true)
      }
      unsafe self.daemon = daemon
      self.port = unsafe Int(http_port(daemon))
    }
  }

  /// What answers, for C to hold.
  private final class Handler: Sendable {
    let answer: @Sendable (HTTPRequest) -> HTTPResponse
    let deadlines = Deadlines(seconds: HTTPDaemon.secondsForRequest)

    init(_ answer: @escaping @Sendable (HTTPRequest) -> HTTPResponse) { self.answer = answer }
  }

  /// Called by the library when a client has come, and before the socket of one that is gone is
  /// closed.
  private let connected: MHD_NotifyConnectionCallback = { context, connection, _, event in
    guard let context = unsafe context, let connection = unsafe connection else { return }
    let handler = unsafe Unmanaged<Handler>.fromOpaque(context).takeUnretainedValue()
    let socket = unsafe http_socket(connection)
    if event == .CONNECTION_NOTIFY_STARTED {
      handler.deadlines.begin(socket)
    } else {
      handler.deadlines.end(socket)
    }
  }

  /// Called by the library when a request was answered; another may follow.
  private let completed: MHD_RequestCompletedCallback = { context, connection, _, _ in
    guard let context = unsafe context, let connection = unsafe connection else { return }
    let handler = unsafe Unmanaged<Handler>.fromOpaque(context).takeUnretainedValue()
    unsafe handler.deadlines.begin(http_socket(connection))
  }

  /// Called by the library when the headers of a request are there, and again for its content.
  private let respond: MHD_AccessHandlerCallback = {
    context, connection, path, method, _, _, uploadSize, seen in
    guard let context = unsafe context, let connection = unsafe connection, let path = unsafe path,
      let method = unsafe method, let seen = unsafe seen
    else { return .NO }
    let handler = unsafe Unmanaged<Handler>.fromOpaque(context).takeUnretainedValue()
    // It has said what it wants; the answer may take longer.
    unsafe handler.deadlines.end(http_socket(connection))
    let name = unsafe String(cString: method)
    // A response at the first call closes the connection, and content that follows is not read.
    if unsafe seen.pointee == nil, name == "GET" || name == "HEAD" {
      unsafe seen.pointee = context
      return .YES
    }
    // Nobody needs content to be shown something: the connection is closed.
    if unsafe seen.pointee != nil, unsafe uploadSize?.pointee != 0 { return .NO }
    let request = unsafe HTTPRequest(
      method: name, path: String(cString: path),
      query: values(connection, .GET_ARGUMENT_KIND), headers: values(connection, .HEADER_KIND))
    return unsafe send(handler.answer(request), over: connection)
  }

  /// The names and values of a request, of one kind.
  private func values(
    _ connection: OpaquePointer, _ kind: MHD_ValueKind
  ) -> [(name: String, value: String)] {
    var found: [(name: String, value: String)] = []
    unsafe withUnsafeMutablePointer(to: &found) { found in
      let note: MHD_KeyValueIterator = { found, _, name, value in
        let found = unsafe found?.assumingMemoryBound(to: [(name: String, value: String)].self)
        guard let name = unsafe name else { return .YES }
        let text = unsafe value.map { unsafe String(cString: $0) } ?? ""
        unsafe found?.pointee.append((String(cString: name), text))
        return .YES
      }
      // The pointer is used while the call runs.
      _ = unsafe MHD_get_connection_values(connection, kind, note, found)
    }
    return found
  }

  private func send(_ response: HTTPResponse, over connection: OpaquePointer) -> MHD_Result {
    let made =
      switch response.body {
      case .bytes(let bytes):
        unsafe bytes.withUnsafeBytes { bytes in
          // Copied before this returns.
          unsafe MHD_create_response_from_buffer(
            bytes.count, UnsafeMutableRawPointer(mutating: bytes.baseAddress),
            .RESPMEM_MUST_COPY)
        }
      case .stream(let next):
        unsafe http_stream(
          readStream, Unmanaged.passRetained(Stream(next)).toOpaque(),
          { context in unsafe context.map { unsafe Unmanaged<Stream>.fromOpaque($0).release() } })
      }
    guard let answer = unsafe made else { return .NO }
    defer { unsafe MHD_destroy_response(answer) }
    for (name, value) in response.headers {
      _ = unsafe MHD_add_response_header(answer, name, value)
    }
    return unsafe MHD_queue_response(connection, UInt32(response.status), answer)
  }

  /// Content that is sent piece by piece, of which the library may take less than a piece at once.
  private final class Stream {
    private let next: @Sendable () -> [UInt8]?
    private var rest: ArraySlice<UInt8> = []

    init(_ next: @escaping @Sendable () -> [UInt8]?) { self.next = next }

    /// Fills a buffer; nil at the end.
    func read(into buffer: UnsafeMutableRawBufferPointer) -> Int? {
      while rest.isEmpty {
        guard let piece = next() else { return nil }
        rest = piece[...]
      }
      let count = min(rest.count, buffer.count)
      unsafe buffer.copyBytes(from: rest.prefix(count))
      rest.removeFirst(count)
      return count
    }
  }

  private let readStream: MHD_ContentReaderCallback = { context, _, buffer, size in
    let end = -1  // MHD_CONTENT_READER_END_OF_STREAM
    guard let context = unsafe context, let buffer = unsafe buffer else { return end }
    let stream = unsafe Unmanaged<Stream>.fromOpaque(context).takeUnretainedValue()
    let place = unsafe UnsafeMutableRawBufferPointer(start: buffer, count: size)
    return unsafe stream.read(into: place) ?? end
  }
#endif
