import Testing

@testable import RevisionMeasures

/// Expected numbers: SciPy 1.17.
@Suite struct `The tails of distributions` {
  @Test(arguments: [
    (0.5, 3.0, 0.651447964848151), (2, 10, 0.07338803477074037),
    (-1.96, 166, 0.0516699732196787), (12, 5, 7.089492517161522e-05),
    (40, 200, 2.2487396535202197e-97), (0, 7, 1),
  ]) func `of Student's t are right far out, too`(t: Double, degrees: Double, p: Double) {
    expectClose(Tail.student(t, degrees: degrees), p)
  }

  @Test(arguments: [
    (1.5, 2.0, 10.0, 0.2693290743429044), (1.928269, 2, 166, 0.14864251876592596),
    (30, 2, 60, 9.313225746154785e-10), (0.1, 5, 3, 0.9851114742762083),
    (200, 2, 100, 1.1258999068426271e-35), (0, 2, 10, 1),
  ]) func `of Fisher's F are right far out, too`(
    f: Double, above: Double, below: Double, p: Double
  ) {
    expectClose(Tail.fisher(f, above, below), p)
  }

  @Test(arguments: [
    (0.1, 3.0, 0.9918374237318764), (3, 3, 0.3916251762710877), (12, 4, 0.01735126523666451),
    (80, 11, 1.4757297928357458e-12), (2000, 1900, 0.054206673889018606), (0, 4, 1),
  ]) func `of χ² are right far out, too`(x: Double, degrees: Double, p: Double) {
    expectClose(Tail.chiSquared(x, degrees: degrees), p)
  }

  @Test func `are none without degrees of freedom`() {
    #expect(Tail.student(1, degrees: 0) == nil)
    #expect(Tail.fisher(1, 2, 0) == nil)
    #expect(Tail.chiSquared(1, degrees: 0) == nil)
    #expect(Tail.student(.nan, degrees: 3) == nil)
  }

  private func expectClose(_ value: Double?, _ expected: Double) {
    #expect(abs((value ?? .nan) / expected - 1) < 2e-12, "\(value ?? .nan) for \(expected)")
  }
}
