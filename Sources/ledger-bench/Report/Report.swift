import CommandLineInterface
import Drawing
import StrictJSON

/// All that a run of the benchmark found.
package struct Report: Sendable {
  package enum Format: String, CaseIterable, Sendable {
    case table
    case markdown
    case json
  }

  package var rows: [Row] = []
  /// Whether contestants agreed.
  package var checks: [Check] = []
  /// When and on what it was measured.
  package var machine: String
  /// The versions of the peers, by name.
  package var versions: [String: String] = [:]

  package init(machine: String) { self.machine = machine }

  /// Something that was held against something else, in words.
  package struct Check: Equatable, Sendable {
    package let text: String
    /// Whether all is as it should be.
    package let isGood: Bool

    package init(_ text: String, isGood: Bool) {
      (self.text, self.isGood) = (text, isGood)
    }
  }

  /// Whether all contestants agreed and nothing failed; goals are another matter.
  package var isSound: Bool { checks.allSatisfy(\.isGood) }

  /// The report as text that ends in a newline.
  package func text(_ format: Format, width: Int? = nil, color: Bool = false) -> String {
    switch format {
    case .table:
      table.text(width: width, color: color) + "\n" + notes.joined(separator: "\n") + "\n"
    case .markdown: markdown + "\n" + notes.joined(separator: "\n\n") + "\n"
    case .json: json.text + "\n"
    }
  }

  private static let titles = ["measure", "figures", "ledger", "peer", "ratio", "goal", "met"]

  private func cells(of row: Row) -> [String] {
    let peer = row.peer.map { "\($0.name) \($0.quantity.text)" }
    return [
      row.measure, Self.count(row.figures), row.ledger?.text ?? "not yet", peer ?? "",
      row.ratio.map(threeDigits) ?? "", row.goal?.text ?? "",
      row.isMet.map { $0 ? "yes" : "no" } ?? "",
    ]
  }

  private var table: Table {
    let columns = Self.titles.map { title in
      Table.Column(
        title, alignedRight: ["figures", "ledger", "ratio"].contains(title),
        shrinks: ["measure", "peer"].contains(title))
    }
    return Table(
      columns: columns,
      rows: rows.map { row in
        var cells = cells(of: row).map { Table.Cell($0) }
        if let isMet = row.isMet {
          cells[6] = Table.Cell(isMet ? "yes" : "no", style: isMet ? .good : .bad)
        }
        return cells
      })
  }

  private var markdown: String {
    let lines =
      [Self.titles, ["---", "--:", "--:", "---", "--:", "---", "---"]] + rows.map(cells)
    return lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private var notes: [String] {
    let peers = versions.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return checks.map(\.text) + [
      "ratio: how many times better the ledger is (times and sizes: peer / ledger; rates: "
        + "ledger / peer); ±: half the range of the measurements",
      machine + (peers.isEmpty ? "" : "; " + peers.joined(separator: ", ")),
    ]
  }

  private var json: JSONValue {
    .members([
      "machine": .string(machine),
      "versions": .object(
        versions.sorted { $0.key < $1.key }.map {
          JSONMember(key: $0.key, node: JSONNode(.string($0.value)))
        }),
      "checks": .list(checks.map { .string($0.text) }),
      "rows": .list(rows.map(Self.json)),
    ])
  }

  private static func json(of row: Row) -> JSONValue {
    .members([
      "measure": .string(row.measure), "figures": .integer(row.figures),
      "ledger": row.ledger.map(json), "peerName": row.peer.map { .string($0.name) },
      "peer": row.peer.map { json(of: $0.quantity) },
      "ratio": row.ratio.map { .number(String($0)) },
      "goal": row.goal.map { .string($0.text) },
      "met": row.isMet.map(JSONValue.bool),
    ])
  }

  private static func json(of quantity: Quantity) -> JSONValue {
    .members([
      "unit": .string(quantity.unit.rawValue), "median": .number(String(quantity.median)),
      "samples": .list(quantity.samples.map { .number(String($0)) }),
    ])
  }

  /// A number of figures in short: `1 M`, `500 k`, `700`.
  package static func count(_ figures: Int) -> String {
    if figures >= 1_000_000, figures % 1_000_000 == 0 { return "\(figures / 1_000_000) M" }
    if figures >= 1_000, figures % 1_000 == 0 { return "\(figures / 1_000) k" }
    return String(figures)
  }
}
