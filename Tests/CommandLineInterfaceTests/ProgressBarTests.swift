import Testing

@testable import CommandLineInterface

/// Stands for standard error.
private final class Screen {
  var drawn: [String] = []
}

@Suite struct `A progress bar` {
  private let start = ContinuousClock.now
  private let screen = Screen()

  private func bar(total: Int, width: Int?) -> ProgressBar {
    ProgressBar("Reading", total: total, width: width, at: start) { [screen] in
      screen.drawn.append($0)
    }
  }

  @Test func `draws at most ten times a second and erases itself`() {
    var reading = bar(total: 100, width: 40)
    for millisecond in 0..<1_000 {
      reading.update(millisecond / 10, at: start + .milliseconds(millisecond))
    }
    #expect(screen.drawn.count == 9)
    reading.finish()
    #expect(screen.drawn.count == 10)
    #expect(screen.drawn.last == "\r\u{1B}[K")
    #expect(screen.drawn.allSatisfy { $0.hasPrefix("\r") })
  }

  @Test func `is erased when an error ends its work`() {
    func fail() throws {
      var reading = bar(total: 2, width: 40)
      reading.update(1, at: start + .seconds(1))
      throw CancellationError()
    }
    #expect(throws: CancellationError.self) { try fail() }
    #expect(screen.drawn.last == "\r\u{1B}[K")
  }

  @Test func `draws nothing for quick work or without a terminal`() {
    var quick = bar(total: 2, width: 40)
    quick.update(1, at: start + .milliseconds(99))
    quick.finish()
    var hidden = bar(total: 2, width: nil)
    hidden.update(1, at: start + .seconds(5))
    hidden.finish()
    #expect(screen.drawn.isEmpty)
  }

  @Test(arguments: 1...60) func `stays within the terminal`(width: Int) {
    for done in [-1, 0, 5, 10, 11] {
      let line = progressLine("Reading 日本", done: done, total: 10, width: width)
      let columns = line.count + line.filter("日本".contains).count
      #expect(columns < width || (width == 1 && columns == 0))
    }
  }

  @Test func `shows its share`() {
    #expect(progressLine("Read", done: 5, total: 10, width: 23) == "Read  █████░░░░░   50%")
    #expect(progressLine("Read", done: 0, total: 0, width: 23) == "Read  ██████████  100%")
  }
}
