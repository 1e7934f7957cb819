/// A text that may be the address of a database, judged by its looks: nothing of it is ever shown
/// before libpq has said what is what in it, for it may hold a password.
package struct AddressText: Sendable {
  /// The text, never to be shown.
  package let text: String

  /// - Returns: nil if the text looks like a folder or like anything else.
  package init?(_ text: String) {
    guard !Self.isPath(text), Self.isURI(text) || Self.hasKeyword(text) || Self.hasUser(text)
    else { return nil }
    self.text = text
  }

  /// The text of a ledger's place, where a word with an equals sign that is no folder is more likely
  /// a wrong address than a new folder.
  ///
  /// - Returns: nil if it is a folder's.
  package init?(ofPlace text: String) {
    if let address = AddressText(text) {
      self = address
    } else if !Self.isPath(text), text.contains("="), !isFolder(text) {
      self.text = text
    } else {
      return nil
    }
  }

  /// Whether libpq, which takes what is before the first `@` for user and password, could take a
  /// part of a password for something else: there is more than one, or a slash or a question mark
  /// comes before.
  package var isAmbiguousURI: Bool {
    guard let colon = text.firstIndex(of: ":"), text[colon...].hasPrefix("://"),
      !text[..<colon].contains("=")
    else { return false }
    let parts = text[colon...].dropFirst(3).split(
      separator: "@", omittingEmptySubsequences: false)
    return parts.count > 2 || parts.count == 2 && parts[0].contains { "/?".contains($0) }
  }

  /// Whether a text can be nothing but a folder or a file: it begins as one.
  private static func isPath(_ text: String) -> Bool {
    text == "." || text == ".." || ["/", "./", "../"].contains { text.hasPrefix($0) }
  }

  /// `xxx://`, or the scheme with less than that behind it.
  private static func isURI(_ text: String) -> Bool {
    if text.contains("://") { return true }
    let start = text.drop { $0.isWhitespace }.prefix { $0 != ":" }
    return start.endIndex < text.endIndex
      && ["postgresql", "postgres", "pgsql", "psql", "pg"].contains(start.lowercased())
  }

  /// `user:password@host`.
  private static func hasUser(_ text: String) -> Bool {
    text.firstIndex(of: ":").map { text[$0...].contains("@") } ?? false
  }

  /// A keyword of a connection with its equals sign.
  private static func hasKeyword(_ text: String) -> Bool {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false).dropLast()
    return parts.contains { part in
      let end = part.reversed().drop { $0.isWhitespace }
      let word = String(end.prefix { $0.isLetter || $0.isNumber || $0 == "_" }.reversed())
      return keywords.contains(word.lowercased())
    }
  }

  /// Those of libpq up to version 18, and what others call the same.
  private static let keywords: Set<String> = [
    "application_name", "channel_binding", "client_encoding", "connect_timeout", "dbname",
    "fallback_application_name", "gssdelegation", "gssencmode", "gsslib", "host", "hostaddr",
    "keepalives", "keepalives_count", "keepalives_idle", "keepalives_interval", "krbsrvname",
    "load_balance_hosts", "max_protocol_version", "min_protocol_version", "oauth_client_id",
    "oauth_client_secret", "oauth_issuer", "oauth_scope", "options", "passfile", "password", "port",
    "replication", "require_auth", "requirepeer", "requiressl", "scram_client_key",
    "scram_server_key", "service", "servicefile", "ssl_max_protocol_version",
    "ssl_min_protocol_version", "sslcert", "sslcertmode", "sslcompression", "sslcrl", "sslcrldir",
    "sslkey", "sslkeylogfile", "sslmode", "sslnegotiation", "sslpassword", "sslrootcert", "sslsni",
    "target_session_attrs", "tcp_user_timeout", "user",
    "database", "pass", "passwd", "pwd", "server", "uid", "username",
  ]
}
