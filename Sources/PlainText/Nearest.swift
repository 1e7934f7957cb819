/// The candidate that `name` was most likely meant to be, or nil if none is close.
///
/// An abbreviation of exactly one candidate means that one. Failing that it is the candidate with
/// the fewest slips of the keyboard, case aside, the first of equals. Names that share not one
/// letter in its place are never close, or every two-letter name would be close to every other.
package func nearest(to name: String, in candidates: some Sequence<String>) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars)
  guard !wanted.isEmpty else { return nil }
  var best: (candidate: String, distance: Int)?
  var completion: String?
  var completionIsUnique = true
  for candidate in candidates {
    let scalars = Array(candidate.lowercased().unicodeScalars)
    if scalars.starts(with: wanted) {
      completionIsUnique = completionIsUnique && (completion == nil || completion == candidate)
      completion = completion ?? candidate
    }
    // Every bound is one below the best so far, so that the first of equals stays.
    let limit = min(
      max(2, wanted.count / 3),
      max(wanted.count, scalars.count) - 1,
      best.map { $0.distance - 1 } ?? .max)
    if let distance = distance(wanted, scalars, limit: limit) {
      best = (candidate, distance)
    }
  }
  if best?.distance != 0, completionIsUnique, let completion { return completion }
  return best?.candidate
}

/// The Damerau-Levenshtein distance (restricted: no part is edited twice), or nil above the limit.
private func distance(
  _ left: [Unicode.Scalar], _ right: [Unicode.Scalar], limit: Int
) -> Int? {
  guard limit >= 0, abs(left.count - right.count) <= limit else { return nil }
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for row in left.indices {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in right.indices {
      let substitution = last[column] + (left[row] == right[column] ? 0 : 1)
      var cost = min(substitution, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    // A swap reaches back two rows, so both must be beyond the limit before giving up.
    if min(current.min() ?? 0, last.min() ?? 0) > limit { return nil }
    (beforeLast, last) = (last, current)
  }
  return last[right.count] <= limit ? last[right.count] : nil
}
