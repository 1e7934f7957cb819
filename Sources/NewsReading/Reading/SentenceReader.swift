import LedgerModel

/// Reads one sentence from left to right: what it speaks of, which way that moved, and by how much.
///
/// A number counts only where the words before it or directly after it say what it is the number
/// of. Whatever else comes between, such as another subject, breaks the tie, and the number is
/// unresolved.
struct SentenceReader {
  let items: Row<Item>
  var context: ReadingContext
  let passages: (Range<Int>) -> Passage
  /// Whether it is an item of a list that starts with a small letter, and so goes on with what the
  /// lines before it spoke of.
  var isBullet = false
  var figures: [FigureMention] = []
  var claims: [ClaimMention] = []
  var targets: [TargetMention] = []
  var unresolved: [Unresolved] = []

  /// What the sentence is speaking of at the moment.
  enum Topic {
    case none
    case known([Subject])
    /// Something that no series is about, by its words.
    case other(String)
  }

  enum Mode {
    case actual
    case forecast
    /// An earlier value that the new one is compared with.
    case previous
  }

  var topic = Topic.none
  /// The item that named the topic, and whether other sentences did.
  var topicIndex = -1
  var isCarried = false
  /// The last word of movement that no boundary has ended, with its item.
  var move: (move: Move, index: Int)?
  /// A noun of movement that stands before a "turn": "the decline narrowed to".
  var noun: Move?
  var reachIndex = -1
  var verbIndex = -1
  var mode = Mode.actual
  var modeIndex = -1
  /// The mode before the bracket that is open, which comes back after it.
  var modeOutside = Mode.actual
  var isNegated = false
  var segmentStart = 0
  var brackets = 0
  /// The period of a clause with "when": "since September 2020, when it rose 1.7 percent".
  var whenPeriod: PeriodPhrase?
  /// The topic before a relative clause, "the 1.7 percent that economists had expected", which comes
  /// back after it.
  var outerTopic: Topic?
  /// Whether the relative clause is between commas, ", which account for a third,".
  var isRelative = false

  var isKnown: Bool { if case .known = topic { true } else { false } }

  /// The last quantity that was read.
  var lastQuantity = -1
  /// The period that figures of this sentence were for, last.
  var runningPeriod: Period?
  var runningBasis: Basis?
  /// The sign of the last growth that was read, for "and imports 5.5 percent".
  var lastSign: Bool?
  /// What was known at each item.
  var snapshots: [Snapshot] = []

  struct Snapshot {
    let topic: Topic
    let move: Move?
    let mode: Mode
    let isCarried: Bool
  }

  /// What is known where the reading stands.
  var present: Snapshot {
    Snapshot(topic: topic, move: move?.move, mode: mode, isCarried: isCarried)
  }

  /// What was known at an item; of those that are not read yet, what is known now.
  func snapshot(at index: Int) -> Snapshot {
    snapshots.indices.contains(index) ? snapshots[index] : present
  }

  init(items: Row<Item>, context: ReadingContext, passages: @escaping (Range<Int>) -> Passage) {
    self.items = items
    self.context = context
    self.passages = passages
  }

  mutating func read() {
    if items.count > 8, items.last?.mark == "." {
      context.leaveTable()
    } else if items.count < 6 {
      context.linesUnderHeading += 1
    }
    context.isProse = items.count > 10 && items.last?.mark == "."
    startListItem()
    var skipped = 0
    for index in items.indices {
      if index >= skipped, items[index].mark == ",", let end = endOfApposition(at: index) {
        skipped = end
      }
      guard index >= skipped else {
        snapshots.append(present)
        continue
      }
      if case .money(let code?) = items[index].quantity?.unit, brackets == 0 {
        context.lastCurrency = code
      }
      if let code = items[index].subject?.currency { context.lastCurrency = code }
      switch items[index].kind {
      case .mark(let mark): readMark(mark, at: index)
      case .subject(let subject): readSubject(subject, at: index)
      case .quantity(let quantity):
        readQuantity(quantity, at: index)
        lastQuantity = index
      case .phrase(let terms): readPhrase(terms, at: index)
      case .period, .unknown, .nothing: break
      }
      snapshots.append(present)
    }
    readClaims()
    readHeading()
    notePeriod()
    noteSubjects()
    context.lastSign = lastSign ?? context.lastSign
  }

  /// What the sentence spoke of is what "it" means in the next.
  mutating func noteSubjects() {
    var named: [[Subject]] = []
    for snapshot in snapshots where !snapshot.isCarried {
      if case .known(let subjects) = snapshot.topic, named.last != subjects {
        named.append(subjects)
      }
    }
    guard let last = named.last else {
      if case .known = topic { context.subjectSentence = context.sentence }
      return
    }
    context.earlierSubjects = Array(
      (named.dropLast().reversed().flatMap(\.self) + context.subjects + context.earlierSubjects)
        .prefix(6))
    context.subjects = last.map { completed($0) }
    context.subjectSentence = context.sentence
    context.subjectParagraph = context.paragraph
  }

  mutating func refuse(_ reason: String, at index: Int) {
    unresolved.append(Unresolved(reason: reason, passage: passages(excerptRange(of: index))))
  }

  /// The tokens of the clause that a number stands in.
  func excerptRange(of index: Int) -> Range<Int> {
    let stops: (Item) -> Bool = { [";", "—"].contains($0.mark) }
    var first = items[..<index].lastIndex(where: stops).map { $0 + 1 } ?? 0
    if topicIndex >= first, topicIndex <= index, !isCarried { first = topicIndex }
    let start = index - first > 24 ? index - 24 : first
    var last = index
    for next in items.places(from: index + 1, upTo: items.endIndex) {
      let item = items[next]
      if item.mark != nil && item.mark != "'s" || item.quantity != nil
        || ["while", "but", "and", "whereas"].contains(item.text)
      {
        break
      }
      last = next
      if next - index > 12 { break }
    }
    // "fell 11.6 percent to" leads to the next number.
    let leading = [
      "to", "from", "after", "by", "or", "in", "at", "a", "an", "the", "of", "with", "for",
    ]
    while last > index, leading.contains(items[last].text) { last -= 1 }
    if topicIndex > last, topicIndex - index < 8 { last = topicIndex }
    return items.tokens(from: start, through: last)
  }
}
