import LedgerModel

/// What the figures of one period come to, where plain numbers can tell.
package struct FoldedCell {
  /// The figure whose value is current.
  package var current: Int
  /// How many later ones were incompatible with what stood, and replaced it.
  var revisions = 0
  /// How many later ones were compatible with what stood.
  var restatements = 0
}

/// What one period comes to.
package enum CellFold {
  /// Nothing was known of it.
  case unknown
  /// The figures are alike, so that numbers told all.
  case folded(FoldedCell)
  /// ``FigureHistory`` must tell: figures of several forms, or somebody reports the agency.
  case needsHistory
}

extension FigureColumns {
  /// Folds the figures of a period as ``FigureHistory`` does, where they are alike.
  ///
  /// Alike are figures of one form without a word before them, in the agency's own releases, one a
  /// day. Of such, equal digits are the same interval and others are disjoint ones: no interval
  /// needs to be made.
  ///
  /// - Parameters:
  ///   - cell: the period's.
  ///   - day: what was published later is unknown; nil: nothing is.
  /// - Returns: what they come to.
  @inline(__always)
  func fold(_ cell: Int, knownOn day: Int?) -> CellFold {
    let figures = figures(ofCell: cell)
    var folded: FoldedCell?
    var (value, form, lastDay) = (Int64(0), 0, Int.min)
    for figure in figures {
      let release = Int(all.releaseOf[figure])
      let own = digits(figure)
      let published = self.day(ofRelease: release)
      // In order of publication: all that follow are later.
      if let day, published > day { break }
      guard var fold = folded else {
        folded = FoldedCell(current: figure)
        (value, form, lastDay) = (own.coefficient, own.form, published)
        if figures.count > 1, !isPlain(own.form) || isSecondary(release) { return .needsHistory }
        continue
      }
      guard own.form == form, published > lastDay, !isSecondary(release) else {
        return .needsHistory
      }
      if own.coefficient == value {
        fold.restatements += 1
      } else {
        fold.revisions += 1
        fold.current = figure
      }
      folded = fold
      (value, lastDay) = (own.coefficient, published)
    }
    return folded.map { .folded($0) } ?? .unknown
  }

  /// Adds what is current of the periods of a run.
  ///
  /// - Parameters:
  ///   - run: the run.
  ///   - day: what was published later is unknown; nil: nothing is.
  ///   - currents: gets an entry for each period of which something was known.
  /// - Returns: the entries that only a ``FigureHistory`` can tell; they have some figure of theirs.
  func addCurrents(
    of run: PeriodRun, knownOn day: Int?, to currents: inout CurrentEntries
  ) -> [Int] {
    let count = min(run.count, max(0, all.cells.count - run.firstCell))
    var unlike: [Int] = []
    var (revisions, restatements) = (0, 0)
    currents.begin(run.track, atMost: count)
    for place in 0..<count {
      let cell = run.firstCell &+ place
      switch fold(cell, knownOn: day) {
      case .unknown: continue
      case .folded(let folded):
        currents.append(run.first &+ place, folded.current)
        revisions &+= folded.revisions
        restatements &+= folded.restatements
      case .needsHistory:
        unlike.append(currents.entries.count)
        currents.append(run.first &+ place, Int(all.cells[cell]))
      }
    }
    currents.end(revisions: revisions, restatements: restatements)
    return unlike
  }

  /// Which way a level moved from `base` to `top`, where plain numbers can tell: both of one form
  /// without a word, and the base positive.
  @inline(__always)
  func direction(from base: Int, to top: Int) -> Direction?? {
    let (one, two) = (digits(base), digits(top))
    guard one.form == two.form, isPlain(one.form), one.coefficient > 0 else { return nil }
    // Equal digits are one interval, of which nobody knows where in it the two lie.
    if one.coefficient == two.coefficient { return .some(nil) }
    return .some(two.coefficient < one.coefficient ? .contraction : .expansion)
  }
}
