import TestSupport

/// The bytes of a simulated file: as programs see them, and as they are on the platter.
struct SimulatedContent {
  enum Change {
    case write([UInt8], at: Int)
    case truncate(to: Int)
  }

  var seen: [UInt8] = []
  var platter: [UInt8] = []
  /// What was done since the last flush, in order.
  var pending: [Change] = []

  mutating func write(_ bytes: [UInt8], at offset: Int) {
    Self.apply(bytes, at: offset, to: &seen)
    pending.append(.write(bytes, at: offset))
  }

  mutating func truncate(to byteCount: Int) {
    Self.resize(&seen, to: byteCount)
    pending.append(.truncate(to: byteCount))
  }

  /// What was done since the last flush reaches the platter: bytes of a flush that failed stay as
  /// they are, but the file's length is always written with what is said of it.
  mutating func synchronize() {
    for change in pending { Self.apply(change, to: &platter) }
    Self.resize(&platter, to: seen.count)
    pending = []
  }

  /// Lets a random part of what was done since the last flush reach the platter: whole changes,
  /// the first ones, or any blocks of any of them; a file may have grown before its bytes came.
  mutating func settle(_ random: inout SeededGenerator) {
    let mode = Int.random(in: 0...4, using: &random)
    let kept = Int.random(in: 0...pending.count, using: &random)
    for (index, change) in pending.enumerated() {
      switch mode {
      case 0: break
      case 1: Self.apply(change, to: &platter)
      case 2: if index < kept { Self.apply(change, to: &platter) }
      case 3: if Bool.random(using: &random) { Self.apply(change, to: &platter) }
      default: applyBlocks(of: change, &random)
      }
    }
  }

  private mutating func applyBlocks(of change: Change, _ random: inout SeededGenerator) {
    guard case .write(let bytes, let offset) = change else {
      if Bool.random(using: &random) { Self.apply(change, to: &platter) }
      return
    }
    let block = [1, 8, 64, 512].randomElement(using: &random) ?? 1
    for start in stride(from: 0, to: bytes.count, by: block) where Bool.random(using: &random) {
      let part = Array(bytes[start..<min(start + block, bytes.count)])
      Self.apply(part, at: offset + start, to: &platter)
    }
    let end = offset + bytes.count
    if platter.count < end, Bool.random(using: &random) { Self.resize(&platter, to: end) }
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .write(let new, let offset): apply(new, at: offset, to: &bytes)
    case .truncate(let byteCount): resize(&bytes, to: byteCount)
    }
  }

  private static func apply(_ new: [UInt8], at offset: Int, to bytes: inout [UInt8]) {
    if bytes.count < offset + new.count { resize(&bytes, to: offset + new.count) }
    bytes.replaceSubrange(offset..<offset + new.count, with: new)
  }

  private static func resize(_ bytes: inout [UInt8], to count: Int) {
    bytes.removeLast(max(0, bytes.count - count))
    bytes += [UInt8](repeating: 0, count: count - bytes.count)
  }
}
