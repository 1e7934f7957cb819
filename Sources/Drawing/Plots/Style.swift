/// How a text stands out where colour can be shown.
package enum Style: Sendable {
  case plain
  case good
  case bad
  case warning
  case dim
  case bold

  /// The text between the escape sequences that turn the style on and off.
  package func applied(to text: String) -> String {
    guard let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// The basic colours only: a person's terminal theme keeps those readable on its background.
  private var code: Int? {
    switch self {
    case .plain: nil
    case .bold: 1
    case .dim: 2
    case .bad: 31
    case .good: 32
    case .warning: 33
    }
  }
}
