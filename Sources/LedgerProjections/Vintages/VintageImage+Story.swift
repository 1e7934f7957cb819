import LedgerModel
import VintageColumns

extension VintageImage {
  /// What stood of a period, where numbers can tell: without a word before them, in the agency's
  /// own releases, one a day; nil where ``FigureHistory`` must.
  ///
  /// - Parameters:
  ///   - series: the key.
  ///   - period: the period.
  ///   - day: what was published later is unknown; nil: nothing is.
  /// - Returns: what stood, or nil where numbers cannot tell.
  func story(of series: String, _ period: Period, knownOn day: Int?) -> CellStory? {
    guard let index = index(ofSeries: series), let cell = cell(ofSeries: index, period) else {
      return CellStory()
    }
    let scale = scale(of: index)
    var story = CellStory()
    var standing: PublishedCell?
    var (lastCoefficient, lastForm, lastDay) = (Int64(0), 0, Int.min)
    for figure in figures(ofCell: cell) {
      let release = release(ofFigure: figure)
      let published = Int(Int32(bitPattern: field(.day, of: release)))
      if let day, published > day { break }
      let (coefficient, form) = digits(figure)
      guard isPlain(form), field(.isSecondary, of: release) == 0, published > lastDay else {
        return nil
      }
      // By far the most figures repeat the one before.
      if standing != nil, coefficient == lastCoefficient, form == lastForm {
        story.append(published, nil, isChange: false)
      } else {
        let said = publishedCell(figure, scale: scale)
        standing = standing.map { said.following($0) } ?? said
        story.append(published, standing)
      }
      (lastCoefficient, lastForm, lastDay) = (coefficient, form, published)
    }
    return story
  }

  private func publishedCell(_ figure: Int, scale: Int) -> PublishedCell {
    let (coefficient, number) = digits(figure)
    let form = form(number)
    let value = CurrentValue(
      value: Self.value(coefficient, form), scale: form.scale ?? scale, qualifier: form.qualifier,
      isNil: form.isNil, basis: form.basis,
      event: Int(field(.seq, of: release(ofFigure: figure))))
    return PublishedCell(
      value, known: value,
      status: form.status.map { String(UnicodeScalar($0)) }, seriesScale: scale)
  }
}

extension PublishedCell {
  /// The cell after this was printed: what is known is of two compatible values the narrower, else
  /// this one.
  fileprivate func following(_ earlier: PublishedCell) -> PublishedCell {
    if change(from: earlier) == .revised || isNarrower(than: earlier) { return self }
    return PublishedCell(value, known: earlier.known, status: status, seriesScale: seriesScale)
  }

  /// Whether this is narrower than what was known.
  private func isNarrower(than earlier: PublishedCell) -> Bool {
    // Without a word before them, the one with more digits is the narrower.
    if value.isPlain, earlier.known.isPlain, value.scale == earlier.known.scale {
      return value.value.decimals > earlier.known.value.decimals
    }
    return interval.isNarrower(than: earlier.knownInterval)
  }
}
