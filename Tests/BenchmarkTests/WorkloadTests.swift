import BenchmarkWorkload
import Testing
import TransparencyLog

/// The workload, held against what a generator written in python makes.
struct WorkloadTests {
  private func text(_ workload: Workload) -> (bytes: [UInt8], totals: Workload.Totals) {
    var bytes: [UInt8] = []
    let totals = workload.write { bytes += $0 }
    return (bytes, totals)
  }

  @Test func `a small workload is the python generator's, byte for byte`() {
    let (bytes, totals) = text(Workload(seriesPerAgency: 5, months: 60))
    #expect(
      SHA256.hash(bytes).description
        == "3c4419a8a518edea465487f642f4f34d336d2c0a023a86f59475c9e68ce6d752")
    #expect(bytes.count == 181_668)
    #expect(
      [totals.series, totals.releases, totals.figures, totals.bytes] == [20, 240, 2_363, 181_668])
  }

  @Test func `the smallest workload can be read here`() {
    let lines = String(decoding: text(Workload(seriesPerAgency: 1, months: 4)).bytes, as: UTF8.self)
      .split(separator: "\n")
    #expect(lines.count == 4 + 16)
    #expect(
      lines[3] == #"{"kind":"series","key":"CN.MOFCOM.S00000","title":"MOFCOM series 0","#
        + #""area":"CN","indicator":"benchmark","unit":"USD","scale":9,"agency":"MOFCOM"}"#)
    #expect(
      lines[8] == #"{"kind":"release","id":"GACC-1995-02","agency":"GACC","title":"GACC 1995-02","#
        + #""published":"1995-03-09","figures":["#
        + #"{"series":"CN.GACC.S00000","period":"1995-02","value":"167.11"},"#
        + #"{"series":"CN.GACC.S00000","period":"1995-01","value":"158.66"}]}"#)
  }

  @Test func `another seed gives other figures of the same series`() {
    let (usual, other) = (
      text(Workload(seriesPerAgency: 1, months: 1)).bytes,
      text(Workload(seriesPerAgency: 1, months: 1, seed: 8)).bytes
    )
    let (lines, others) = (
      usual.split(separator: UInt8(ascii: "\n")), other.split(separator: UInt8(ascii: "\n"))
    )
    #expect(lines.prefix(4) == others.prefix(4))
    #expect(lines[4] != others[4])
  }

  @Test(arguments: [(1_000_000, 350), (10_000_000, 3_500), (100_000_000, 35_000), (1, 1)])
  func `a size asked for is a number of series`(figures: Int, series: Int) {
    #expect(Workload(figures: figures).seriesPerAgency == series)
  }
}
