/// R's package reviser, which economists use for this.
enum ReviserPeer {
  /// What the table calls it.
  static let name = "R's reviser"

  /// The package at work.
  ///
  /// - Parameters:
  ///   - arguments: a CSV file and the names of the columns of series, period, vintage and value.
  ///   - bench: where it runs.
  /// - Returns: nil where there is no R, or no peer is wanted.
  static func contestant(_ arguments: [String], on bench: Bench) -> Contestant? {
    guard !bench.isAlone, (try? ChildRun(["Rscript", "--version"], in: bench.folder)) != nil
    else { return nil }
    return Contestant(name: name, words: ["Rscript", "--vanilla", "-e", program] + arguments)
  }

  /// The seconds of packages being loaded do not count.
  private static let program = """
    missing <- function(what) {
      cat(sprintf('{"missing": "no package %s"}\\n', what))
      quit(status = 0)
    }
    for (name in c("reviser", "dplyr", "readr"))
      if (!suppressWarnings(suppressMessages(require(name, character.only = TRUE)))) missing(name)
    clock <- function() as.numeric(Sys.time())
    names <- commandArgs(TRUE)
    start <- clock()
    day <- function(text) {
      if (!is.character(text)) return(text)
      if (!grepl("q", text[1])) return(as.Date(text))
      as.Date(sprintf("%s-%02d-01", substr(text, 1, 4), 3L * as.integer(substr(text, 6, 6)) - 2L))
    }
    table <- readr::read_csv(names[1], show_col_types = FALSE, progress = FALSE)
    table <- dplyr::tibble(
      id = as.character(table[[names[2]]]), time = day(table[[names[3]]]),
      pub_date = day(table[[names[4]]]), value = table[[names[5]]])
    table <- table |>
      dplyr::arrange(id, pub_date, time) |>
      dplyr::group_by(id, pub_date) |>
      dplyr::mutate(value = (value / dplyr::lag(value) - 1) * 100) |>
      dplyr::ungroup() |>
      stats::na.omit()
    read <- clock()
    early <- dplyr::select(reviser::get_nth_release(table, n = 0:6), -"pub_date")
    latest <- dplyr::select(reviser::get_nth_release(table, n = "latest"), -"pub_date")
    result <- suppressWarnings(reviser::get_revision_analysis(early, latest, degree = 5))
    done <- clock()
    cat(sprintf(
      paste0('{"version": "%s", "seconds": {"import": %f, "statistics": %f, "both": %f}, ',
        '"numbers": {"groups": "%d", "pairs": "%d", "sumOfRevisions": "%.2f"}}\\n'),
      as.character(utils::packageVersion("reviser")), read - start, done - read, done - start,
      nrow(result), as.integer(sum(result$N)), sum(result$N * result$MAR)))
    """
}
