extension Period {
  /// A sequence of periods that follow each other, of which a period is one.
  ///
  /// All months are one track, and so are all days, quarters, half-years and years. Of cumulative
  /// ranges, those that begin in the same month are: each is a month longer than the one before.
  @usableFromInline package struct Track: Hashable, Sendable, Comparable {
    /// The track as one number, for columns: the kind in the lowest three bits, above them the
    /// first month of ranges.
    @usableFromInline package let code: Int64

    @inlinable package init(code: Int64) { self.code = code }

    /// The kind of its periods; nil if no track has that code.
    package var frequency: Frequency? {
      let index = Int(code & 7)
      return index < Frequency.allCases.count ? Frequency.allCases[index] : nil
    }

    @usableFromInline package static func < (left: Track, right: Track) -> Bool {
      left.code < right.code
    }
  }

  /// The track that the period is on.
  @inlinable package var track: Track {
    Track(code: frequency.code | (frequency == .range ? Int64(first) << 3 : 0))
  }

  /// Where on its track the period is: of two that follow each other, the later has one more.
  @inlinable package var position: Int {
    switch frequency {
    case .year: first.quotientRoundedDown(by: 12)
    case .halfYear: first.quotientRoundedDown(by: 6)
    case .quarter: first.quotientRoundedDown(by: 3)
    case .month: first
    case .range: last
    case .day, .week: first
    }
  }

  /// The period at a position of a track; nil if there is none, or if it lies too far away.
  package init?(_ track: Track, position: Int) {
    guard let frequency = track.frequency, position.magnitude < 1 << 40 else { return nil }
    let start = Int(track.code >> 3)
    switch frequency {
    case .year: self.init(frequency, first: position * 12, last: position * 12 + 11)
    case .halfYear: self.init(frequency, first: position * 6, last: position * 6 + 5)
    case .quarter: self.init(frequency, first: position * 3, last: position * 3 + 2)
    case .month, .day, .week: self.init(frequency, first: position, last: position)
    case .range:
      guard start < position, start.magnitude < 1 << 40 else { return nil }
      self.init(frequency, first: start, last: position)
    }
  }
}

extension Period.Frequency {
  /// The number that stands for it in columns; what is written on disk depends on it.
  @inlinable var code: Int64 {
    switch self {
    case .year: 0
    case .halfYear: 1
    case .quarter: 2
    case .month: 3
    case .range: 4
    case .day: 5
    case .week: 6
    }
  }
}
