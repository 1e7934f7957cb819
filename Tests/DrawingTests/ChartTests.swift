import Foundation
import Testing

@testable import Drawing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct `A chart` {
  private func chart(_ values: [(Int, Double)], fan: [[LineChart.Mark]] = []) -> LineChart {
    LineChart(
      title: "A & B", summary: "s", positions: 0...4, ticks: [.init(0, "2020"), .init(4, "2024")],
      line: values.map { LineChart.Mark($0.0, $0.1) }, fan: fan, bands: [1...2])
  }

  /// The data of the path with a class.
  private func path(_ name: String, in svg: String) throws -> Substring {
    let rest = try #require(svg.range(of: "class=\"\(name)\" d=\""))
    return svg[rest.upperBound...].prefix { $0 != "\"" }
  }

  @Test func `joins neighbours, breaks at gaps, and makes a dot of what stands alone`() throws {
    // The axis goes from 0 to 100 over 496 units, and 1168 units are four steps.
    let svg = chart([(0, 0), (1, 100), (2, 50), (4, 100)]).svg.text
    #expect(try path("line", in: svg) == "M56 544l292-496 292 248M1224 48h0")
  }

  @Test func `shades bands half a step wider than they are`() throws {
    #expect(try path("band", in: chart([(0, 0), (4, 100)]).svg.text) == "M202 296h584")
  }

  @Test func `draws each older vintage by itself`() throws {
    let svg = chart([(0, 0), (4, 100)], fan: [[.init(0, 50), .init(1, 50)], [.init(4, 0)]]).svg.text
    #expect(try path("fan", in: svg) == "M56 296l292 0M1224 544h0")
  }

  @Test func `is well-formed XML with its own styles as a file, and has none in a page`() throws {
    let chart = chart([(0, -3.5), (1, 2)])
    let parser = XMLDocumentReader(chart.standalone.text)
    #expect(parser.problem == nil)
    #expect(parser.text.contains("A & B"))
    #expect(chart.standalone.text.contains("<style>"))
    #expect(!chart.svg.text.contains("<style>") && !chart.svg.text.contains("style="))
    #expect(chart.svg.text.contains("aria-label=\"A &amp; B\""))
  }

  @Test func `of nothing is empty`() { #expect(!chart([]).svg.text.contains("path")) }

  @Test(arguments: [(1e-9, 3e-9), (1e12, 3e12), (-5, -5), (0, 1e-3)])
  func `keeps all of it inside, however large or small`(low: Double, high: Double) throws {
    let svg = chart([(0, low), (1, high)]).svg.text
    let numbers = try path("line", in: svg).split { !"-0123456789".contains($0) }.compactMap {
      Int($0)
    }
    #expect(numbers[1] >= 48 && numbers[1] <= 544)
  }
}

/// Reads XML with the system's parser.
private final class XMLDocumentReader: NSObject, XMLParserDelegate {
  private(set) var problem: (any Error)?
  private(set) var text = ""

  init(_ xml: String) {
    super.init()
    let parser = XMLParser(data: Data(xml.utf8))
    parser.delegate = self
    if !parser.parse() { problem = parser.parserError }
  }

  func parser(_ parser: XMLParser, foundCharacters string: String) { text += string }
}
