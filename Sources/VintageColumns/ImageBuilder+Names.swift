import EventCoding
import LedgerModel

extension ImageBuilder {
  /// The keys, what is known of each series, and the table by which a key is found.
  mutating func addSeries() {
    for (number, key) in names.keys.enumerated() {
      set(.key, of: number, UInt32(text.count))
      set(.keyLength, of: number, UInt32(key.count))
      text += key
    }
    var defined: Set<UInt32> = []
    for (part, collector) in parts.enumerated() {
      let numbers = names.keyNumbers[part]
      for definition in collector.definitions {
        let series = Int(numbers[Int(definition.series)])
        defined.insert(UInt32(series))
        add(definition, of: series, level: definition.of.map { numbers[Int($0)] })
      }
    }
    definedCount = defined.count
    linkByDimensions()
    addGrowth()
    addSlots()
  }

  private mutating func add(_ definition: StagedDefinition, of series: Int, level: UInt32?) {
    set(.definedBy, of: series, UInt32(definition.seq + 1))
    set(.scale, of: series, UInt32(bitPattern: Int32(definition.scale)))
    let measures = SeriesDefinition.Measure.allCases
    let measure = UInt32(measures.firstIndex(of: definition.measure) ?? 0)
    // Above them stands what the figures have told.
    let above = get(.measure, of: series) & 0xFFFF_0000
    set(.measure, of: series, above | measure | (definition.hasIdentity ? 256 : 0))
    set(.of, of: series, level.map { $0 + 1 } ?? 0)
    set(.definition, of: series, UInt32(text.count))
    set(.definitionLength, of: series, UInt32(definition.body.count))
    text += definition.body
  }

  func get(_ field: VintageImage.SeriesField, of series: Int) -> UInt32 {
    seriesRows[series * VintageImage.SeriesField.allCases.count + field.rawValue]
  }

  /// The levels of the growth series that do not name them: ``DimensionLinks`` has the rule.
  private mutating func linkByDimensions() {
    let all = names.keys.indices.filter { get(.definedBy, of: $0) > 0 }
    let level = SeriesDefinition.Measure.allCases.firstIndex(of: .level) ?? 0
    let unnamed = all.filter {
      get(.of, of: $0) == 0 && get(.measure, of: $0) & 0xFF != level
    }.compactMap { definition(of: $0) }.filter { $0.dimensionsOfLevel != nil }
    growthByDimensions = unnamed.count
    guard !unnamed.isEmpty else { return }
    var links = DimensionLinks()
    var numbers: [String: Int] = [:]
    for series in all {
      guard let definition = definition(of: series) else { continue }
      links.add(definition)
      numbers[definition.key] = series
    }
    for definition in unnamed {
      let levels = links.levels(of: definition)
      guard levels.count == 1, let growth = numbers[definition.key], let of = numbers[levels[0]]
      else { continue }
      set(.of, of: growth, UInt32(of + 1))
    }
  }

  private func definition(of series: Int) -> SeriesDefinition? {
    let start = Int(get(.definition, of: series))
    let body = text[start..<start + Int(get(.definitionLength, of: series))]
    guard case .series(let definition)? = try? EncodedEvent.decoded(body) else { return nil }
    return definition
  }

  /// Of each level its yearly growth: the series with the usual key, or else the first by key.
  private mutating func addGrowth() {
    let yearly = SeriesDefinition.Measure.allCases.firstIndex(of: .yoy) ?? 0
    for series in names.keys.indices where get(.measure, of: series) & 0xFF == yearly {
      let level = Int(get(.of, of: series)) - 1
      guard get(.definedBy, of: series) > 0, level >= 0 else { continue }
      let isUsual = names.keys[series] == names.keys[level] + ".YOY".utf8
      if isUsual || get(.growth, of: level) == 0 { set(.growth, of: level, UInt32(series + 1)) }
    }
  }

  private mutating func addSlots() {
    guard !names.keys.isEmpty else { return }
    var count = 2
    while count < names.keys.count * 2 { count *= 2 }
    var slots = [UInt32](repeating: 0, count: count)
    for (number, key) in names.keys.enumerated() {
      var slot = unsafe key.withUnsafeBytes { unsafe Int(keyHash($0)) } & (count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (count - 1) }
      slots[slot] = UInt32(number + 1)
    }
    columns.slots = Column(slots)
  }

  /// The releases, and the strings that they and the notes use.
  mutating func addReleases() {
    var strings: [UInt32] = []
    for string in names.strings {
      strings += [UInt32(text.count), UInt32(string.count)]
      text += string
    }
    columns.strings = Column(strings)
    var rows: [UInt32] = []
    rows.reserveCapacity(names.releases.count * VintageImage.ReleaseField.allCases.count)
    for (number, release) in names.releases.enumerated() {
      // In the order of ``VintageImage/ReleaseField``.
      rows += [
        UInt32(release.seq), UInt32(bitPattern: Int32(release.day)), release.agency,
        release.published, release.edition.map { $0 + 1 } ?? 0,
        release.publisher.map { $0 + 1 } ?? 0, release.isSecondary ? 1 : 0, names.rank[number],
      ]
    }
    columns.releases = Column(rows)
  }

  /// The notes, each with the number that its figure has got.
  mutating func addNotes() {
    var rows: [(figure: Int, note: UInt32)] = []
    // Enough of one to find figures in.
    let image = VintageImage(columns)
    for (part, collector) in parts.enumerated() {
      for note in collector.notes {
        var code = note.period
        if code >= PeriodCode.firstRange {
          code =
            PeriodCode.firstRange + names.rangeNumbers[part][Int(code - PeriodCode.firstRange)]
        }
        let place = PeriodCode.place(code, ranges: names.ranges)
        let release = UInt32(names.firstRelease[part] + note.release)
        guard let period = Period(Period.Track(code: place.track), position: place.position),
          let cell = image.cell(
            period, inRuns: runs(ofSeries: Int(names.keyNumbers[part][Int(note.series)])))
        else { continue }
        // Of several in one release, each note goes to the next figure that has one.
        let figure = image.figures(ofCell: cell).first { figure in
          image.columns.all.releaseOf[figure] == release
            && image.form(image.digits(figure).form).hasNote
            && !rows.contains { $0.figure == figure }
        }
        if let figure {
          rows.append((figure, names.stringNumbers[part][Int(note.note)]))
        }
      }
    }
    rows.sort { $0.figure < $1.figure }
    columns.notes = Column(rows.flatMap { [UInt32($0.figure), $0.note] })
  }

  private func runs(ofSeries series: Int) -> Range<Int> {
    let first = Int(get(.firstRun, of: series))
    return first..<first + Int(get(.runCount, of: series))
  }

  /// The events of other kinds, what tells each event from others, and the totals.
  mutating func addEvents() {
    let lastRecorded = parts.compactMap(\.lastRecorded).last
    var rows: [UInt32] = []
    for event in parts.flatMap(\.others) {
      rows += [UInt32(event.seq), UInt32(text.count), UInt32(event.body.count)]
      text += event.body
    }
    columns.others = Column(rows)
    let identities = parts.flatMap(\.identities)
    columns.identities = Column(identities.flatMap { [$0.content, $0.id] })
    columns.totals = Column([
      Int64(identities.count), Int64(lastRecorded?.seconds ?? 0), Int64(definedCount),
      Int64(growthByDimensions),
    ])
  }
}
