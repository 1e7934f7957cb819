import RevisionMeasures
import Testing

/// Expected numbers beside ours.
struct Comparison {
  private(set) var groups = 0
  private var furthest: [String: (distance: Double, group: String)] = [:]
  private var missing: [String] = []

  mutating func compare(_ group: String, _ expected: [String: Double?], _ own: RevisionStatistics) {
    groups += 1
    for (name, value) in own.asReviserHasIt() {
      guard let wanted = expected[name] ?? nil else {
        // What the package could not tell, we need not tell either.
        continue
      }
      guard let value else {
        missing.append("\(group): \(name), expected \(wanted)")
        continue
      }
      let distance = abs(value - wanted) / max(1, abs(wanted))
      if distance > furthest[name]?.distance ?? -1 { furthest[name] = (distance, group) }
    }
  }

  func expectAgreement() {
    #expect(missing == [])
    #expect(furthest.count == 36)
    for (name, worst) in furthest {
      #expect(worst.distance < 1e-9, "\(name) of \(worst.group), off by \(worst.distance)")
    }
  }
}
