import LedgerVocabulary

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
      let release = Int(releaseOf[figure])
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
        standing = standing.map { said.standing(after: $0) } ?? said
        story.append(published, standing)
      }
      (lastCoefficient, lastForm, lastDay) = (coefficient, form, published)
    }
    return story
  }

  private func publishedCell(_ figure: Int, scale: Int) -> PublishedCell {
    let (coefficient, number) = digits(figure)
    let form = form(number)
    return PublishedCell(
      CurrentValue(
        value: value(coefficient, form), scale: form.scale ?? scale, qualifier: form.qualifier,
        event: Int(field(.seq, of: Int(releaseOf[figure])))),
      status: form.status.map { String(UnicodeScalar($0)) }, seriesScale: scale)
  }
}

extension PublishedCell {
  /// What stands after this was said: of two compatible values the narrower, else this one.
  fileprivate func standing(after earlier: PublishedCell) -> PublishedCell {
    if change(from: earlier) == .revised { return self }
    // Without a word before them, the one with more digits is the narrower.
    if value.qualifier == nil, earlier.value.qualifier == nil, value.scale == earlier.value.scale {
      return value.value.decimals > earlier.value.value.decimals ? self : earlier
    }
    let (new, old) = (interval, earlier.interval)
    return new.isNarrower(than: old) ? self : earlier
  }
}
