import BenchmarkWorkload
import LedgerLog
import LedgerModel

/// Questions by chance about a workload: what was known of a figure on a day.
struct LookUps {
  struct Question {
    let series: String
    let period: String
    let day: String
  }

  let questions: [Question]

  /// So many questions; the same seed gives the same ones.
  init(_ count: Int, about workload: Workload, seed: UInt32 = 1) {
    var random = PythonRandom(seed: seed)
    func below(_ limit: Int) -> Int { Int(random.unit() * Double(limit)) }
    questions = (0..<count).map { _ in
      let agency = below(Workload.agencies.count)
      let month = below(workload.months)
      // From the day before anything was known to long after the last revision.
      let day = Workload.period(month + 1 + below(8))
      return Question(
        series: Workload.key(agency: agency, series: below(workload.seriesPerAgency)),
        period: Workload.period(month), day: day + "-05")
    }
  }

  /// One question that has an answer, of the middle of the workload.
  static func sample(of workload: Workload) -> Question {
    let month = workload.months / 2
    return Question(
      series: Workload.key(agency: 1, series: workload.seriesPerAgency / 2),
      period: Workload.period(month), day: Workload.period(month + 3) + "-05")
  }

  /// The questions in a file, one a line.
  var text: String {
    questions.map { "\($0.series) \($0.period) \($0.day)\n" }.joined()
  }

  /// Reads such a file.
  init(file: String) throws(LedgerError) {
    let text = String(decoding: try contents(ofFile: file), as: UTF8.self)
    questions = text.split(separator: "\n").compactMap { line in
      let words = line.split(separator: " ").map(String.init)
      return words.count == 3 ? Question(series: words[0], period: words[1], day: words[2]) : nil
    }
  }
}
