import EventCoding
import LedgerModel
import TestSupport
import Testing

@Suite struct `The fast check of values` {
  @Test func `knows the blank texts, and the control characters, of all scalars`() {
    var scalars = (UInt32(1)...0x3100).compactMap { Unicode.Scalar($0) }
    scalars += [0xD7FF, 0xE000, 0xFEFF, 0xFFFF, 0x10000, 0xE0001, 0x10FFFF].compactMap {
      Unicode.Scalar($0)
    }
    for scalar in scalars where scalar != "\"" && scalar != "\\" {
      let body = SampleLines.start + #""kind":"series","key":"S","title":"\#(scalar)","#
      #expect(
        SampleLines.isTaken(body) == (fastHead(of: SampleLines.sealed(body)) != nil),
        "U+\(scalar.value)")
    }
    #expect(SampleLines.isTaken(SampleLines.start + #""kind":"series","key":"S","title":"　中文 a","#))
    // Right, but only the reader can tell: white space, then something beyond ASCII.
    #expect(
      fastHead(
        of: SampleLines.sealed(SampleLines.start + #""kind":"series","key":"S","title":" 中","#))
        == nil)
  }

  @Test func `knows the bytes that are UTF-8`() {
    let leads: [UInt8] = [
      0x7F, 0x80, 0xBF, 0xC0, 0xC1, 0xC2, 0xC3, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0,
      0xF1, 0xF3, 0xF4, 0xF5, 0xF8, 0xFF,
    ]
    let seconds: [UInt8] = [0x20, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0]
    let others: [UInt8?] = [nil, 0x7F, 0x80, 0xBF, 0xC0]
    let start = Array((SampleLines.start + #""kind":"series","key":"S","title":"a"#).utf8)
    let end = Array(#"b","#.utf8)
    for lead in leads {
      for second in seconds {
        for third in others {
          for fourth in others {
            let bytes = [lead, second] + [third, fourth].compactMap(\.self)
            let text = String(validating: bytes, as: UTF8.self)
            let isText = text.map {
              !$0.unicodeScalars.contains { $0.properties.generalCategory == .control }
            }
            let isTaken = fastHead(of: LineMutator.sealed(start + bytes + end)) != nil
            #expect(isTaken == isText ?? false, "\(bytes)")
          }
        }
      }
    }
  }

  @Test func `knows the codes of observations`() {
    for letter in UInt8(0x20)...0x7E where letter != UInt8(ascii: "\"") && letter != 0x5C {
      let code = String(Unicode.Scalar(letter))
      let body =
        SampleLines.start
        + #""kind":"correction","corrects":2,"series":"S","period":"2023","value":"1","#
        + #""status":"\#(code)","reason":"r","#
      #expect(
        (fastHead(of: SampleLines.sealed(body)) != nil) == Figure.statuses.contains(code), "\(code)"
      )
    }
  }

  @Test func `agrees with the reader on every tricky value but these few`() {
    var left: Set<String> = []
    for (event, key) in Self.events {
      for value in TrickyValues.values[key] ?? TrickyValues.texts {
        let line = SampleLines.sealed(SampleLines.start + event.replacing("?", with: value) + ",")
        let isTaken = fastHead(of: line) != nil
        let isRead = (try? StoredLine(line, expecting: 17)) != nil
        #expect(!isTaken || isRead, "\(value) in \(event)")
        if isRead, !isTaken { left.insert(value) }
      }
    }
    // Right, but the fast check is not certain: numbers of 19 digits, texts that begin with white
    // space and have nothing of ASCII, long runs of what could be combining marks.
    let expected = [
      "1000000000000000000", "9223372036854775807", "-9223372036854775808", "\"\u{3000}中\"",
      "\" \u{600}\"", TrickyValues.longRun,
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
