private import PlainText

/// A bar on standard error, drawn only if that is a terminal and erased when the bar goes away.
///
/// A bar cannot be copied, so that its end, and with it the erasing, is certain, even if an error
/// is thrown meanwhile. Nothing is drawn in the first tenth of a second: quick work needs no bar.
package struct ProgressBar: ~Copyable {
  private let label: String
  private let total: Int
  private let width: Int?
  private let write: (String) -> Void
  private var nextDrawing: ContinuousClock.Instant
  private var isDrawn = false

  /// Begins a bar for `total` steps of any kind.
  package init(_ label: String, total: Int) {
    self.init(
      label, total: total, width: Terminal.isInteractiveError() ? Terminal.errorWidth() : nil,
      at: .now, write: writeError)
  }

  /// A bar of a given width, or one that is never drawn if there is none.
  init(
    _ label: String, total: Int, width: Int?, at start: ContinuousClock.Instant,
    write: @escaping (String) -> Void
  ) {
    self.label = terminalSafe(label)
    self.total = total
    self.width = width
    self.write = write
    nextDrawing = start + interval
  }

  /// Tells how many steps are done; draws at most ten times a second.
  package mutating func update(_ done: Int) {
    guard width != nil else { return }
    update(done, at: .now)
  }

  mutating func update(_ done: Int, at now: ContinuousClock.Instant) {
    guard let width, now >= nextDrawing else { return }
    nextDrawing = now + interval
    isDrawn = true
    write("\r" + progressLine(label, done: done, total: total, width: width) + eraseToEndOfLine)
  }

  /// Erases the bar now, and not when it goes out of use.
  package consuming func finish() {}

  deinit {
    if isDrawn { write("\r" + eraseToEndOfLine) }
  }
}

private let interval = Duration.milliseconds(100)
private let eraseToEndOfLine = "\u{1B}[K"

/// One line such as `Reading  ████████░░░░░░░░   50%`, at most one column less than the terminal.
func progressLine(_ label: String, done: Int, total: Int, width: Int) -> String {
  let share = total > 0 ? min(1, max(0, Double(done) / Double(total))) : 1
  let percent = padded("\(Int(share * 100))%", toWidth: 4, alignedRight: true)
  // The last column stays free: a text that reaches it makes some terminals begin a new line.
  let name = truncated(label, toWidth: max(0, width - 7))
  let room = min(40, width - 1 - displayWidth(name) - percent.count - 4)
  guard room >= 4 else { return truncated("\(name) \(percent)", toWidth: max(0, width - 1)) }
  let filled = Int(share * Double(room))
  let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: room - filled)
  return "\(name)  \(bar)  \(percent)"
}
