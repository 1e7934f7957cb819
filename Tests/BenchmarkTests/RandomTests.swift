import BenchmarkWorkload
import TestSupport
import Testing

/// Random numbers and roundings, held against those of their authors and of python.
struct RandomTests {
  @Test func `the words are those that the authors of MT19937 publish`() {
    var twister = MersenneTwister(words: [0x123, 0x234, 0x345, 0x456])
    let words = (0..<1_000).map { _ in twister.nextWord() }
    #expect(
      words.prefix(5) == [
        1_067_595_299, 955_945_823, 477_289_528, 4_107_218_783, 4_228_976_476,
      ])
    #expect(words.last == 3_460_025_646)
  }

  @Test func `random and uniform and gauss are python's to the last bit`() {
    // As python 3.11 prints them with float.hex, each after the one before.
    var random = PythonRandom(seed: 7)
    #expect(random.unit() == 0x1.4b9ad0f953a6ep-2)
    #expect(random.unit() == 0x1.34f0696513270p-3)
    #expect(random.uniform(5, 500) == 0x1.47366a9abcdb6p+8)
    // The C library decides on the last bits of these.
    let normal = (0..<3).map { _ in random.gauss(mean: 1.004, deviation: 0.05) }
    for (number, known) in zip(
      normal, [0x1.0f44f181ee068p+0, 0x1.07fee1f6e5c16p+0, 0x1.fc2ac252ff0ebp-1])
    {
      #expect(abs(number - known) < 1e-14)
    }
  }

  @Test(
    arguments: [
      (0.125, 12), (0.375, 38), (2.675, 267), (1.005, 100), (0.285, 28), (1.115, 111),
      (1_000_000_000.125, 100_000_000_012), (0.05, 5), (12345.675, 1_234_567), (0.004_999_9, 0),
      (4.35, 435), (299.995, 30_000),
    ])
  func `hundredths are rounded by the exact value and to even`(number: Double, rounded: Int) {
    #expect(hundredths(number) == rounded)
  }

  @Test(.enabled(if: Python.isThere)) func `python rounds the same`() throws {
    let seed = TestSettings.seed()
    var generator = SeededGenerator(seed: seed)
    // Eighths lie in the middle between two hundredths every other time.
    let numbers = (0..<2_000).map { index in
      index % 2 == 0
        ? Double.random(in: 0..<1_000, using: &generator)
        : Double(Int.random(in: 0..<8_000, using: &generator)) / 8
    }
    let script = "import sys\nfor line in sys.stdin: print('%.2f' % float(line))"
    let input = numbers.map { "\($0)\n" }.joined()
    let lines = try Python.run(script, input: Array(input.utf8)).split(separator: "\n")
    #expect(lines.count == numbers.count)
    for (number, line) in zip(numbers, lines) {
      #expect("\(hundredths(number))" == Self.digits(line), "SEED=\(seed): \(number)")
    }
  }

  /// `0.05` as `5`, `12.30` as `1230`.
  private static func digits(_ line: Substring) -> String {
    String(Int(line.filter { $0 != "." }) ?? -1)
  }
}
