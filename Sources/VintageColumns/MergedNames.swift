import EventCoding
import LedgerModel

/// One list of the names that the parts of a log use, and what each part's numbers are in it.
///
/// The lists are sorted, so that the columns are the same in however many parts a log was read.
struct MergedNames {
  let keys: [[UInt8]]
  let strings: [[UInt8]]
  let forms: [Int64]
  let ranges: [Period]
  /// For each part, the number in the list of each of its numbers.
  let keyNumbers: [[UInt32]]
  let stringNumbers: [[UInt32]]
  let formNumbers: [[UInt32]]
  let rangeNumbers: [[UInt32]]
  /// The releases of all parts, in order.
  let releases: [StagedRelease]
  /// For each part, how many releases there are before its own.
  let firstRelease: [Int]
  /// Of each release, its place in the order of publication.
  let rank: [UInt32]
  /// The releases in the order of publication.
  let byRank: [UInt32]

  init(_ parts: [FigureCollector]) {
    (keys, keyNumbers) = Self.merge(parts.map { $0.keys.all }) { $0.lexicographicallyPrecedes($1) }
    let merged = Self.merge(parts.map { $0.strings.all }) { $0.lexicographicallyPrecedes($1) }
    (strings, stringNumbers) = merged
    (forms, formNumbers) = Self.merge(parts.map(\.forms), by: <)
    (ranges, rangeNumbers) = Self.merge(parts.map(\.ranges)) {
      ($0.track.code, $0.position) < ($1.track.code, $1.position)
    }
    var releases: [StagedRelease] = []
    var firstRelease: [Int] = []
    for (part, collector) in parts.enumerated() {
      firstRelease.append(releases.count)
      releases += collector.releases.map { $0.renumbered(merged.1[part]) }
    }
    let byRank = releases.indices.sorted { left, right in
      let (one, other) = (releases[left], releases[right])
      return (one.day, one.secondOfDay, left) < (other.day, other.secondOfDay, right)
    }
    var rank = [UInt32](repeating: 0, count: releases.count)
    for (place, release) in byRank.enumerated() { rank[release] = UInt32(place) }
    self.releases = releases
    self.firstRelease = firstRelease
    self.rank = rank
    self.byRank = byRank.map { UInt32($0) }
  }

  private static func merge<Name: Hashable>(
    _ lists: [[Name]], by isBefore: (Name, Name) -> Bool
  ) -> (all: [Name], numbers: [[UInt32]]) {
    // The first list is a set already: most logs have few names that it has not.
    let all =
      lists.count == 1
      ? lists[0].sorted(by: isBefore)
      : Set(lists.joined()).sorted(by: isBefore)
    var place: [Name: UInt32] = [:]
    place.reserveCapacity(all.count)
    for (number, name) in all.enumerated() { place[name] = UInt32(number) }
    return (all, lists.map { $0.map { place[$0] ?? 0 } })
  }
}

extension StagedRelease {
  fileprivate func renumbered(_ strings: [UInt32]) -> StagedRelease {
    var copy = self
    copy.published = strings[Int(published)]
    copy.agency = strings[Int(agency)]
    copy.edition = edition.map { strings[Int($0)] }
    copy.publisher = publisher.map { strings[Int($0)] }
    return copy
  }
}
