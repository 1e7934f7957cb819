import CommandLineInterface
import Drawing
import IndicatorLedger
import LedgerLog
import LedgerModel
import NewsReading
import StrictJSON

/// `draft`: a news text becomes events to review.
enum DraftCommand: Command {
  static let declaration = CommandDeclaration(
    "draft", "Draft the releases, claims, targets and statements of a news text.",
    discussion:
      "Reads English prose, plain or HTML, and prints events for 'append', each figure and claim "
      + "with the words it rests on. Nothing is recorded. What cannot be tied to a series of the "
      + "ledger is listed as unresolved, with the reason.",
    positionals: [
      PositionalDeclaration(
        "FILE", optional: true, completesFiles: true, "The text; - is standard input.")
    ],
    options: DraftOptions.declarations + [
      OptionDeclaration(
        "review", "Show each part beside the text, to keep, edit or drop it, before it is printed."),
      OptionDeclaration(
        "names", "Print the names that are known, in the form of --vocabulary, and end."),
      OptionDeclaration(
        "format", value: "FORMAT", choices: Form.allCases.map(\.rawValue),
        "JSON for 'append' (the default), or a table for people."),
    ],
    examples: [
      ExampleDeclaration(
        "indicators draft story.txt --published 2024-01-12 > events.json", "draft, to be edited"),
      ExampleDeclaration(
        "indicators draft story.html --review | indicators append -", "review, then record"),
    ])

  private enum Form: String, CaseIterable {
    case json
    case table
  }

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    if arguments.flag("names") {
      writeOut(Vocabulary.names + "\n")
      return .done
    }
    guard let file = arguments.positionals("FILE").first else {
      throw UsageError(message: "Which FILE? The text to draft from, or - for standard input.")
    }
    let state = try openLedger(arguments).state(through: nil, recordedBy: nil)
    let bytes = try contents(ofFile: file)
    var draft = try state.draft(bytes, DraftOptions(arguments))
    if arguments.flag("review") {
      guard let reviewed = try review(draft, of: bytes, in: state) else { return .refused }
      draft = reviewed
    }
    if draft.published == nil, !draft.entries.isEmpty {
      writeError(
        "indicators: the text does not tell when it was published; give --published DATE, or add "
          + "\"published\" to the events before 'append'\n")
    }
    switch arguments.value("format").flatMap(Form.init) ?? .json {
    case .json: writeOut(Answer.jsonText(draft.json))
    case .table: DraftTable(draft, in: state).print()
    }
    return .done
  }

  private static func review(
    _ draft: Draft, of source: [UInt8], in state: LedgerState
  ) throws -> Draft? {
    guard let dialog = Dialog() else {
      throw UsageError(message: "--review needs a terminal, and there is none.")
    }
    let desk = Review.Desk(
      width: dialog.width, isColored: Terminal.allowsDialogColors(),
      show: { dialog.write($0) }, answer: { dialog.readLine() })
    var review = Review(draft, of: source, in: state, at: desk)
    return review.run()
  }
}

/// A draft as tables for people.
struct DraftTable {
  private let draft: Draft
  private let state: LedgerState

  init(_ draft: Draft, in state: LedgerState) {
    self.draft = draft
    self.state = state
  }

  func print() {
    let places = draft.places
    Answer(
      places,
      columns: [
        .text("offset", alignedRight: true, style: .dim) { String(draft.note($0).passage.offset) },
        .cell("sure", alignedRight: true) { place in
          let note = draft.note(place)
          return .init(note.confidenceText, style: note.confidence < 70 ? .warning : .plain)
        }, .text("draft", text),
        .text("words", movesBelow: true, style: .dim) { draft.note($0).passage.excerpt },
      ], json: draft.json, ifEmpty: "nothing was drafted"
    ).print(.table)
    guard !draft.unresolved.isEmpty else { return }
    writeOut("\nUnresolved:\n")
    Answer(
      draft.unresolved,
      columns: [
        .text("offset", alignedRight: true, style: .dim) { String($0.passage.offset) },
        .text("why") { $0.reason },
        .text("words", movesBelow: true, style: .dim) { $0.passage.excerpt },
      ], json: draft.json, ifEmpty: ""
    ).print(.table)
  }

  private func text(_ place: Draft.PartPlace) -> String {
    if let line = draft.line(place) { return line.text { state.scale(of: $0) } }
    return "statement " + (draft.statement(place)?.voice ?? "")
  }
}

extension DraftOptions {
  static let declarations = [
    OptionDeclaration(
      "published", value: "DATE", "When the text was published, if it does not say."),
    OptionDeclaration("publisher", value: "NAME", "Who published it, if it does not say."),
    OptionDeclaration("url", value: "URL", "Where it was read."),
    OptionDeclaration(
      "vocabulary", value: "FILE",
      "More names of indicators, areas, agencies and units; 'draft --names' shows the form."),
  ]

  init(_ arguments: ParsedArguments) throws {
    self.init()
    published = try arguments.value("published").map { try Reading.moment($0).day }
    publisher = arguments.value("publisher")
    url = arguments.value("url")
    if let file = arguments.value("vocabulary") {
      let text = String(decoding: try contents(ofFile: file), as: UTF8.self)
      try vocabulary.read(text, file: file)
    }
  }
}
