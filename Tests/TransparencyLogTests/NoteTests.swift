import Testing
import TransparencyLog

struct NoteTests {
  /// A note of 70,000 entries that three other implementations agree on.
  private static let key =
    "ledger.example/indicators+91a116b8+AQOhB7/zzhC+HXDdGOdLwJln5NYwm6UNXx3chmQSVTG4"
  private static let note = """
    ledger.example/indicators
    70000
    3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=

    — ledger.example/indicators kaEWuHSPSbHwdajJ33ZGUdY9K2bGzFE/CF2tELfp2Mqgwp452elsP7F5MLNile43XeMvrUQ/zL44SJ/jxJlp3dBy6Ak=

    """

  @Test func `the root of seventy thousand entries is the others' root`() throws {
    var tree = GrowingTree()
    for index in 0..<70_000 {
      let cents = index % 100
      let value = "\(index).\(cents < 10 ? "0" : "")\(cents)"
      tree.append(
        recordHash(Array(#"{"n":\#(index),"s":"customs.exports","v":"\#(value)"}"#.utf8)))
    }
    let checkpoint = Checkpoint(
      origin: "ledger.example/indicators", size: tree.size, root: tree.root)
    #expect(try checkpoint.text == SignedNote(fileText: Self.note).text)
  }

  @Test func `a note is read and written unchanged`() throws {
    let note = try SignedNote(fileText: Self.note)
    #expect(note.fileText == Self.note)
    let key = try VerifierKey(Self.key)
    #expect(key.text == Self.key)
    #expect(note.signatures.map(\.name) == [key.name])
    #expect(note.signatures.map(\.keyID) == [key.keyID])
    #expect(note.signatures.map(\.bytes.count) == [64])
    let checkpoint = try Checkpoint(text: note.text)
    #expect(checkpoint.size == 70_000 && checkpoint.text == note.text)
  }

  @Test(arguments: [
    "o\n01\n3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=\n", "o\n1\n3uoU\n", "o\n1\n", "\n1\nx\n",
    "o\n-1\n3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=\n",
    "o\n1\n3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNB=\n",
    "o\n1\n3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=",
    // A carriage return and a newline are one character, but two bytes, of which one ends a line.
    "a\r\nb\n7\n3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=\n",
    "o\n1\n3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=\r\n",
    "o\n1\r\n3uoUZ5DQk2XA7cHYX6YbA/SiiW30hMqCofZqp7o5LNA=\n",
  ])
  func `what is no checkpoint is refused`(text: String) {
    #expect(throws: MalformedNote.self) { try Checkpoint(text: text) }
  }

  @Test(arguments: [
    "text", "text\n\n", "\n— k AAAAAAA=\n", "text\n\n- k AAAAAAA=\n", "text\n\n— k+ AAAAAAA=\n",
    "text\n\n— k AAA\n", "te\u{1}xt\n", "text\n\n— k AAAAAA==\n", "text\n\n—  AAAAAAA=\n",
  ])
  func `what is no note is refused`(text: String) {
    #expect(throws: MalformedNote.self) { try SignedNote(fileText: text) }
  }

  @Test func `a note is split at its last empty line`() throws {
    let note = try SignedNote(fileText: "a\n\nb\n\n— k AAAAAAA=\n")
    #expect(note.text == "a\n\nb\n")
  }

  @Test func `what is made to be slow is read as fast as anything`() {
    // Marks of two classes in turn: to compare such a text takes seconds each time.
    let marks = "a" + String(repeating: "\u{301}\u{316}", count: 60_000)
    let time = ContinuousClock().measure {
      for text in [marks, marks + "\n", "o\n\(marks)\n", "\(marks)\n\n— \(marks) AAAAAAA=\n"] {
        _ = try? SignedNote(fileText: text)
        _ = try? Checkpoint(text: text)
        _ = try? VerifierKey(text + "+" + marks + "+" + marks)
        _ = try? ProofFile(text: "c2sp.org/tlog-proof@v1\n" + text + "\n\n" + text)
        _ = try? ProofFile(text: "c2sp.org/tlog-proof@v1\nindex 7\n\nAAA=\(text)")
      }
    }
    #expect(time < .seconds(20))
  }

  @Test func `a key whose hash is another's is refused`() {
    let wrong = Self.key.replacing("91a116b8", with: "91a116b9")
    #expect(throws: MalformedNote.self) { try VerifierKey(wrong) }
  }

  @Test func `a proof file proves its record and no other`() throws {
    let records = (0..<11).map { Array("record \($0)".utf8) }
    let hashes = records.map { recordHash($0) }
    let checkpoint = Checkpoint(origin: "o", size: 11, root: treeHash(hashes))
    let file = ProofFile(
      index: 7, proof: try #require(RecordProof(of: 7, in: hashes)),
      note: SignedNote(text: checkpoint.text))
    let read = try ProofFile(text: file.text)
    #expect(read == file)
    #expect(try read.proves(records[7]))
    #expect(try !read.proves(records[6]))
    let extra = file.text.replacing("@v1\n", with: "@v1\nextra AAAA\n")
    #expect(try ProofFile(text: extra) == file)
    #expect(throws: MalformedNote.self) {
      try ProofFile(text: file.text.replacing("index 7", with: "index 07"))
    }
  }
}
