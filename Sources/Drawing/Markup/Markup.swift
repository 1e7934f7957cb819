/// HTML or SVG under construction: what is written in the program is markup, what is inserted is
/// text.
///
/// An interpolated string is escaped, so that a title that looks like markup is shown and never
/// obeyed; only other markup and numbers go in as they are:
///
///     let cell: Markup = "<td>\(release.title)"
///
/// Text may stand between tags and in quoted attributes. It must not stand in scripts, style sheets
/// or unquoted attributes, where other rules hold; for addresses there is ``address(_:)``.
package struct Markup: Equatable, Sendable {
  /// The markup as text.
  package private(set) var text: String

  /// No markup.
  package init() { text = "" }

  /// Markup that the program itself has as text, such as a file of its own.
  package init(trusting text: String) { self.text = text }

  /// A text, escaped.
  package init(escaping text: String) { self.text = Self.escaped(text) }

  /// An address that may be followed: nil unless it begins with `http://` or `https://`.
  ///
  /// A link to `javascript:` or `data:` would run what a stranger wrote.
  package static func address(_ text: String) -> Markup? {
    let scheme = text.prefix { $0 != ":" }.lowercased()
    guard scheme == "https" || scheme == "http", text.dropFirst(scheme.count).hasPrefix("://")
    else { return nil }
    return Markup(escaping: text)
  }

  package static func += (left: inout Markup, right: Markup) { left.text += right.text }

  /// A text in which nothing is markup: neither between tags nor in a quoted attribute.
  ///
  /// Characters that neither HTML nor XML can have are replaced by U+FFFD, and so are the controls
  /// of writing direction, which would turn what stands beside the text around.
  package static func escaped(_ text: String) -> String {
    var result = ""
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\t", "\n": result.unicodeScalars.append(scalar)
      case _ where isUnfit(scalar): result.unicodeScalars.append("\u{FFFD}")
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A text that is no markup, with the characters replaced that ``escaped(_:)`` replaces: for what a
  /// script puts into a page as text.
  package static func readable(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isKept = scalar == "\t" || scalar == "\n" || !isUnfit(scalar)
      result.append(isKept ? scalar : "\u{FFFD}")
    }
    return String(result)
  }

  private static func isUnfit(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension Markup: ExpressibleByStringInterpolation {
  package init(stringLiteral value: String) { text = value }

  package init(stringInterpolation: Interpolation) { text = stringInterpolation.text }

  /// What is inserted between pieces of markup.
  package struct Interpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    package init(literalCapacity: Int, interpolationCount: Int) {
      text.reserveCapacity(literalCapacity + interpolationCount * 8)
    }

    package mutating func appendLiteral(_ literal: String) { text += literal }

    /// A text, which is escaped.
    package mutating func appendInterpolation(_ value: String) { text += Markup.escaped(value) }

    /// Markup.
    package mutating func appendInterpolation(_ value: Markup) { text += value.text }

    /// Markup, if there is any.
    package mutating func appendInterpolation(_ value: Markup?) { text += value?.text ?? "" }

    /// A whole number.
    package mutating func appendInterpolation(_ value: Int) { text += String(value) }
  }
}

extension Sequence<Markup> {
  /// One after the other.
  package func joined(separator: Markup = "") -> Markup {
    var all = Markup()
    var isFirst = true
    for markup in self {
      if !isFirst { all += separator }
      all += markup
      isFirst = false
    }
    return all
  }
}
