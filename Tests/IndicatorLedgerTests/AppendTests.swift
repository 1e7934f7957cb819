import IndicatorLedger
import LedgerLog
import TestSupport
import Testing

/// A ledger in a folder of its own.
struct SampleLedger {
  let folder: TemporaryFolder
  let ledger: Ledger

  /// Three definitions and a release of two figures: events 0 to 3.
  static let start = """
    {"kind":"series","key":"CN.TRADE.RU.USD","unit":"USD","scale":9}
    {"kind":"series","key":"CN.TRADE.US.USD","unit":"USD","scale":9}
    {"kind":"series","key":"CN.TRADE.RU.USD.YOY","measure":"yoy","of":"CN.TRADE.RU.USD"}
    {"kind":"release","id":"r-1","agency":"GACC","title":"Foreign trade","published":"2024-01-12",\
    "figures":[{"series":"CN.TRADE.RU.USD","period":"2023","value":"240.11"},\
    {"series":"CN.TRADE.RU.USD.YOY","period":"2023","value":"26.3"}]}
    """

  static let recorded = Timestamp(seconds: 1_706_745_600)  // 2024-02-01T00:00:00Z

  init(_ text: String? = start) throws {
    folder = try TemporaryFolder()
    ledger = try Ledger.create(at: folder.path).ledger
    if let text { _ = try append(text) }
  }

  /// Appends a text under the name `in.json`.
  @discardableResult func append(
    _ text: String, recorded: Timestamp = SampleLedger.recorded, isDryRun: Bool = false
  ) throws -> AppendOutcome {
    try ledger.append(
      texts: [("in.json", Array(text.utf8))], recorded: recorded, isDryRun: isDryRun)
  }

  /// Every file of the log with its bytes, but for the lock, which has none.
  func files() throws -> [String: [UInt8]] {
    let names = try folder.names(in: "EventLog").filter { $0 != ".lock" }
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try folder.read("EventLog/" + $0)) })
  }
}

@Suite struct `An append` {
  private let target =
    #"{"kind":"target","series":"CN.TRADE.RU.USD","period":"2024","value":"200","published":"2019-06-05"}"#

  @Test func `tells where its events stand`() throws {
    let sample = try SampleLedger(nil)
    let outcome = try sample.append(SampleLedger.start)
    #expect(outcome.appended == [0, 1, 2, 3])
    #expect(outcome.already.isEmpty)
    #expect(outcome.movedAside == nil)
    let events = try sample.ledger.events()
    #expect(events.map(\.event.kind) == ["series", "series", "series", "release"])
    #expect(events.allSatisfy { $0.recorded == SampleLedger.recorded })
  }

  @Test func `is the same for an array, for lines, for several texts and for events`() throws {
    let lines = SampleLedger.start.split(separator: "\n").map(String.init)
    let asLines = try SampleLedger().files()
    let asArray = try SampleLedger("[" + lines.joined(separator: ", ") + "]")
    #expect(try asArray.files() == asLines)
    let asTexts = try SampleLedger(nil)
    _ = try asTexts.ledger.append(
      texts: lines.map { ("x", Array($0.utf8)) }, recorded: SampleLedger.recorded)
    #expect(try asTexts.files() == asLines)
    let asEvents = try SampleLedger(nil)
    _ = try asEvents.ledger.append(
      try asArray.ledger.events().map(\.event), recorded: SampleLedger.recorded)
    #expect(try asEvents.files() == asLines)
  }

  @Test func `appends nothing that is there already, by id or by content`() throws {
    let sample = try SampleLedger()
    _ = try sample.append(target)
    let files = try sample.files()
    let again = try sample.append(SampleLedger.start + "\n" + target)
    #expect(again.appended.isEmpty)
    #expect(again.already == [0, 1, 2, 3, 4])
    #expect(again.effects().isEmpty)
    #expect(try sample.files() == files)
    // Content is what an event says, not how it is spelt.
    let respelt =
      #"{"published":"2019-06-05","value":"200","period":"2024-A1","series":"CN.TRADE.RU.USD","kind":"target"}"#
    #expect(try sample.append(respelt).already == [4])
    // Another precision, or an id, makes another event.
    let finer = target.replacing(#""200""#, with: #""200.0""#)
    #expect(try sample.append(finer).appended == [5])
    let named = target.replacing(#""series""#, with: #""id":"t","series""#)
    #expect(try sample.append(named).appended == [6])
  }

  @Test func `appends nothing twice within one batch`() throws {
    let sample = try SampleLedger()
    let outcome = try sample.append([target, target, target].joined(separator: "\n"))
    #expect(outcome.appended == [4])
    #expect(outcome.already == [4, 4])
    #expect(try sample.ledger.events().count == 5)
    let named = target.replacing(#""series""#, with: #""id":"t","series""#)
    let second = try sample.append("[\(named),\(target),\(named)]")
    #expect(second.appended == [5])
    #expect(second.already == [4, 5])
  }

  @Test func `tells events apart that differ only in the middle`() throws {
    let sample = try SampleLedger()
    func release(_ value: String) -> String {
      let figures = (1900..<1960).map { year in
        #"{"series":"CN.TRADE.RU.USD","period":"\#(year)","value":"\#(year == 1930 ? value : "1")"}"#
      }
      return #"{"kind":"release","agency":"GACC","title":"T","published":"2024-01-13","figures":["#
        + figures.joined(separator: ",") + "]}"
    }
    let (one, two) = (release("7"), release("8"))
    #expect(try sample.append("\(one)\n\(two)\n\(one)").appended == [4, 5])
    #expect(try sample.append("\(two)\n\(one)").already == [5, 4])
  }

  @Test func `finds a figure that a release gives twice, and one that it does not`() throws {
    let sample = try SampleLedger()
    func release(_ figures: [String]) -> String {
      let all = figures.map { figure in
        let words = figure.split(separator: " ")
        return #"{"series":"\#(words[0])","period":"\#(words[1])","value":"\#(words[2])"}"#
      }
      return #"{"kind":"release","agency":"GACC","title":"T","published":"2024-01-13","figures":["#
        + all.joined(separator: ",") + "]}"
    }
    let (russia, us) = ("CN.TRADE.RU.USD", "CN.TRADE.US.USD")
    // Agreeing or not, with others between them, and what an earlier event gave is no matter.
    for between in [[], ["\(us) 2023-11 5"]] {
      let twice = ["\(russia) 2023-12 20.1"] + between + ["\(russia) 2023-12 21.1"]
      #expect(throws: LedgerError.self) {
        try sample.append(release(["\(russia) 2023-12 20.1"]) + "\n" + release(twice))
      }
    }
    let right = release(["\(russia) 2023-12 20.1", "\(us) 2023-12 21.1", "\(russia) 2023-11 5"])
    let round = release(["\(russia) 2023-12 20.1", "\(us) 2023-12 21.1", "\(russia) 2023-12 20"])
    #expect(try sample.append("\(right)\n\(round)").appended == [4, 5])
  }

  @Test func `may use what the same batch defines`() throws {
    let sample = try SampleLedger()
    let outcome = try sample.append(
      """
      {"kind":"series","key":"CN.CPI"}
      {"kind":"release","agency":"NBS","title":"CPI","published":"2024-01-12",\
      "figures":[{"series":"CN.CPI","period":"2023-12","value":"-0.3"}]}
      {"kind":"correction","corrects":5,"series":"CN.CPI","period":"2023-12","value":"-0.4",\
      "reason":"misread"}
      {"kind":"withdrawal","agency":"NBS","published":"2024-01-13","withdraws":5,"reason":"error"}
      """)
    #expect(outcome.appended == [4, 5, 6, 7])
  }

  @Test func `never records a time before the last one`() throws {
    let sample = try SampleLedger()
    let outcome = try sample.append(target, recorded: Timestamp(seconds: 1_600_000_000))
    #expect(outcome.appended == [4])
    _ = try sample.append(
      #"{"kind":"series","key":"LATER"}"#,
      recorded: Timestamp(seconds: SampleLedger.recorded.seconds + 1))
    let times = try sample.ledger.events().map {
      $0.recorded.seconds - SampleLedger.recorded.seconds
    }
    #expect(times == [0, 0, 0, 0, 0, 1])
  }

  @Test func `takes the clock's time unless told otherwise`() throws {
    let sample = try SampleLedger()
    let before = currentTime()
    _ = try sample.ledger.append(texts: [("x", Array(target.utf8))])
    let recorded = try #require(try sample.ledger.events().last).recorded
    #expect(before <= recorded && recorded <= currentTime())
  }

  @Test func `writes nothing on a dry run, and says the same`() throws {
    let sample = try SampleLedger()
    let files = try sample.files()
    let dry = try sample.append(target + SampleLedger.start, isDryRun: true)
    #expect(dry.appended == [4])
    #expect(dry.already == [0, 1, 2, 3])
    #expect(try sample.files() == files)
    let empty = try SampleLedger(nil)
    let first = try empty.append(SampleLedger.start, isDryRun: true)
    #expect(first.appended == [0, 1, 2, 3])
    #expect(try empty.files().isEmpty)
    #expect(first.effects().isEmpty == (try empty.append(SampleLedger.start).effects().isEmpty))
  }

  @Test func `appends nothing where one event of the batch is bad`() throws {
    let sample = try SampleLedger()
    let files = try sample.files()
    let bad = target.replacing("RU", with: "RV")
    for batch in ["\(bad)\n\(target)", "\(target)\n\(bad)", "[\(target),\(target),\(bad)]"] {
      for isDryRun in [false, true] {
        #expect(throws: LedgerError.self) { try sample.append(batch, isDryRun: isDryRun) }
        #expect(try sample.files() == files)
      }
    }
    // Nor where one text of several is.
    #expect(throws: LedgerError.self) {
      try sample.ledger.append(
        texts: [("good", Array(target.utf8)), ("bad", [])], recorded: SampleLedger.recorded)
    }
    #expect(try sample.files() == files)
  }

  @Test func `moves what a crash cut off aside, and says so`() throws {
    let sample = try SampleLedger()
    let folder = sample.folder
    let name = "EventLog/" + EventLog.segmentName(0)
    let good = try folder.read(name)
    try folder.write(good + Array("{\"seq\":4,".utf8), to: name)
    #expect(try sample.ledger.events().count == 4)
    let outcome = try sample.append(target)
    let file = folder.path("EventLog/torn-000000000004.bytes")
    #expect(outcome.movedAside?.file == file)
    #expect(outcome.movedAside?.byteCount == 9)
    #expect(try folder.read("EventLog/torn-000000000004.bytes") == Array("{\"seq\":4,".utf8))
    #expect(outcome.appended == [4])
    #expect(try sample.ledger.events().count == 5)
  }

  @Test func `refuses an event that a program made and that could not be read back`() throws {
    let sample = try SampleLedger()
    let files = try sample.files()
    let published = try #require(PublicationTime("2024-01-12"))
    let bad: [(event: Event, message: String)] = [
      (
        .release(Release(agency: "A", title: "t", published: published, figures: [])),
        "event:1:1: a release has at least one figure; without any, record a statement "
          + "(at $.figures)"
      ),
      (
        .series(SeriesDefinition(key: "CN.CPI", title: "a\u{1B}[31mb")),
        "event:1:1: this text has the control character U+001B; leave it out (a terminal could "
          + "obey it) (at $.title)"
      ),
      (
        .series(SeriesDefinition(key: "no key")),
        "event:1:1: \"no key\" is no series key; expected words of letters, digits and _ - ~ @ "
          + "joined by dots, such as CN.TRADE.RU.USD, at most 240 bytes (at $.key)"
      ),
    ]
    for (event, message) in bad {
      let error = #expect(throws: LedgerError.self) {
        try sample.ledger.append([event], recorded: SampleLedger.recorded)
      }
      #expect(error?.description == message)
      #expect(try sample.files() == files)
    }
  }
}
