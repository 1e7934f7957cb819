// RFC 6962, section 2.1, with the names of Go's golang.org/x/mod/sumdb/tlog.

/// The hash of a record: SHA-256 of 0x00 and its bytes.
public func recordHash(_ record: some Collection<UInt8>) -> Digest {
  SHA256.hash(0x00, record)
}

/// The hash of a node: SHA-256 of 0x01 and the hashes of its children.
public func nodeHash(_ left: Digest, _ right: Digest) -> Digest {
  SHA256.hash(0x01, left, right)
}

/// The root of the tree over records with these hashes; of none, SHA-256 of nothing.
///
/// - Complexity: as many node hashes as there are records.
public func treeHash(_ records: some RandomAccessCollection<Digest>) -> Digest {
  guard let first = records.first else { return SHA256.hash([]) }
  guard records.count > 1 else { return first }
  let split = largestPowerOfTwo(below: records.count)
  return nodeHash(treeHash(records.prefix(split)), treeHash(records.dropFirst(split)))
}

/// The largest power of two that is less than `count`, for a count of 2 or more.
func largestPowerOfTwo(below count: Int) -> Int {
  1 << (Int.bitWidth - 1 - (count - 1).leadingZeroBitCount)
}

/// A root that grows: the hashes of the perfect subtrees so far, the largest first.
///
/// Appending a record costs one node hash on average, and the root as many as there are subtrees.
public struct GrowingTree: Sendable {
  /// The roots of the perfect subtrees, the largest first: one for each bit of the size.
  public private(set) var subtrees: [Digest] = []
  /// How many records the tree has.
  public private(set) var size = 0

  /// An empty tree.
  public init() {}

  /// The tree over records with these hashes.
  public init(_ records: some Sequence<Digest>) {
    for record in records { append(record) }
  }

  /// A tree that goes on growing from its subtrees; nil if a tree of that size has not as many.
  public init?(size: Int, subtrees: [Digest]) {
    guard size >= 0, size.nonzeroBitCount == subtrees.count else { return nil }
    self.size = size
    self.subtrees = subtrees
  }

  /// Adds a record by its hash.
  public mutating func append(_ record: Digest) {
    var node = record
    var merging = size
    while merging & 1 == 1, let left = subtrees.popLast() {
      node = nodeHash(left, node)
      merging >>= 1
    }
    subtrees.append(node)
    size += 1
  }

  /// The root.
  public var root: Digest {
    guard let last = subtrees.last else { return SHA256.hash([]) }
    return subtrees.dropLast().reversed().reduce(last) { nodeHash($1, $0) }
  }
}
