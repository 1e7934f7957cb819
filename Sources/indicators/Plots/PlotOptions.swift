import CommandLineInterface
import Drawing

/// The options of commands that can draw their answer.
struct PlotOptions {
  private let form: Plot.Form

  static let declarations = [
    OptionDeclaration("plot", "Draw it in place of a table."),
    OptionDeclaration("ascii", "Draw with plain ASCII."),
    OptionDeclaration(
      "height", value: "ROWS", "How high the drawing is; 12 rows unless said otherwise."),
  ]

  static func isGiven(_ arguments: ParsedArguments) -> Bool {
    arguments.flag("plot") || arguments.flag("ascii")
  }

  /// What is asked for; nil where nothing shall be drawn.
  init?(_ arguments: ParsedArguments) throws {
    guard Self.isGiven(arguments) else { return nil }
    guard OutputFormat(arguments) == .table else {
      throw UsageError(message: "A drawing has no other --format; leave out --plot, or the format.")
    }
    var height = 12
    if let text = arguments.value("height") {
      guard let number = Int(text), (4...200).contains(number) else {
        throw UsageError(message: "'\(text)' is no height; expected 4 to 200 rows.")
      }
      height = number
    }
    form = Plot.Form(
      width: Terminal.width() ?? 80, height: height, isASCII: arguments.flag("ascii"),
      color: Terminal.colors())
  }

  /// A line, or a stair where each value holds until the next.
  func text(_ points: [Plot.Point], isStepped: Bool = false) -> String {
    Plot(points, isStepped: isStepped).text(form)
  }

  /// Lines one over the other.
  func text(labels: [String], _ lines: [Plot.Line]) -> String {
    Plot(labels: labels, lines: lines).text(form)
  }

  /// Columns up and down from zero.
  func columns(_ points: [Plot.Point]) -> String { Plot(points).columnsText(form) }

  /// Strips below each other.
  func strips(_ strips: [Strip]) -> String { Strip.text(strips, form) }
}
