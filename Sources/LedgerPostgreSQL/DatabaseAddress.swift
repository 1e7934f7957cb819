#if PostgreSQL
  import CLibPQ
  import LedgerLog
  import LedgerModel

  /// Where a database is, as libpq reads it.
  struct DatabaseAddress: Sendable {
    /// As it was given, with the password if that is in it; never to be shown.
    let text: String
    /// What may be shown, as an address of its own: user, hosts, ports and database.
    let place: String
    /// The values of options that are never shown, which libpq's messages may quote.
    private let hidden: Set<String>

    /// - Throws: ``LedgerError`` with the code `unavailable` if libpq cannot read it, or might take
    ///   a part of a password for something that is shown. Nothing of the text is repeated.
    init(_ address: AddressText) throws(LedgerError) {
      guard !address.isAmbiguousURI, let values = Self.values(of: address.text),
        let place = Self.place(values)
      else {
        throw LedgerError(
          .unavailable,
          "this is no address of a database that can be read in one way only; expected "
            + "postgresql://USER@HOST:PORT/DATABASE?OPTIONS or 'host=HOST dbname=DATABASE user=USER' "
            + "as libpq reads it, with @ : / ? in a name or password as %40 %3A %2F %3F (it is not "
            + "repeated here, as it may hold a password); a folder of such a name has ./ before it")
      }
      text = address.text
      self.place = place
      let shown = Set(["user", "host", "hostaddr", "port", "dbname"])
      hidden = Set(values.filter { !shown.contains($0.key) }.values)
    }

    /// A message of libpq without values of options that are not to be shown.
    func showable(_ message: String) -> String {
      hidden.reduce(message) { $0.replacing("\"\($1)\"", with: "\"…\"") }
    }

    /// The options that libpq reads; nil if it cannot.
    private static func values(of text: String) -> [String: String]? {
      guard let options = unsafe PQconninfoParse(text, nil) else { return nil }
      defer { unsafe PQconninfoFree(options) }
      var values: [String: String] = [:]
      // In bounds: libpq's list ends with an option that has no keyword.
      var option = unsafe options
      while let keyword = unsafe option.pointee.keyword {
        if let value = unsafe option.pointee.val {
          unsafe values[String(cString: keyword)] = String(cString: value)
        }
        unsafe option += 1
      }
      return values
    }

    /// What may be shown; nil where a value is none of its kind, and so perhaps a part of another.
    private static func place(_ values: [String: String]) -> String? {
      func list(_ key: String) -> [String] {
        (values[key] ?? "").split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      let (user, database) = (values["user"] ?? "", values["dbname"] ?? "")
      let (hosts, ports) = (list(values["host"] == nil ? "hostaddr" : "host"), list("port"))
      guard !user.contains(where: { ":/".contains($0) }),
        !database.contains(where: { "@=?".contains($0) }), !database.contains("://"),
        hosts.allSatisfy(isHost),
        ports.allSatisfy({ $0.isEmpty || UInt16($0).map { $0 > 0 } ?? false })
      else { return nil }
      let shown = hosts.enumerated().map { index, host in
        let port = ports.count == 1 ? ports[0] : index < ports.count ? ports[index] : ""
        let name = host.contains(":") && !host.hasPrefix("/") ? "[\(host)]" : encoded(host)
        return port.isEmpty ? name : "\(name):\(port)"
      }.joined(separator: ",")
      return "postgresql://\(user.isEmpty ? "" : encoded(user) + "@")\(shown)/\(encoded(database))"
    }

    /// Whether a text is a host's name or number, or the folder of a socket, or left out.
    private static func isHost(_ text: String) -> Bool {
      text.allSatisfy { $0.isLetter || $0.isNumber || ".-_:%".contains($0) }
        || text.hasPrefix("/") && !text.contains { "@=?:".contains($0) }
    }

    /// A name as a URI has it.
    private static func encoded(_ text: String) -> String {
      var result = ""
      for scalar in text.unicodeScalars {
        if !scalar.isASCII || scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
          || "-._~".unicodeScalars.contains(scalar)
        {
          result.unicodeScalars.append(scalar)
        } else {
          let digits = String(scalar.value, radix: 16, uppercase: true)
          result += digits.count < 2 ? "%0\(digits)" : "%\(digits)"
        }
      }
      return result
    }
  }
#endif
