import CommandLineInterface
import IndicatorLedger
import LedgerLog
import LedgerSite
import PlainText
import StrictJSON

/// `report`: the ledger as pages to look at.
enum ReportCommand: Command {
  static let declaration = CommandDeclaration(
    "report", "Write the ledger as pages to look at in a browser, into a folder.",
    discussion:
      "The pages need nothing but a browser: open index.html from the disk, or put the folder on "
      + "any web server. One control sets all of them to what was known on a day. Files of an "
      + "earlier report are replaced; others in the folder are left alone.",
    positionals: [
      PositionalDeclaration("DIR", completesFiles: true, "The folder; made if it is not there."),
      Reading.series,
    ],
    options: [
      OptionDeclaration("title", value: "TEXT", "What the site is called.")
    ] + Reading.options,
    examples: [
      ExampleDeclaration("indicators report site", "all of it; open site/index.html"),
      ExampleDeclaration("indicators report site 'CN.CPI*'", "consumer prices only"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let folder = arguments.positionals("DIR")[0]
    // Others may have appended since the state was made.
    let events = Array(try reading.events().prefix(reading.known.state.eventCount))
    let site = Site(
      reading.known, events: events, head: try SiteHead(reading.ledger, of: events.count),
      title: arguments.value("title") ?? "Indicator ledger"
    ) { reading.isWantedByCounterpart($0) }
    var bar: ProgressBar? = ProgressBar("writing pages", total: site.pageCount)
    var (files, bytes) = (0, 0)
    try makeFolders(folder)
    try makeFolder(folder + "/series")
    try site.make { name, content throws(LedgerError) in
      let file = try ReplacingFile(folder + "/" + name)
      try file.append(Array(content.utf8))
      try file.commit()
      files += 1
      bytes += content.utf8.count
      bar?.update(min(files, site.pageCount))
    }
    // Erases it.
    bar = nil
    let json = JSONValue.members([
      "folder": .string(folder), "files": .integer(files), "bytes": .integer(bytes),
      "series": .integer(site.seriesCount), "days": .integer(site.dayCount),
    ])
    switch reading.format {
    case .json: writeOut(json.text + "\n")
    case .csv: writeOut(Answer.csvTable([json])?.csv() ?? "")
    case .table:
      writeOut(
        "\(counted(files, "file")) of together \(bytes / 1000) kB: "
          + "\(counted(site.seriesCount, "series", plural: "series")), on "
          + "\(counted(site.dayCount, "day")) of publication\n"
          + "open \(terminalSafe(folder))/index.html\n")
    }
    return .done
  }
}
