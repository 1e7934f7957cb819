import NewsReading

extension FuzzTarget {
  /// News texts, plain and HTML.
  static let newsText = FuzzTarget(
    "news-text",
    tokens: [
      "exports", "imports", "trade with Russia", "fell", "rose", " percent", "%", "4.6",
      "$240 billion",
      "trillion yuan", "2023", "December", "last year", "from a year earlier", ", ", "; ", ". ",
      "\n\n",
      "(", ")", "\"", "said", "Wang Ming", "record", "first", "since", "third consecutive month",
      "target of", "respectively", "and", "the", "to", "from", "in", "<p>", "</p>", "<script>",
      "&amp;",
      "<!--", "-->", "<meta content=\"", "\u{200B}", "\u{202E}", "–", "—", "−0.3", "5-6", "U.S.",
      "Q4",
      "2024-01-12", "Jan. 12", "H1", ":", "•", "China's",
    ],
    seeds: {
      [
        """
        BEIJING, Jan 12, 2024 (Agency) -- China's exports fell 4.6% in 2023, the first decline since
        2016, and imports 5.5%. Trade with Russia exceeded the target of $200 billion; it hit a record.
        "Demand is weak," said Wang Ming, a customs spokesman. CPI fell for a third straight month.
        """,
        """
        <html><head><title>Trade</title><meta property="og:site_name" content="Paper"></head>
        <body><p>Exports &minus;0.3% y/y (Nov: 2.3%)</p><ul><li>US: +5.4%</li></ul></body></html>
        """,
        "China trade, Aug (USD)\n\n• Exports -8.8% y/y (exp. -9.2%, prev. -14.5%)\n• Surplus: 68bn\n",
        "Li Ming: Exports and imports were 23.77 and 17.99 trillion yuan, up 0.6 and 0.3 percent.",
      ].map { Array($0.utf8) }
    },
    check: { try checkReading(of: $0, given: NewsReader.Given()) })
}

extension FuzzTarget {
  /// Reads a text, and checks that what is read lies in it and is read again.
  static func checkReading(of bytes: [UInt8], given: NewsReader.Given) throws -> Bool {
    let reader = NewsReader()
    guard let reading = try? reader.read(bytes, given: given) else { return false }
    let passages =
      reading.figures.map(\.passage) + reading.claims.map(\.passage)
      + reading.targets.map(\.passage) + reading.statements.map(\.passage)
      + reading.unresolved.map(\.passage)
    for passage in passages {
      try require(
        passage.offset >= 0 && passage.offset + passage.length <= bytes.count,
        "the passage at \(passage.offset) of \(passage.length) bytes is not in the text")
      try require(!passage.excerpt.isEmpty, "the passage at \(passage.offset) has no words")
    }
    let again = try reader.read(bytes, given: given)
    try require(
      again.figures == reading.figures && again.claims == reading.claims
        && again.unresolved == reading.unresolved, "it is read differently the second time")
    return true
  }
}
