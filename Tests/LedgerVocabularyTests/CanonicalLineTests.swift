import LedgerVocabulary
import TestSupport
import Testing

@Suite struct `The fast check of a line` {
  private static let start = #"{"seq":17,"recorded":"2024-01-12T10:00:00Z","#

  private func sealed(_ body: String) -> [UInt8] { LineMutator.sealed(Array(body.utf8)) }

  /// Whether both readers take a line; they must agree.
  private func isTaken(_ body: String) -> Bool {
    let line = sealed(body)
    let head = fastHead(of: line)
    let read = try? StoredLine(line, expecting: 17)
    #expect(head?.recorded == read?.event.recorded && head?.through == read?.through, "\(body)")
    return head != nil
  }

  @Test func `takes every line of the shipped log`() throws {
    let lines = `The fast check of mutated lines`.shippedLines
    #expect(lines.count == 799)
    for (seq, line) in lines.enumerated() {
      let head = try #require(fastHead(of: line), "event \(seq)")
      let read = try StoredLine(line, expecting: seq)
      #expect(head.seq == seq && head.recorded == read.event.recorded)
      #expect(head.through == read.through)
    }
  }

  @Test func `takes events of every kind with random content`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    let lines = try `The fast check of mutated lines`.randomLines(seed: seed, ofEachKind: 100)
    for line in lines {
      let text = String(decoding: line, as: UTF8.self)
      let head = try #require(fastHead(of: line), "seed \(seed): \(text)")
      let read = try StoredLine(line, expecting: head.seq)
      #expect(head.recorded == read.event.recorded && head.through == read.through)
    }
  }

  @Test(arguments: [
    "1989R12-07T21:40:36Z", "2054-79-10T07:58:18Z", "1982-03-53T06:59:16Z", "203\u{FFFD}-09-07T",
    "2023-02-29T00:00:00Z", "2024-01-12T24:00:00Z", "2024-01-12T10:00Z",
    "2024-01-12T10:00:00+00:00",
  ]) func `takes no time of recording that is none`(time: String) {
    let body = #"{"seq":17,"recorded":"\#(time)","kind":"series","key":"S","#
    #expect(!isTaken(body))
    #expect(isTaken(Self.start + #""kind":"series","key":"S","#))
  }

  @Test func `does not stumble over a number that is too long to be one`() {
    // The smallest whole number once it has overflowed, which has no opposite.
    let body =
      Self.start
      + #""kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":"level","#
      + #""series":"S","period":"2023","value":"1","length":-27670116110564327424}],"#
    #expect(!isTaken(body))
  }

  @Test func `takes no line that is cut off or has a wrong byte`() throws {
    let line = sealed(
      Self.start + #""kind":"target","series":"S","value":"200","published":"2019-06-05","#)
    #expect(fastHead(of: line)?.seq == 17)
    for length in line.indices { #expect(fastHead(of: Array(line.prefix(length))) == nil) }
    for place in line.indices {
      for bit in 0..<8 {
        var damaged = line
        damaged[place] ^= 1 << bit
        #expect(fastHead(of: damaged) == nil, "bit \(bit) of byte \(place)")
      }
    }
    #expect(fastHead(of: line + [UInt8(ascii: "\n")]) == nil && fastHead(of: []) == nil)
  }

  @Test func `leaves newer forms and odd positions to the reader`() {
    let series = #""kind":"series","key":"S","#
    let lines: [(body: String, through: Int?, isTaken: Bool)] = [
      (Self.start + series, nil, true), (Self.start + #""through":17,"# + series, 17, true),
      (Self.start + #""through":18,"# + series, 18, true),
      (Self.start + #""through":16,"# + series, nil, false),
      (Self.start + #""through":18,"schema":1,"# + series, nil, false),
      (Self.start + #""schema":1,"# + series, nil, false),
    ]
    for line in lines {
      let head = fastHead(of: sealed(line.body))
      #expect((head != nil) == line.isTaken && head?.through == line.through, "\(line.body)")
    }
  }

  @Test func `knows the blank texts, and the control characters, of all scalars`() {
    var scalars = (UInt32(1)...0x3100).compactMap { Unicode.Scalar($0) }
    scalars += [0xD7FF, 0xE000, 0xFEFF, 0xFFFF, 0x10000, 0xE0001, 0x10FFFF].compactMap {
      Unicode.Scalar($0)
    }
    for scalar in scalars where scalar != "\"" && scalar != "\\" {
      let body = Self.start + #""kind":"series","key":"S","title":"\#(scalar)","#
      #expect(isTaken(body) == (fastHead(of: sealed(body)) != nil), "U+\(scalar.value)")
    }
    #expect(isTaken(Self.start + #""kind":"series","key":"S","title":"　中文 a","#))
    // Right, but only the reader can tell: white space, then something beyond ASCII.
    #expect(fastHead(of: sealed(Self.start + #""kind":"series","key":"S","title":" 中","#)) == nil)
  }

  @Test func `knows the codes of observations`() {
    for letter in UInt8(0x20)...0x7E where letter != UInt8(ascii: "\"") && letter != 0x5C {
      let code = String(Unicode.Scalar(letter))
      let body =
        Self.start + #""kind":"correction","corrects":2,"series":"S","period":"2023","value":"1","#
        + #""status":"\#(code)","reason":"r","#
      #expect((fastHead(of: sealed(body)) != nil) == Figure.statuses.contains(code), "\(code)")
    }
  }

  @Test func `agrees with the reader on every tricky value but these few`() {
    var left: Set<String> = []
    for (event, key) in Self.events {
      for value in TrickyValues.values[key] ?? TrickyValues.texts {
        let line = sealed(Self.start + event.replacing("?", with: value) + ",")
        let isTaken = fastHead(of: line) != nil
        let isRead = (try? StoredLine(line, expecting: 17)) != nil
        #expect(!isTaken || isRead, "\(value) in \(event)")
        if isRead, !isTaken { left.insert(value) }
      }
    }
    // Right, but the fast check is not certain: numbers of 19 digits, texts that begin with white
    // space and have nothing of ASCII, times with marks that no agency writes.
    let expected = [
      "1000000000000000000", "9223372036854775807", "-9223372036854775808", "\"\u{3000}中\"",
      "\" \u{600}\"", "\"2024\u{301}-01-12\"", "\"2023-12\u{301}\"",
      "\"2024-01-12T10:00:00+08:00\u{301}\"",
    ]
    #expect(left == Set(expected))
  }

  /// An event of each kind with a gap for the value of a key.
  private static let events: [(event: String, key: String)] = [
    (#""kind":"series","key":?"#, "key"), (#""kind":"series","key":"S","measure":?"#, "measure"),
    (#""kind":"series","key":"S","measure":"yoy","of":?"#, "of"),
    (#""kind":"series","key":"S","scale":?"#, "scale"),
    (#""kind":"series","key":"S","equals":?"#, "equals"),
    (#""kind":"target","series":"S","period":?,"value":"1","published":"2024-01""#, "period"),
    (#""kind":"target","series":"S","value":?,"published":"2024-01""#, "value"),
    (#""kind":"target","series":"S","value":"1","scale":?,"published":"2024-01""#, "scale"),
    (#""kind":"target","series":"S","value":"1","qualifier":?,"published":"2024-01""#, "qualifier"),
    (#""kind":"target","series":"S","value":"1","published":?"#, "published"),
    (#""kind":"target","series":"S","value":"1","published":"2024-01","source":?"#, "source"),
    (
      #""kind":"target","series":"S","value":"1","published":"2024-01","source":{"retrieved":?}"#,
      "retrieved"
    ),
    (
      #""kind":"target","series":"S","value":"1","published":"2024-01","source":{"sha256":?}"#,
      "sha256"
    ),
    (
      #""kind":"target","series":"S","value":"1","published":"2024-01","source":{"secondary":?}"#,
      "secondary"
    ),
    (#""kind":"statement","agency":"A","published":"2024-01","claims":?"#, "claims"),
    (
      #""kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":?,"series":"S","period":"2023","since":"2020","value":"1","direction":"flat","length":1}]"#,
      "claim"
    ),
    (
      #""kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":?,"series":"S","period":"2023"}]"#,
      "claim"
    ),
    (
      #""kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":"record-low","series":"S","period":"2023","since":?}]"#,
      "since"
    ),
    (
      #""kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":"streak","series":"S","period":"2023","direction":"flat","length":?}]"#,
      "length"
    ),
    (
      #""kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":"level","series":"S","period":"2023","value":"1","length":?}]"#,
      "length"
    ),
    (
      #""kind":"statement","agency":"A","published":"2024-01","claims":[{"claim":"level","series":"S","period":"2023","value":"1","direction":?}]"#,
      "direction"
    ),
    (#""kind":"release","agency":"A","title":?,"published":"2024-01","figures":[]"#, "title"),
    (
      #""kind":"release","agency":"A","title":"t","published":"2024-01","figures":?"#, "figures"
    ),
    (#""kind":"withdrawal","agency":"A","published":"2024-01","withdraws":?,"reason":"r""#, "seq"),
    (
      #""kind":"withdrawal","agency":"A","published":"2024-01","withdraws":1,"reason":?"#, "reason"
    ),
  ]
}
