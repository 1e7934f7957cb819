package import LedgerModel

/// What is current of one series, period by period, as far as numbers tell it.
package struct CurrentEntries: Sendable {
  /// What is current of one period.
  package struct Entry: Sendable {
    /// Where on its track the period is.
    package var position: Int
    /// A figure of the columns; below zero, whatever somebody who asked further put there.
    package var figure: Int
  }

  /// The entries, by track and position.
  package private(set) var entries: [Entry] = []
  /// The tracks, each with its entries.
  package private(set) var tracks: [(track: Period.Track, entries: Range<Int>)] = []
  /// What the figures did, where the columns' numbers told it.
  package private(set) var revisions = 0
  package private(set) var restatements = 0

  package init() {}

  /// Entries of a track follow, at most so many.
  mutating func begin(_ track: Period.Track, atMost count: Int) {
    if tracks.last?.track != track { tracks.append((track, entries.count..<entries.count)) }
    entries.reserveCapacity(entries.count + count)
  }

  /// Adds the next entry of the track that was begun last.
  @inline(__always)
  mutating func append(_ position: Int, _ figure: Int) {
    entries.append(Entry(position: position, figure: figure))
  }

  /// The entries of the track are all there.
  ///
  /// - Parameters:
  ///   - revisions: how many of their figures were revisions.
  ///   - restatements: how many were restatements.
  mutating func end(revisions: Int, restatements: Int) {
    self.revisions += revisions
    self.restatements += restatements
    let last = tracks.count - 1
    tracks[last].entries = tracks[last].entries.lowerBound..<entries.count
  }

  /// Puts another number in the place of an entry's figure.
  package mutating func set(_ entry: Int, _ figure: Int) { entries[entry].figure = figure }
}
