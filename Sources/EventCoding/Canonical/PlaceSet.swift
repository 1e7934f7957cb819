import LedgerModel

/// Series and periods that a release has figures for: by checksum, so that it may take two for one.
struct PlaceSet: Sendable {
  private var slots = [UInt64](repeating: 0, count: smallest)
  private var count = 0

  private static let smallest = 64

  /// - Returns: whether it is certain that the place was not there.
  mutating func insert(_ series: UInt32, _ period: Period) -> Bool {
    let track = UInt64(truncatingIfNeeded: period.track.code &* 0x9E37_79B9)
    let place = UInt64(truncatingIfNeeded: period.position) &+ track << 20
    // Never 0, which is a free slot.
    let mixed = (UInt64(series) &+ 1) &* 0xD6E8_FEB8_6659_FD93
    let entry = (mixed ^ place &* 0x9E37_79B9_7F4A_7C15) | 1
    if count * 2 >= slots.count { grow() }
    guard Self.insert(entry, in: &slots) else { return false }
    count += 1
    return true
  }

  /// Takes all out, and keeps the room if much of it was used.
  mutating func removeAll() {
    guard count > 0 else { return }
    if count * 16 < slots.count {
      slots = [UInt64](repeating: 0, count: Self.smallest)
    } else {
      for slot in slots.indices { slots[slot] = 0 }
    }
    count = 0
  }

  private static func insert(_ entry: UInt64, in slots: inout [UInt64]) -> Bool {
    var slot = Int(truncatingIfNeeded: entry &>> 33) & (slots.count - 1)
    while slots[slot] != 0 {
      if slots[slot] == entry { return false }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = entry
    return true
  }

  private mutating func grow() {
    var larger = [UInt64](repeating: 0, count: slots.count * 4)
    for entry in slots where entry != 0 { _ = Self.insert(entry, in: &larger) }
    slots = larger
  }
}
