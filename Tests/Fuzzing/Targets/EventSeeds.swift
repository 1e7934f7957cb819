import EventCoding
import Foundation
import LedgerModel
import StrictJSON
import TestSupport

/// Events to begin from: shipped ones, and random ones of every kind with everything in them.
enum EventSeeds {
  /// The events, the same ones every time.
  ///
  /// - Throws: if the shipped files cannot be read.
  static func events() throws -> [Event] {
    let folder = Repository.path + "Tests/ShippedLedger/"
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    var events: [Event] = []
    // The first events of each file: small and large ones, of all kinds that are shipped.
    for file in files where file.hasSuffix(".jsonl") {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder + file)))
      events += try EventInput.read(bytes, file: file).prefix(4).map { try $0.event }
    }
    for kind in Event.kinds {
      for seed in UInt64(1)...12 {
        var random = RandomEvents(seed: seed)
        events.append(try random.event(kind))
      }
    }
    return events
  }

  /// The words that events are made of.
  static let tokens =
    Event.kinds.map { "\"kind\":\"\($0)\"" }
    + [
      "kind", "key", "title", "area", "counterpart", "indicator", "measure", "of", "unit", "scale",
      "agency", "equals", "id", "published", "edition", "source", "figures", "series", "period",
      "value", "qualifier", "status", "note", "speaker", "role", "occasion", "summary", "claims",
      "claim", "since", "direction", "length", "by", "corrects", "reason", "withdraws", "publisher",
      "url", "retrieved", "sha256", "secondary",
    ].map { "\"\($0)\":" }
    + (Claim.Kind.allCases.map(\.rawValue) + Direction.allCases.map(\.rawValue)
    + Figure.Qualifier.allCases.map(\.rawValue) + Period.Frequency.allCases.map(\.rawValue)
    + SeriesDefinition.Measure.allCases.map(\.rawValue) + Figure.statuses.sorted())
    .map { "\"\($0)\"" }
    + [
      "{", "}", "[", "]", ",", ":", "\"", "{}", "[]", "true", "false", "null", "\"x\"", "A + B",
      " - ", "2023", "2023-Q4", "2023-01/2023-11", "2023-12-31", "2024-01-12T10:00:00+08:00",
      "\"scale\":9,", "\"-0.0\"", "\\u0000", "\\uD83D\\uDE00", "\\n",
    ]
}
