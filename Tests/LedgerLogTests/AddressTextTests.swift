import LedgerLog
import TestSupport
import Testing

@Suite struct `The place of a ledger` {
  @Test(arguments: [
    "postgresql://h/d", "postgres://u:p@h", "POSTGRESQL://u:p@h/d", "Postgres://h", "mysql://u:p@h",
    " postgresql://u:p@h", "postgresql:/u:p@h/d", "postgres:u:p@h", "u:p@h/d", "host=h password=p",
    "password = p", "PASSWORD=p", "dbname=d", "Host=h;Pwd=p", "service=s", "sslpassword=p", "a=b",
    "lr=0.1/ledger", "passfile=/x user=u",
  ]) func `is a database's if it looks like an address`(text: String) {
    #expect(AddressText(ofPlace: text)?.text == text)
  }

  @Test(arguments: [
    ".", "..", "ledger", "/data/ledger", "a/b", "u@h", "12:30", "./a=b", "../postgresql://u:p@h",
    "/data/host=h", "出口", "C:/ledger", "a b", "", "./u:p@h",
  ]) func `is a folder if it does not, or begins as one`(text: String) {
    #expect(AddressText(ofPlace: text) == nil)
  }

  @Test func `is a folder with an equals sign if that is there`() throws {
    let folder = try TemporaryFolder()
    let name = folder.path.drop { $0 == "/" } + "/a=b"
    let up = String(repeating: "../", count: 40)
    #expect(AddressText(ofPlace: up + name) == nil)
    // Without the beginning of a path it is looked for: one that is not there is none.
    #expect(AddressText(ofPlace: String(name)) != nil)
  }

  @Test(arguments: [
    ("postgresql://u:p@h/d", false), ("postgresql://h/d", false), ("postgresql://h:1,i:2/d", false),
    ("postgresql://u:p@s@h/d", true), ("postgresql://u:p/s@h/d", true), ("pg://u:p?s@h/d", true),
    ("postgresql://u:p@h/d@x", true), ("postgresql://h/d?password=p@s", true),
    ("password=p://a@b@c host=h", false), ("host=h user=u@v", false),
  ]) func `is ambiguous where a password could end in several places`(text: String, is: Bool) {
    #expect(AddressText(text)?.isAmbiguousURI == `is`)
  }
}
