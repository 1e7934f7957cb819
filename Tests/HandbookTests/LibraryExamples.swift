import IndicatorLedger

// The code of the README and the handbook, so that it is known to compile.

/// How often each publisher is the source of a figure.
struct SourceCount: Projection {
  private(set) var figures: [String: Int] = [:]

  mutating func apply(_ event: RecordedEvent) {
    guard case .release(let release) = event.event else { return }
    figures[release.source?.publisher ?? release.agency, default: 0] += release.figures.count
  }
}

func countSources() throws -> SourceCount {
  let counts = try Ledger.find().project(into: SourceCount())
  return counts
}

func printFindings() throws {
  let ledger = try Ledger.find()
  let known = try ledger.state().known(asOf: PublicationTime("2024-01-12"))
  for growth in known.growth(of: "CN.EXPORTS.USD") where growth.isConsistent == false {
    print(growth.period, growth.published?.figure.value.text ?? "?", growth.implied?.base ?? "?")
  }
  for finding in known.audit(only: [.claim]) { print(finding.message) }

  let check = try ledger.state().check(Array("China's exports fell 6.4 percent in 2023.".utf8))
  for item in check.items where item.isContradicted {
    print(item.claim.words, item.asKnownNow.because)
  }
}

func importAndExport() throws {
  let ledger = try Ledger.find()
  var request = ImportRequest(format: .csv)
  request.agency = "STAT"
  let outcome = try ledger.importing(ImportText(file: "figures.csv"), request)
  for row in outcome.rejected { print(row.line, row.message) }
  let question = RevisionAnalysis.Question(VintageRecipe(.month, transformation: .pc1))
  let revisions = try ledger.state().known().revisions(of: "X", question)
  print(revisions.statistics?.bias.mean ?? 0, revisions.firstEfficientRelease ?? "none")
  try ledger.export(.sdmxCSV, where: { $0 == "X" }, to: { print($0, terminator: "") })
}

func followEvents() async throws {
  let ledger = try Ledger(at: "postgresql://db.example.org/ledger")
  for try await event in ledger.feed(from: 799) { print(event.seq, event.event.title) }
}
