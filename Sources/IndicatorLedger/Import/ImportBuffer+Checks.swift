import EventCoding
import ExchangeFormats
import LedgerModel

// What a text says is looked at when it is first met, so that it can be told by its line, and so
// that no release is refused for one of its many figures at the end.

/// Why a row cannot be taken: a sentence without its full stop.
struct Refusal: Error {
  let message: String
  let remedy: Remedy?

  init(_ message: String, remedy: Remedy? = nil) {
    self.message = message
    self.remedy = remedy
  }

  init(_ error: LedgerError) {
    self.init(error.message + (error.path.map { " (at \($0))" } ?? ""))
  }
}

extension SeriesDefinition {
  /// The series with texts on one line, if the ledger takes it.
  func checked() throws(Refusal) -> SeriesDefinition {
    var series = self
    series.title = title?.onOneLine
    series.area = area?.onOneLine
    series.counterpart = counterpart?.onOneLine
    series.indicator = indicator?.onOneLine
    series.unit = unit?.onOneLine
    series.agency = agency?.onOneLine
    try accepted(.series(series))
    return series
  }
}

extension ImportBuffer.ReleaseHead {
  /// The head with texts on one line, if the ledger takes it with such a figure.
  func checked(with figure: Figure) throws(Refusal) -> ImportBuffer.ReleaseHead {
    var head = self
    head.agency = agency.onOneLine ?? agency
    head.origin = origin.map { origin in
      var source = origin.source
      if let read = source {
        source?.publisher = read.publisher?.onOneLine
        source?.title = read.title?.onOneLine
        source?.url = read.url?.onOneLine
      }
      return FormatOrigin(
        agency: origin.agency, title: origin.title?.onOneLine, edition: origin.edition?.onOneLine,
        source: source)
    }
    try accepted(.release(head.release([figure])))
    return head
  }
}

extension ImportBuffer.Details {
  init(_ record: FormatRecord) {
    self.init(
      scale: record.scale, qualifier: record.qualifier, isNil: record.isNil, basis: record.basis,
      status: record.status, note: record.note)
  }

  /// The details with texts on one line, if a figure can have them.
  func checked() throws(Refusal) -> ImportBuffer.Details {
    var details = self
    details.note = note?.onOneLine
    details.status = status?.onOneLine
    if let status = details.status, let problem = Figure.problem(ofStatus: status) {
      throw Refusal(problem)
    }
    return details
  }
}

private func accepted(_ event: Event) throws(Refusal) {
  do throws(LedgerError) { _ = try SubmittedEvent(checking: event) } catch {
    throw Refusal(error)
  }
}

extension String {
  /// The text with a space for each run of line breaks, tabs and other control characters, which
  /// no text of an event has; nil if nothing is left.
  fileprivate var onOneLine: String? {
    let parts = unicodeScalars.split { $0.properties.generalCategory == .control }
    let text = parts.map { String($0) }.joined(separator: " ")
    return text.allSatisfy(\.isWhitespace) ? nil : text
  }
}
