import TestSupport
import Testing
import TransparencyLog

struct TreeTests {
  /// The eight leaves and nine roots that other implementations agree on.
  private static let leaves: [[UInt8]] = [
    [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
    Array(0x50...0x57), Array(0x60...0x6f),
  ]
  private static let roots = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
  ]

  private static func records(_ count: Int) -> [Digest] {
    (0..<count).map { recordHash([UInt8($0 & 0xff), UInt8($0 >> 8)]) }
  }

  @Test(arguments: 0...8)
  func `the roots are those that others compute`(count: Int) {
    let hashes = Self.leaves.prefix(count).map { recordHash($0) }
    #expect(treeHash(hashes).description == Self.roots[count])
  }

  @Test func `a root that grows is the root computed at once`() {
    var tree = GrowingTree()
    for size in 0...300 {
      #expect(tree.root == treeHash(Self.records(size)), "size \(size)")
      #expect(tree.size == size)
      tree.append(recordHash([UInt8(size & 0xff), UInt8(size >> 8)]))
    }
  }

  @Test func `every record of every tree up to 128 is proved, and no corrupted proof passes`()
    throws
  {
    let all = Self.records(128)
    let other = recordHash([1, 2, 3])
    for size in 1...128 {
      let records = all.prefix(size)
      let root = treeHash(records)
      for index in 0..<size {
        let proof = try #require(RecordProof(of: index, in: records))
        let record = all[index]
        #expect(proof.proves(record, at: index, inTreeOfSize: size, root: root))
        #expect(!proof.proves(other, at: index, inTreeOfSize: size, root: root))
        #expect(!proof.proves(record, at: index, inTreeOfSize: size, root: other))
        for corrupted in Self.corruptions(of: proof.hashes) {
          #expect(
            !RecordProof(corrupted).proves(record, at: index, inTreeOfSize: size, root: root),
            "record \(index) of \(size)")
        }
      }
    }
  }

  @Test func `every growth of trees up to 128 is proved, and no corrupted proof passes`() throws {
    let all = Self.records(128)
    let roots = (0...128).map { treeHash(all.prefix($0)) }
    for size in 1...128 {
      for old in 1...size {
        let proof = try #require(TreeProof(from: old, to: all.prefix(size)))
        #expect(
          proof.proves(oldSize: old, oldRoot: roots[old], size: size, root: roots[size]))
        #expect(
          !proof.proves(oldSize: old, oldRoot: roots[old - 1], size: size, root: roots[size]))
        for corrupted in Self.corruptions(of: proof.hashes) {
          #expect(
            !TreeProof(corrupted).proves(
              oldSize: old, oldRoot: roots[old], size: size, root: roots[size]),
            "\(old) to \(size)")
        }
      }
    }
  }

  @Test func `there is no proof of what is not there`() {
    #expect(RecordProof(of: 3, in: Self.records(3)) == nil)
    #expect(RecordProof(of: -1, in: Self.records(3)) == nil)
    #expect(TreeProof(from: 4, to: Self.records(3)) == nil)
    #expect(TreeProof(from: 1, to: Self.records(0)) == nil)
  }

  /// The proof with each hash changed in one bit, one left out, and one more.
  private static func corruptions(of hashes: [Digest]) -> [[Digest]] {
    var all = [hashes + [SHA256.hash([])]]
    if !hashes.isEmpty { all.append(Array(hashes.dropLast())) }
    for index in hashes.indices {
      var bytes = hashes[index].bytes
      bytes[index % 32] ^= 1
      var changed = hashes
      if let digest = Digest(bytes) { changed[index] = digest }
      all.append(changed)
    }
    return all
  }
}
