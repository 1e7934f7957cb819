import CProcessor
import Foundation
import TestSupport
import Testing
import TransparencyLog

struct SHA256Tests {
  private static func bytes(_ hex: String) -> [UInt8] {
    stride(from: 0, to: hex.count, by: 2).compactMap { start in
      let from = hex.index(hex.startIndex, offsetBy: start)
      return UInt8(hex[from..<hex.index(from, offsetBy: 2)], radix: 16)
    }
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("d3", "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1"),
    ("11af", "5ca7133fa735326081558ac312c620eeca9970d1e70a4b95533d956f072d1f98"),
    ("b4190e", "dff2e73091f6c05e528896c4c831b9448653dc2ff043528f6769437bc7b975c2"),
    ("74ba2521", "b16aa56be3880d18cd41e68384cf1ec8c17680c45a02b1575dc1518923ae8b0e"),
  ])
  func `NIST's short messages`(message: String, hash: String) {
    #expect(SHA256.hash(Self.bytes(message)).description == hash)
  }

  @Test func `NIST's messages of several blocks`() {
    let two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"
    #expect(
      SHA256.hash(Array(two.utf8)).description
        == "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")
    let three =
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
      + "klmnopqrlmnopqrsmnopqrstnopqrstu"
    #expect(
      SHA256.hash(Array(three.utf8)).description
        == "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1")
    #expect(
      SHA256.hash([UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)).description
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func `NIST's Monte Carlo test`() {
    var seed = Self.bytes("6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691")
    let checkpoints = [
      "e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788",
      "2e78f8c8772ea7c9331d41ed3f9cdf27d8f514a99342ee766ee3b8b0d0b121c0",
      "d6a23dff1b7f2eddc1a212f8a218397523a799b07386a30692fd6fe9d2bf0944",
    ]
    for expected in checkpoints {
      var last = [seed, seed, seed]
      for _ in 0..<1000 {
        last = [last[1], last[2], SHA256.hash(last[0] + last[1] + last[2]).bytes]
      }
      seed = last[2]
      #expect(SHA256.hash([]).bytes != seed)
      #expect(seed == Self.bytes(expected))
    }
  }

  @Test func `a record's hash is that of a zero byte and the record, however long`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for count in 0..<300 {
      let record = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      let expected = SHA256.hash([0] + record)
      #expect(recordHash(record) == expected, "seed \(seed), \(count) bytes")
      // Not in one piece of memory.
      #expect(recordHash(record.lazy.map { $0 }) == expected, "seed \(seed), \(count) bytes")
      #expect(nodeHash(expected, expected) == SHA256.hash([1] + expected.bytes + expected.bytes))
    }
  }

  @Test func `portable C and the processor's instructions agree`() {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    for count in 1...20 {
      let blocks = (0..<count * 64).map { _ in UInt8.random(in: 0...255, using: &random) }
      var fast = (0..<8).map { _ in UInt32.random(in: 0...UInt32.max, using: &random) }
      var portable = fast
      unsafe csha256_compress(&fast, blocks, count)
      unsafe csha256_compress_portable(&portable, blocks, count)
      #expect(fast == portable, "seed \(seed), \(count) blocks")
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/usr/bin/sha256sum")))
  func `sha256sum gives the same hashes`() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    var expected = ""
    for count in [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 100_000] {
      let message = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      try Data(message).write(to: URL(filePath: folder.path("\(count).bin")))
      expected += "\(SHA256.hash(message))  \(count).bin\n"
    }
    try folder.write(expected, to: "sums")
    let result = try CommandRunner(in: folder.path).shell("sha256sum --check --quiet sums 2>&1")
    #expect(result.status == 0, "seed \(seed): \(result.output)")
  }
}
