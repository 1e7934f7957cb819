import CommandLineInterface
import IndicatorLedger
import StrictJSON

/// `stats`: what the field wants to know of revisions.
enum StatsCommand: Command {
  static let declaration = CommandDeclaration(
    "stats", "Statistics of revisions: size, bias, news or noise, and how well first figures told.",
    discussion:
      "A revision is the later value less the earlier one. Periods that were there already in the "
      + "first vintage held are left out, since nobody can tell which of their releases that was. "
      + "One series gives a report, several, or several releases, a line each.",
    positionals: [Reading.series],
    options: [
      OptionDeclaration(
        "from", value: "RELEASE",
        "The earlier release: first (the default), a number of releases after it, final or latest; "
          + "or several, such as 0,1,4 or 0-6."),
      OptionDeclaration(
        "to", value: "RELEASE",
        "The later release: latest (the default), final, or a number of releases after the first."),
      VintageOptions.counting,
      OptionDeclaration(
        "with-first-vintage",
        "Count what was in the first vintage held as first released in it, as R's reviser does."),
      OptionDeclaration("pairs", "The pairs of values themselves."),
    ] + VintageOptions.preparing + Reading.options,
    examples: [
      ExampleDeclaration(
        "indicators stats CN.EXPORTS.USD --frequency year", "how first figures of exports fared"),
      ExampleDeclaration(
        "indicators stats 'CN.*' --frequency month --to 1 --by change",
        "the first change of each monthly figure, a line a series"),
      ExampleDeclaration(
        "indicators stats CN.EXPORTS.USD --from 0-3 --frequency month",
        "what is left to be revised after each of four releases"),
    ])

  static func run(_ arguments: ParsedArguments) throws -> ExitCode {
    let reading = try Reading(arguments)
    let known = reading.known
    let releases = try arguments.value("from").map(VintageOptions.releases) ?? [.number(0)]
    let to = try arguments.value("to").map(VintageOptions.release) ?? .latest
    for from in releases {
      if case .number(let first) = from, case .number(let last) = to, first >= last {
        throw UsageError(message: "--to \(to.text) is not later than --from \(from.text).")
      }
    }
    let keys = known.keys(named: reading.isWanted)
    let isOne = keys.count == 1
    let questions = try keys.compactMap { key -> (String, RevisionAnalysis.Question)? in
      // Of many series, those that cannot be looked at so are none of the answer.
      let recipe: VintageRecipe
      do { recipe = try VintageOptions.recipe(arguments, known, key) } catch  where !isOne {
        return nil
      }
      return (
        key,
        .init(
          recipe, to: to, counting: VintageOptions.count(arguments),
          includesFirstVintage: arguments.flag("with-first-vintage"))
      )
    }
    let analyses = known.revisions(of: questions, from: releases)
    if arguments.flag("pairs") {
      StatsText.pairs(analyses).print(reading.format)
    } else if reading.format == .table, let only = analyses.first, isOne, releases.count == 1 {
      writeOut(StatsText.heading(only, known))
      StatsText.report(only).print(.table)
    } else {
      StatsText.lines(analyses).print(reading.format)
    }
    return .done
  }
}
