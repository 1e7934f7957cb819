/// A grid of dots, of which each character holds eight in braille, or one in ASCII.
struct DotCanvas {
  /// The dots from left to right.
  let width: Int
  /// The dots from top to bottom.
  let height: Int
  private let columns: Int
  private let isASCII: Bool
  /// Of each character, the dots as bits.
  private var dots: [UInt8]
  private var styles: [Style]

  init(columns: Int, rows: Int, isASCII: Bool) {
    self.columns = columns
    self.isASCII = isASCII
    width = isASCII ? columns : columns * 2
    height = isASCII ? rows : rows * 4
    dots = Array(repeating: 0, count: columns * rows)
    styles = Array(repeating: .plain, count: columns * rows)
  }

  /// Sets the dots of a straight line.
  mutating func draw(from start: (x: Int, y: Int), to end: (x: Int, y: Int), _ style: Style) {
    let steps = max(abs(end.x - start.x), abs(end.y - start.y), 1)
    for step in 0...steps {
      set(
        start.x + rounded((end.x - start.x) * step, by: steps),
        start.y + rounded((end.y - start.y) * step, by: steps), style)
    }
  }

  private func rounded(_ value: Int, by divisor: Int) -> Int {
    (2 * value + (value < 0 ? -divisor : divisor)) / (2 * divisor)
  }

  private mutating func set(_ x: Int, _ y: Int, _ style: Style) {
    guard (0..<width).contains(x), (0..<height).contains(y) else { return }
    let (across, down) = isASCII ? (1, 1) : (2, 4)
    let cell = y / down * columns + x / across
    // The order in which Unicode numbers the dots of a braille pattern.
    dots[cell] |=
      isASCII ? 1 : [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]][y % 4][x % 2]
    styles[cell] = style
  }

  /// The rows of characters from the top.
  func rows(color: Bool) -> [String] {
    stride(from: 0, to: dots.count, by: max(1, columns)).map { start in
      (start..<start + columns).map { cell in
        let text = character(dots[cell])
        return color && dots[cell] != 0 ? styles[cell].applied(to: text) : text
      }.joined()
    }
  }

  private func character(_ bits: UInt8) -> String {
    guard bits != 0 else { return " " }
    guard !isASCII, let pattern = UnicodeScalar(0x2800 + UInt32(bits)) else { return "*" }
    return String(Character(pattern))
  }
}
