/// A line over time as SVG: what is current, the vintages it came from, and shaded periods.
///
/// Only classes say how it looks, so that it can stand in a page under a policy that forbids styles
/// in markup; ``standalone`` has them with it.
package struct LineChart: Sendable {
  /// A value at a position.
  package struct Mark: Equatable, Sendable {
    package let position: Int
    package let value: Double

    package init(_ position: Int, _ value: Double) {
      (self.position, self.value) = (position, value)
    }
  }

  /// A named position.
  package struct Tick: Equatable, Sendable {
    package let position: Int
    package let name: String

    package init(_ position: Int, _ name: String) { (self.position, self.name) = (position, name) }
  }

  /// What it shows, in one line.
  package var title: String
  /// What is to be seen, for those who do not see it.
  package var summary: String
  /// The positions from left to right.
  package var positions: ClosedRange<Int>
  /// The positions that are named.
  package var ticks: [Tick]
  /// The current values, of ascending position.
  package var line: [Mark]
  /// Older vintages, each of ascending position.
  package var fan: [[Mark]]
  /// The positions that are shaded.
  package var bands: [ClosedRange<Int>]
  /// The vertical axis; nil if there is no number to draw.
  private let scale: AxisScale?

  package init(
    title: String, summary: String, positions: ClosedRange<Int>, ticks: [Tick], line: [Mark],
    fan: [[Mark]] = [], bands: [ClosedRange<Int>] = [], includingZero: Bool = false
  ) {
    (self.title, self.summary, self.positions, self.ticks) = (title, summary, positions, ticks)
    (self.line, self.fan, self.bands) = (line, fan, bands)
    let values = (line + fan.joined()).map(\.value) + (includingZero ? [0] : [])
    scale = line.isEmpty && fan.isEmpty ? nil : AxisScale(values, steps: 4)
  }

  /// The drawing, to stand in a page that has ``style``.
  package var svg: Markup {
    svg(attributes: " role=\"img\" aria-label=\"\(title)\"", inside: nil)
  }

  /// The drawing as a file of its own, which is light or dark as its reader's screen is.
  package var standalone: Markup {
    svg(
      attributes: " xmlns=\"http://www.w3.org/2000/svg\" width=\"960\" height=\"490\"",
      viewBox: "0 -54 1280 654",
      inside: """
        <title>\(title)</title><desc>\(summary)</desc><style>\(Self.style)</style>\
        <rect class="paper" y="-54" width="1280" height="654"/>\
        <text class="title" x="20" y="-14">\(title)</text>
        """)
  }

  /// The rules for the classes of a chart, as CSS.
  package static let style = Markup(
    trusting: String(decoding: PackageResources.chart_css, as: UTF8.self))

  private func svg(
    attributes: Markup, viewBox: Markup = "0 0 1280 600", inside: Markup?
  ) -> Markup {
    guard let scale else { return "<svg class=\"chart\"\(attributes)>\(inside)</svg>" }
    let frame = ChartFrame(positions, scale)
    return """
      <svg class="chart" viewBox="\(viewBox)" data-frame="\(frame.numbers)"\(attributes)>\(inside)\
      <path class="band" d="\(frame.bands(bands))"/>\(grid(scale, frame))\
      <path class="fan" d="\(fan.map(frame.line).joined())"/>\
      <path class="line" d="\(frame.line(line))"/></svg>
      """
  }

  /// The named values with their lines, and the named positions.
  private func grid(_ scale: AxisScale, _ frame: ChartFrame) -> Markup {
    let lines = scale.ticks.map { "M0 \(frame.y($0))h1280" }.joined()
    let zero =
      scale.low < 0 && scale.high > 0
      ? Markup("<path class=\"zero\" d=\"M0 \(frame.y(0))h1280\"/>") : nil
    let names = zip(scale.ticks, scale.tickTexts).map { tick, text -> Markup in
      "<text y=\"\(frame.y(tick) - 8)\">\(Self.withMinus(text))</text>"
    }.joined()
    let positions = ticks.enumerated().map { index, tick -> Markup in
      // On a narrow screen every other name is left out.
      let minor: Markup = index % 2 == 1 ? " class=\"minor\"" : ""
      return "<text\(minor) x=\"\(frame.x(tick.position))\">\(tick.name)</text>"
    }.joined()
    return """
      <path class="grid" d="\(lines)"/>\(zero)\(names)\
      <g transform="translate(0 584)">\(positions)</g>
      """
  }

  /// A number with the minus of typography.
  private static func withMinus(_ text: String) -> String {
    text.hasPrefix("-") ? "−" + text.dropFirst() : text
  }
}
