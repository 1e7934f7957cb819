package import LedgerModel

/// A text in pieces, of which the beginning was looked at before it is read.
package struct TextBeginning {
  /// The first bytes: as many as were asked for, or all that there are.
  package let bytes: [UInt8]
  private let source: () throws(LedgerError) -> [UInt8]?

  /// - Parameters:
  ///   - count: how many bytes are to be looked at.
  ///   - source: gives the next piece, however small; nil at the end.
  /// - Throws: what the source throws.
  package init(
    _ count: Int, of source: @escaping () throws(LedgerError) -> [UInt8]?
  ) throws(LedgerError) {
    var bytes: [UInt8] = []
    while bytes.count < count, let piece = try source() { bytes += piece }
    self.bytes = bytes
    self.source = source
  }

  /// The pieces of the whole text, the beginning again first.
  package var pieces: () throws(LedgerError) -> [UInt8]? {
    var beginning: [UInt8]? = bytes
    let source = source
    return { () throws(LedgerError) in
      if let bytes = beginning {
        beginning = nil
        return bytes
      }
      return try source()
    }
  }
}
