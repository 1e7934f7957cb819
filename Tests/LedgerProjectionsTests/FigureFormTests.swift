import LedgerModel
import LedgerProjections
import Testing
import VintageColumns

@Suite struct `Forms of figures` {
  @Test(arguments: 1...3)
  func `of more forms than a byte can number keep theirs`(parts: Int) throws {
    // 19 places after the point, and as many scales: 361 forms.
    let releases = try (0..<19).map { decimals in
      Release(
        agency: "BUREAU", title: "Bulletin \(decimals)",
        published: try time("2024-01-\(decimals + 10)"),
        figures: try (0..<19).flatMap { scale in
          try (1...2).map { month in
            Figure(
              series: "S\(scale)", period: try Period("2023-0\(month)"),
              value: ExactDecimal(
                coefficient: Int64(scale * 100 + decimals + 1) << (month == 1 ? 0 : 44),
                decimals: decimals, isMinusZero: false),
              scale: scale)
          }
        })
    }
    let events = releases.enumerated().map { seq, release in
      RecordedEvent(
        seq: seq, recorded: Timestamp(seconds: 1_706_000_000), event: .release(release))
    }
    var whole = LedgerState()
    whole.apply(contentsOf: events)
    var collectors = (0..<parts).map { part in
      var collector = FigureCollector()
      for event in events[events.count * part / parts..<events.count * (part + 1) / parts] {
        collector.take(event)
      }
      return collector
    }
    #expect(try LedgerState(ImageBuilder.image(of: &collectors)) == whole)
  }
}
