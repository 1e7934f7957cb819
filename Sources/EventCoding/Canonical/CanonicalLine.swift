import LedgerModel

/// Checks stored lines without building the event: no JSON tree, no text, no allocation.
///
/// It knows the one form that ``StoredLine/bytes`` writes. A line that it takes is one that
/// ``StoredLine/init(_:expecting:)`` reads with the same head and writes back byte for byte. A line
/// that it does not take may still be right: only that reader can tell, and say what is wrong.
package enum CanonicalLine {
  /// The bytes of `"crc":"xxxxxxxx"}`, which end every line.
  package static let tailLength = LineHead.tailLength

  /// The head of a line, given without its newline; nil where it is not certain that all is right.
  ///
  /// All is: the checksum, the canonical form, and every rule that reading the event would check.
  /// What depends on other lines is not looked at: whether `seq` is the one that belongs there.
  ///
  /// - Complexity: O(`line.count`), without any allocation but for keys beyond ASCII.
  package static func head(of line: UnsafeRawBufferPointer) -> LineHead? {
    var nobody = NoVisitor()
    return unsafe head(of: line, telling: &nobody)
  }

  /// The same for a span.
  package static func head(of line: RawSpan) -> LineHead? {
    unsafe line.withUnsafeBytes { line in unsafe head(of: line) }
  }

  /// The same, and tells a visitor what a release says, as it goes.
  ///
  /// What was told counts only if a head is returned: the line may turn out wrong further on.
  package static func head<Visitor: CanonicalVisitor>(
    of line: UnsafeRawBufferPointer, telling visitor: inout Visitor
  ) -> LineHead? {
    guard var cursor = unsafe LineCursor(line) else { return nil }
    let head = cursor.head()
    cursor.take(LineHead.beforeBody)
    cursor.event(telling: &visitor)
    return cursor.isAtEnd() ? head : nil
  }

  /// How many bytes must follow a body so that it can be checked where it lies.
  package static let bytesAfterBody = LineCursor.tailLength

  /// Whether a text begins with the body of an event in canonical form, and all is right with it.
  ///
  /// The body is what a line has between its head and `,"crc"`: the event's object without its
  /// braces. All but what depends on other events is looked at, as in a line. The event that it is
  /// then writes the same bytes again.
  ///
  /// - Parameters:
  ///   - text: the body and, after it, at least ``bytesAfterBody`` bytes of anything.
  ///   - count: the bytes of the body.
  ///   - visitor: is told what the body says; it counts only if the result is true.
  /// - Returns: whether it does; false also where only the event's reader can tell.
  /// - Complexity: O(`count`), without any allocation but for keys beyond ASCII.
  package static func isBody<Visitor: CanonicalVisitor>(
    _ text: UnsafeRawBufferPointer, count: Int, telling visitor: inout Visitor
  ) -> Bool {
    guard var cursor = unsafe LineCursor(text, endingAt: count) else { return false }
    cursor.event(telling: &visitor)
    return cursor.isAtLimit
  }
}

extension LineCursor {
  mutating func head() -> LineHead {
    take(LineHead.beforeSeq)
    let seq = position()
    take(LineHead.beforeRecorded)
    let recorded = timestamp()
    take(LineHead.behindRecorded)
    return LineHead(seq: seq, recorded: recorded, batch: batch(of: seq))
  }

  private mutating func batch(of seq: Int) -> ClosedRange<Int>? {
    guard skips(LineHead.beforeFirst) else { return nil }
    let first = position()
    take(LineHead.beforeLast)
    let last = position()
    guard first < last, first <= seq, seq <= last else {
      fail()
      return nil
    }
    return first...last
  }

  mutating func event<Visitor: CanonicalVisitor>(telling visitor: inout Visitor) {
    take(#""kind":""#)
    if skips(#"release""#) {
      release(telling: &visitor)
    } else if skips(#"statement""#) {
      statement(telling: &visitor)
    } else if skips(#"series""#) {
      series(telling: &visitor)
    } else if skips(#"target""#) {
      target(telling: &visitor)
    } else if skips(#"correction""#) {
      correction(telling: &visitor)
    } else {
      take(#"withdrawal""#)
      withdrawal(telling: &visitor)
    }
  }
}
