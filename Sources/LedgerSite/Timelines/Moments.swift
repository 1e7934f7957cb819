import LedgerModel

/// The days on which something became public: the steps of the time slider, numbered from 0.
struct Moments: Sendable {
  /// The days, ascending.
  let days: [CivilDate]
  private let numbers: [CivilDate: Int]

  init(_ days: some Sequence<CivilDate>) {
    self.days = Set(days).sorted()
    numbers = Dictionary(uniqueKeysWithValues: zip(self.days, 0...))
  }

  /// The number of a day on which something became public; of another, that of the next such day.
  func number(of day: CivilDate) -> Int {
    numbers[day] ?? days.firstIndex { $0 > day } ?? days.count
  }
}

/// A value that holds from one day until the next change: nil while there is none.
struct Timeline<Value: Equatable & Sendable>: Sendable {
  /// The number of each day on which the value changed, ascending, with what it became.
  private(set) var steps: [(day: Int, value: Value?)] = []

  private init() {}

  /// - Parameters:
  ///   - days: the days on which the value can change, ascending.
  ///   - moments: numbers them.
  ///   - value: the value by what was known at the end of a day.
  init(on days: [CivilDate], _ moments: Moments, _ value: (PublicationTime) -> Value?) {
    for day in days { note(value(PublicationTime(day)), on: moments.number(of: day)) }
  }

  private mutating func note(_ value: Value?, on day: Int) {
    if steps.last.map({ $0.value != value }) ?? (value != nil) { steps.append((day, value)) }
  }

  /// The value at the end; nil if there is none.
  var last: Value? { steps.last.flatMap(\.value) }

  /// The same days with another value, without those on which that does not change.
  func map<Other>(_ transform: (Value) -> Other) -> Timeline<Other> {
    var other = Timeline<Other>()
    for (day, value) in steps { other.note(value.map(transform), on: day) }
    return other
  }
}

extension Timeline {
  /// The days in which each value holds, in order.
  var spans: [(value: Value, days: DaySpan)] {
    steps.indices.compactMap { index in
      steps[index].value.map {
        let until = index + 1 < steps.count ? steps[index + 1].day : nil
        return ($0, DaySpan(from: steps[index].day, until: until))
      }
    }
  }
}

/// Days in which something holds, by their numbers.
struct DaySpan: Equatable, Sendable {
  /// The first.
  let from: Int
  /// The first on which it holds no more; nil: it holds to the end.
  let until: Int?

  /// Whether a day is one of them.
  func contains(_ day: Int) -> Bool { from <= day && until.map { day < $0 } ?? true }
}
