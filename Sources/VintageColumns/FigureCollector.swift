package import EventCoding
package import LedgerModel

/// Takes the lines of one part of the log, in order, into rows of small numbers.
///
/// Each core has one; ``ImageBuilder`` makes the columns of all of them. Nothing is kept of a line
/// but what answers depend on: the pointer to it is empty between two calls, so that a collector can
/// go from thread to thread.
@safe package struct FigureCollector: @unchecked Sendable {
  /// The keys of series.
  var keys: TextTable { sequence.keys }
  private var sequence = KeySequence()
  private(set) var strings = TextTable()
  private(set) var forms: [Int64] = []
  private(set) var ranges: [Period] = []
  private var rangeNumbers: [Period: UInt32] = [:]
  /// The figures of the lines before the present one.
  private(set) var figures = SeriesChunks()
  /// Those of the present line, which may yet turn out not to be taken.
  private var staged: [StagedFigure] = []
  private(set) var releases: [StagedRelease] = []
  private(set) var definitions: [StagedDefinition] = []
  private(set) var others: [StagedEvent] = []
  private(set) var identities: [EventIdentity] = []
  /// Coefficient and form of figures whose word has no room.
  private(set) var wide: [(coefficient: Int64, form: Int)] = []
  private(set) var notes: [StagedNote] = []

  private var lastForm = Int64.min
  private var lastFormNumber = 0
  /// The line that the visitor's ranges count in; only while it is read.
  private var line = unsafe UnsafeRawBufferPointer(start: nil, count: 0)

  /// The last event wanted.
  private let lastWanted: Int
  /// The last moment of recording wanted.
  private let recordedBy: Timestamp?
  /// When the last event that was taken was recorded.
  package private(set) var lastRecorded: Timestamp?

  /// Takes all events, or those up to a position and a moment of recording.
  package init(through last: Int? = nil, recordedBy: Timestamp? = nil) {
    lastWanted = last ?? .max
    self.recordedBy = recordedBy
  }

  /// Takes a line, given without its newline, if the quick check takes it.
  ///
  /// - Returns: its head; nil if the check does not take it, and then nothing of it is kept.
  package mutating func take(_ line: UnsafeRawBufferPointer) -> LineHead? {
    let mark = (releases.count, definitions.count, notes.count)
    unsafe self.line = line
    defer { unsafe self.line = UnsafeRawBufferPointer(start: nil, count: 0) }
    guard let head = unsafe CanonicalLine.head(of: line, telling: &self), isWanted(head) else {
      rollBack(releases: mark.0, definitions: mark.1, notes: mark.2)
      return unsafe CanonicalLine.head(of: line)
    }
    // Before the tail stands a comma.
    let end = line.count - CanonicalLine.tailLength - 1
    let body = unsafe UnsafeRawBufferPointer(rebasing: line[min(head.byteCount, end)..<end])
    unsafe finish(
      head, body, isRelease: releases.count > mark.0, isDefinition: definitions.count > mark.1)
    return head
  }

  /// Takes an event that only the general reader could read.
  package mutating func take(_ event: RecordedEvent) {
    let head = LineHead(seq: event.seq, recorded: event.recorded, batch: nil)
    guard isWanted(head) else { return }
    switch event.event {
    case .release(let release): take(release)
    case .series(let definition): take(definition)
    default: break
    }
    let body = EncodedEvent(event.event).body
    unsafe body.withUnsafeBytes {
      unsafe finish(
        head, $0, isRelease: event.event.kind == "release",
        isDefinition: event.event.kind == "series")
    }
  }

  /// Whether the event counts in the state that is wanted.
  private func isWanted(_ head: LineHead) -> Bool {
    head.seq <= lastWanted && recordedBy.map { head.recorded <= $0 } ?? true
  }

  private mutating func finish(
    _ head: LineHead, _ body: UnsafeRawBufferPointer, isRelease: Bool, isDefinition: Bool
  ) {
    unsafe identities.append(EventIdentity(body: body))
    lastRecorded = head.recorded
    if isRelease {
      releases[releases.count - 1].seq = head.seq
      figures.append(staged, release: UInt32(releases.count - 1))
      staged.removeAll(keepingCapacity: true)
    } else if isDefinition {
      definitions[definitions.count - 1].seq = head.seq
      unsafe definitions[definitions.count - 1].body = Array(body)
    } else {
      unsafe others.append(StagedEvent(seq: head.seq, body: Array(body)))
    }
  }

  /// Moves figures whose form has too large a number among all forms to the wide ones.
  mutating func widen(_ numbers: [UInt32]) {
    let read = figures
    figures = SeriesChunks()
    for series in 0..<read.seriesCount {
      read.forEach(ofSeries: series) { figure in
        var word = figure.word
        let form = Int(word & 0xFF)
        if form != VintageImage.wideForm, numbers[form] >= VintageImage.wideForm {
          word = Int64(wide.count) << 8 | Int64(VintageImage.wideForm)
          wide.append((figure.word >> 8, form))
        }
        let own = StagedFigure(word: word, series: UInt32(series), period: figure.period)
        figures.append([own], release: figure.release)
      }
    }
  }

  private mutating func rollBack(releases: Int, definitions: Int, notes: Int) {
    self.releases.removeLast(self.releases.count - releases)
    self.definitions.removeLast(self.definitions.count - definitions)
    self.notes.removeLast(self.notes.count - notes)
    staged.removeAll(keepingCapacity: true)
  }
}

extension FigureCollector: CanonicalVisitor {
  package mutating func series(_ definition: CanonicalSeries) {
    let key = unsafe sequence.keys.number(of: bytes(definition.key))
    var level: UInt32?
    if let of = definition.of { level = unsafe sequence.keys.number(of: bytes(of)) }
    definitions.append(
      StagedDefinition(
        seq: 0, series: key, measure: definition.measure, of: level, scale: definition.scale,
        hasIdentity: definition.equals != nil, body: []))
  }

  package mutating func release(_ release: CanonicalRelease) {
    let text = unsafe String(decoding: bytes(release.published), as: UTF8.self)
    // The check has read it already; it cannot fail.
    guard let published = PublicationTime(text) else { return }
    begin(
      published, agency: string(release.agency), edition: release.edition.map { string($0) },
      publisher: release.publisher.map { string($0) }, isSecondary: release.isSecondary)
  }

  package mutating func figure(_ figure: CanonicalFigure) {
    let series =
      figure.repeatsSeries ? sequence.last : unsafe sequence.number(of: bytes(figure.series))
    var form = FigureForm(decimals: figure.value.decimals)
    form.scale = figure.scale
    form.qualifier = figure.qualifier
    form.status = figure.status
    form.isMinusZero = figure.value.isMinusZero
    form.hasNote = figure.note != nil
    add(series, figure.period, figure.value.coefficient, form, note: figure.note.map { string($0) })
  }

  package mutating func figure(_ figure: CanonicalMonthFigure) {
    switch figure.key {
    case .repeated: break
    case .expected: sequence.takeExpected()
    case .any: _ = unsafe sequence.number(of: bytes(figure.series))
    }
    let series = sequence.last
    let code = Int64(figure.decimals)
    let form = code == lastForm ? lastFormNumber : number(ofForm: code)
    guard form < VintageImage.wideForm, let month = PeriodCode.code(ofMonth: figure.month) else {
      return add(
        series, figure.period, figure.digits, FigureForm(decimals: figure.decimals), note: nil)
    }
    // Eight bytes hold few enough digits for any word.
    staged.append(
      StagedFigure(word: figure.digits << 8 | Int64(form), series: series, period: month))
  }

  package mutating func expectedKey(_ text: UnsafeRawBufferPointer) -> Int {
    unsafe sequence.expectedKey(text)
  }

  @inline(__always)
  private func bytes(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    // In bounds: slicing checks it.
    unsafe UnsafeRawBufferPointer(rebasing: line[range])
  }

  /// The number of a text of the line, its escapes undone.
  private mutating func string(_ range: Range<Int>) -> UInt32 {
    let text = unsafe bytes(range)
    guard unsafe text.contains(UInt8(ascii: "\\")) else {
      return unsafe strings.number(of: text)
    }
    var plain: [UInt8] = []
    var isEscaped = false
    let written = unsafe Array(text)
    for byte in written {
      if byte == UInt8(ascii: "\\"), !isEscaped {
        isEscaped = true
      } else {
        plain.append(byte)
        isEscaped = false
      }
    }
    return unsafe plain.withUnsafeBytes { unsafe strings.number(of: $0) }
  }
}

extension FigureCollector {
  private mutating func take(_ release: Release) {
    begin(
      release.published, agency: strings.number(of: release.agency),
      edition: release.edition.map { strings.number(of: $0) },
      publisher: release.source?.publisher.map { strings.number(of: $0) },
      isSecondary: release.source?.isSecondary ?? false)
    for figure in release.figures {
      var key = figure.series
      let series = key.withUTF8 { unsafe sequence.number(of: UnsafeRawBufferPointer($0)) }
      add(
        series, figure.period, figure.value.coefficient, figure.form,
        note: figure.note.map { strings.number(of: $0) })
    }
  }

  private mutating func take(_ definition: SeriesDefinition) {
    definitions.append(
      StagedDefinition(
        seq: 0, series: sequence.keys.number(of: definition.key), measure: definition.measure,
        of: definition.of.map { sequence.keys.number(of: $0) }, scale: definition.scale,
        hasIdentity: !definition.equals.isEmpty, body: []))
  }

  private mutating func begin(
    _ published: PublicationTime, agency: UInt32, edition: UInt32?, publisher: UInt32?,
    isSecondary: Bool
  ) {
    releases.append(
      StagedRelease(
        seq: 0, published: strings.number(of: published.text), day: published.day.dayNumber,
        secondOfDay: published.secondOfDay, agency: agency, edition: edition,
        publisher: publisher, isSecondary: isSecondary))
  }

  @inline(__always)
  private mutating func add(
    _ series: UInt32, _ period: Period, _ coefficient: Int64, _ form: FigureForm, note: UInt32?
  ) {
    let periodCode = PeriodCode.code(of: period) ?? number(of: period)
    if let note {
      notes.append(
        StagedNote(
          release: releases.count - 1, series: series, period: periodCode, note: note))
    }
    // Most have nothing but digits.
    let isBare =
      form.scale == nil && form.qualifier == nil && form.status == nil && !form.hasNote
      && !form.isMinusZero && !form.isNil && form.basis == nil
    let code = isBare ? Int64(form.decimals) : form.code
    let number = code == lastForm ? lastFormNumber : self.number(ofForm: code)
    var word = coefficient << 8 | Int64(number)
    if !VintageImage.fitsWord(coefficient) || number >= VintageImage.wideForm {
      word = Int64(wide.count) << 8 | Int64(VintageImage.wideForm)
      wide.append((coefficient, number))
    }
    staged.append(StagedFigure(word: word, series: series, period: periodCode))
  }

  private mutating func number(ofForm code: Int64) -> Int {
    let number = forms.firstIndex(of: code) ?? forms.count
    if number == forms.count { forms.append(code) }
    lastForm = code
    lastFormNumber = number
    return number
  }

  private mutating func number(of range: Period) -> UInt32 {
    if let number = rangeNumbers[range] { return number }
    let number = PeriodCode.firstRange + UInt32(ranges.count)
    ranges.append(range)
    rangeNumbers[range] = number
    return number
  }
}
