/// A proof that a record is in a tree: RFC 6962, section 2.1.1, the record's sibling first.
public struct RecordProof: Hashable, Sendable {
  /// The hashes of the siblings on the way up.
  public var hashes: [Digest]

  /// Makes a proof of these hashes.
  public init(_ hashes: [Digest]) { self.hashes = hashes }

  /// Proves that the record at `index` is in the tree over `records`; nil if there is no such.
  public init?(of index: Int, in records: some RandomAccessCollection<Digest>) {
    guard (0..<records.count).contains(index) else { return nil }
    hashes = RecordProof.path(index, records)
  }

  private static func path(
    _ index: Int, _ records: some RandomAccessCollection<Digest>
  ) -> [Digest] {
    guard records.count > 1 else { return [] }
    let split = largestPowerOfTwo(below: records.count)
    let (left, right) = (records.prefix(split), records.dropFirst(split))
    return index < split
      ? path(index, left) + [treeHash(right)] : path(index - split, right) + [treeHash(left)]
  }

  /// Whether the proof shows that a record with this hash is at `index` of a tree of `size`.
  ///
  /// The algorithm is RFC 9162's, section 2.1.3.2.
  public func proves(_ record: Digest, at index: Int, inTreeOfSize size: Int, root: Digest) -> Bool
  {
    guard index >= 0, index < size else { return false }
    var (first, last) = (index, size - 1)
    var node = record
    for hash in hashes {
      guard last > 0 else { return false }
      if first & 1 == 1 || first == last {
        node = nodeHash(hash, node)
        while first & 1 == 0, first != 0 {
          first >>= 1
          last >>= 1
        }
      } else {
        node = nodeHash(node, hash)
      }
      first >>= 1
      last >>= 1
    }
    return last == 0 && node == root
  }
}
