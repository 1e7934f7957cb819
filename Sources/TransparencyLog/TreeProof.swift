/// A proof that a tree only grew: RFC 6962, section 2.1.2.
public struct TreeProof: Hashable, Sendable {
  /// The hashes from which both roots follow.
  public var hashes: [Digest]

  /// Makes a proof of these hashes.
  public init(_ hashes: [Digest]) { self.hashes = hashes }

  /// Proves that the tree over the first `size` records grew into the one over all of them; nil
  /// where that is no size that it had, 1 or more.
  public init?(from size: Int, to records: some RandomAccessCollection<Digest>) {
    guard (1...max(1, records.count)).contains(size), !records.isEmpty else { return nil }
    hashes = TreeProof.subproof(size, records, isWhole: true)
  }

  private static func subproof(
    _ size: Int, _ records: some RandomAccessCollection<Digest>, isWhole: Bool
  ) -> [Digest] {
    if size == records.count { return isWhole ? [] : [treeHash(records)] }
    let split = largestPowerOfTwo(below: records.count)
    let (left, right) = (records.prefix(split), records.dropFirst(split))
    return size <= split
      ? subproof(size, left, isWhole: isWhole) + [treeHash(right)]
      : subproof(size - split, right, isWhole: false) + [treeHash(left)]
  }

  /// Whether the proof shows that a tree of `size` with `root` holds one of `oldSize` with
  /// `oldRoot` as its beginning.
  ///
  /// The algorithm is RFC 9162's, section 2.1.4.2. Every tree holds the empty one.
  public func proves(
    oldSize: Int, oldRoot: Digest, size: Int, root: Digest
  ) -> Bool {
    guard oldSize > 0 else {
      return oldSize == 0 && hashes.isEmpty && oldRoot == SHA256.hash([])
    }
    guard oldSize < size else { return oldSize == size && hashes.isEmpty && oldRoot == root }
    var path = hashes[...]
    if oldSize & (oldSize - 1) == 0 { path = ([oldRoot] + hashes)[...] }
    guard let first = path.popFirst() else { return false }
    var (oldIndex, index) = (oldSize - 1, size - 1)
    while oldIndex & 1 == 1 {
      oldIndex >>= 1
      index >>= 1
    }
    var (oldNode, node) = (first, first)
    for hash in path {
      guard index > 0 else { return false }
      if oldIndex & 1 == 1 || oldIndex == index {
        oldNode = nodeHash(hash, oldNode)
        node = nodeHash(hash, node)
        while oldIndex & 1 == 0, oldIndex != 0 {
          oldIndex >>= 1
          index >>= 1
        }
      } else {
        node = nodeHash(node, hash)
      }
      oldIndex >>= 1
      index >>= 1
    }
    return oldNode == oldRoot && node == root && index == 0
  }
}
