import LedgerModel
import StrictJSON

// The members of a release, its figures and its source, in their canonical order: written here and
// nowhere else, as bytes or as a tree.
extension Release {
  /// Tells the members, with figures that come one by one in place of the release's own.
  func tell(_ sink: inout some MemberSink, _ count: Int, figure: (Int) -> Figure) {
    sink.text(#","kind":"#, "release")
    sink.text(#","id":"#, id)
    sink.text(#","agency":"#, agency)
    sink.text(#","title":"#, title)
    sink.text(#","published":"#, published.text)
    sink.text(#","edition":"#, edition)
    if let source { sink.object(#","source":"#) { source.tell(&$0) } }
    sink.list(#","figures":"#, count) { figure($1).tell(&$0) }
  }

  /// Appends the bytes of the event, with figures that come one by one in place of its own.
  func write(to bytes: inout [UInt8], _ count: Int, figure: (Int) -> Figure) {
    let start = bytes.count
    var isOfFirstSchema = true
    MemberBytes.append(to: &bytes) { sink in
      tell(&sink, count) { index in
        let figure = figure(index)
        isOfFirstSchema = isOfFirstSchema && figure.isOfFirstSchema
        return figure
      }
    }
    if !isOfFirstSchema { bytes.insert(contentsOf: EventSchema.statement, at: start + 1) }
  }

  var json: JSONValue {
    .members(MemberTree.members { tell(&$0, figures.count) { figures[$0] } })
  }
}

extension Figure {
  func tell(_ sink: inout some MemberSink) {
    sink.text(#","series":"#, series)
    sink.period(#","period":"#, period)
    sink.decimal(#","value":"#, value)
    sink.number(#","scale":"#, scale)
    sink.text(#","qualifier":"#, qualifier?.rawValue)
    sink.truth(#","nil":"#, isNil)
    sink.text(#","basis":"#, basis?.rawValue)
    sink.text(#","status":"#, status)
    sink.text(#","note":"#, note)
  }

  /// Whether the first version of the schema can say it.
  var isOfFirstSchema: Bool { !isNil && basis == nil }
}

extension Source {
  func tell(_ sink: inout some MemberSink) {
    sink.text(#","publisher":"#, publisher)
    sink.text(#","title":"#, title)
    sink.text(#","url":"#, url)
    sink.text(#","retrieved":"#, retrieved?.description)
    sink.text(#","sha256":"#, sha256)
    sink.truth(#","secondary":"#, isSecondary)
  }

  var json: JSONValue { .members(MemberTree.members { tell(&$0) }) }
}
