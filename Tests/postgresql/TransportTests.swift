#if PostgreSQL
  import Foundation
  import IndicatorLedger
  import LedgerLog
  import TestSupport
  import Testing

  @Suite("A database behind TLS and a password")
  struct TransportTests {
    private static let password = "Geheim-7c21"

    @Test("Addresses, and files that libpq knows, carry certificates and passwords")
    func transport() throws {
      let scratch = try TemporaryFolder()
      let (certificate, key) = try self.certificate(in: scratch)
      let server = try PostgreSQLServer()
      defer { server.remove() }
      try server.install(certificate, as: "server.crt")
      try server.install(key, as: "server.key")
      server.settings += ["ssl=on"]
      try server.start()
      let test = try DatabaseUnderTest(on: server, releases: 1)
      let user = try test.user("appender")
      try test.sql("ALTER ROLE \(user) PASSWORD '\(Self.password)'")
      try server.install(
        Array(
          """
          hostssl all \(user) 127.0.0.1/32 scram-sha-256
          hostssl all all 127.0.0.1/32 trust
          host all \(PostgreSQLServer.owner) 127.0.0.1/32 trust

          """.utf8), as: "pg_hba.conf")
      try server.sql("SELECT pg_reload_conf()")

      let root = scratch.path("root.crt")
      try scratch.write(String(decoding: certificate, as: UTF8.self), to: "root.crt")
      let place = "\(user)@localhost:\(server.port)/\(test.name)?hostaddr=127.0.0.1"
      let secure = "&sslmode=verify-full&sslrootcert=\(root)"
      func run(_ address: String, _ before: String = "") throws -> CommandOutput {
        try CommandRunner().shell("\(before) indicators verify --ledger '\(address)'")
      }
      let inAddress = try run(
        "postgresql://" + place.replacing("\(user)@", with: "\(user):\(Self.password)@") + secure)
      #expect(inAddress.status == 0, "\(inAddress.error)")
      let inVariable = try run("postgresql://" + place + secure, "PGPASSWORD='\(Self.password)'")
      #expect(inVariable.status == 0, "\(inVariable.error)")
      try scratch.write("*:*:*:*:\(Self.password)\n", to: "passwords")
      let file = scratch.path("passwords")
      let inFile = try run(
        "postgresql://" + place + secure, "chmod 600 \(file); PGPASSFILE=\(file)")
      #expect(inFile.status == 0, "\(inFile.error)")

      // Another root, no TLS, and no or another password are refused, and no secret is told.
      let (other, _) = try self.certificate(in: scratch)
      try scratch.write(String(decoding: other, as: UTF8.self), to: "root.crt")
      for (address, before) in [
        (place + secure, "PGPASSWORD='\(Self.password)'"),
        (place + "&sslmode=disable", "PGPASSWORD='\(Self.password)'"),
        (place + "&sslmode=require", "PGPASSWORD='another'"), (place + "&sslmode=require", ""),
      ] {
        let refused = try run("postgresql://" + address, before)
        #expect(refused.status == 4)
        #expect(!(refused.output + refused.error).contains(Self.password))
      }
    }

    /// A certificate for localhost that vouches for itself, and its key.
    private func certificate(in folder: TemporaryFolder) throws -> ([UInt8], [UInt8]) {
      let (certificate, key) = (folder.path("new.crt"), folder.path("new.key"))
      let status = try runProgram([
        "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost",
        "-days", "2", "-out", certificate, "-keyout", key,
      ])
      try #require(status == 0, "openssl makes a certificate")
      return (try folder.read("new.crt"), try folder.read("new.key"))
    }
  }
#endif
