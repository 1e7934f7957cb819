import EventCoding
import LedgerModel

/// What tells an event from nearly all others: equal events have equal ones.
///
/// Two different events may share one, though hardly ever do; whoever finds it compares the events.
package struct EventIdentity: Hashable, Sendable {
  /// Made of the length, the beginning and the end of the event's canonical JSON.
  package let content: Int64
  /// Made of its id; 0: it has none.
  package let id: Int64

  init(content: Int64, id: Int64) {
    self.content = content
    self.id = id
  }

  /// The key of an event.
  ///
  /// - Parameter text: the event's own keys in canonical form, without the braces around them.
  package init(body text: UnsafeRawBufferPointer) {
    // A sample is enough: events of one length that differ only in the middle are rare.
    let beginning = unsafe UnsafeRawBufferPointer(rebasing: text.prefix(96))
    let end = unsafe UnsafeRawBufferPointer(rebasing: text.suffix(64))
    let sample = unsafe CRC32C.value(of: beginning) ^ (CRC32C.value(of: end) &* 0x9E37_79B1)
    content = Int64(sample) << 31 ^ Int64(text.count)
    id = unsafe Self.idKey(text[...])
  }

  /// The key for an id by itself.
  package static func key(ofID id: some Sequence<UInt8>) -> Int64 {
    // In bounds: the bytes are the array's own.
    unsafe Array(id.prefix(longestID)).withUnsafeBytes { unsafe key(of: $0) }
  }

  private static func key(of bytes: UnsafeRawBufferPointer) -> Int64 {
    unsafe Int64(CRC32C.value(of: bytes)) << 24 | Int64(bytes.count & 0xFF_FFFF) | 1 << 60
  }

  /// Of a longer id only so many bytes count.
  private static let longestID = 1024

  private static let kind = Array(#""kind":""#.utf8)
  private static let idKey = Array(#"","id":""#.utf8)

  /// In canonical form the id, where there is one, stands behind the kind: `"kind":"…","id":"…"`.
  private static func idKey(_ body: Slice<UnsafeRawBufferPointer>) -> Int64 {
    let (quote, escape) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    let text = unsafe body.dropFirst(EventSchema.statementLength(in: body))
    guard unsafe text.starts(with: kind) else { return 0 }
    let rest = unsafe text.dropFirst(kind.count)
    guard let end = unsafe rest.firstIndex(of: quote) else { return 0 }
    let after = unsafe rest[end...]
    guard unsafe after.starts(with: idKey) else { return 0 }
    let written = unsafe after.dropFirst(idKey.count).prefix(longestID * 2 + 1)
    let special = unsafe written.firstIndex { $0 == quote || $0 == escape } ?? written.endIndex
    // Hardly any id has escapes: the others are taken as they lie there.
    if unsafe special == written.endIndex || written[special] == quote {
      return unsafe key(of: UnsafeRawBufferPointer(rebasing: written[..<special].prefix(longestID)))
    }
    var id: [UInt8] = []
    var isEscaped = false
    for byte in unsafe Array(written) {
      if !isEscaped, byte == quote { break }
      if !isEscaped, byte == escape {
        isEscaped = true
        continue
      }
      id.append(byte)
      isEscaped = false
    }
    return key(ofID: id)
  }
}
