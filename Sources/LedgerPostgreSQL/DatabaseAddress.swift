#if PostgreSQL
  import CLibPQ
  import LedgerVocabulary

  /// Where a database is: what libpq calls a connection URI.
  struct DatabaseAddress: Sendable {
    /// As it was given, with the password if that is in it; never to be shown.
    let text: String
    /// What may be shown: user, hosts and database.
    let place: String

    /// - Throws: ``LedgerError`` with the code `unavailable` if libpq cannot read it. The text is not
    ///   repeated: it may hold a password.
    init(_ text: String) throws(LedgerError) {
      guard let options = unsafe PQconninfoParse(text, nil) else {
        throw LedgerError(
          .unavailable,
          "this is no address of a database; expected postgresql://USER@HOST:PORT/DATABASE?OPTIONS "
            + "as libpq reads it (it is not repeated here, as it may hold a password)")
      }
      var values: [String: String] = [:]
      // In bounds: libpq's list ends with an option that has no keyword.
      var option = unsafe options
      while let keyword = unsafe option.pointee.keyword {
        if let value = unsafe option.pointee.val {
          unsafe values[String(cString: keyword)] = String(cString: value)
        }
        unsafe option += 1
      }
      unsafe PQconninfoFree(options)
      self.text = text
      place = Self.place(values)
    }

    private static func place(_ values: [String: String]) -> String {
      func list(_ key: String) -> [String] {
        (values[key] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let ports = list("port")
      let hosts = list(values["host"] == nil ? "hostaddr" : "host").enumerated().map {
        index, host in
        let port = ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
        return port.isEmpty ? host : "\(host):\(port)"
      }
      let user = values["user"].map { $0 + "@" } ?? ""
      return "postgresql://\(user)\(hosts.joined(separator: ","))/\(values["dbname"] ?? "")"
    }
  }
#endif
