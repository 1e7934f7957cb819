#if PostgreSQL
  /// A value for `$1`, `$2` … of a statement, in PostgreSQL's binary form.
  enum Parameter {
    /// `bigint`.
    case integer(Int)
    /// `boolean`.
    case boolean(Bool)
    /// `text`.
    case text(String)
    /// `bytea`.
    case bytes([UInt8])
    /// `bytea[]`, as ``ByteArrays`` writes it.
    case arrays(ByteArrays)

    /// The type's number in the table `pg_type`, the same on every server.
    fileprivate var type: UInt32 {
      switch self {
      case .integer: 20
      case .boolean: 16
      case .text: 25
      case .bytes: 17
      case .arrays: 1001
      }
    }

    /// The value as it is sent; of a row of byte strings it stands there already.
    fileprivate var bytes: [UInt8] {
      switch self {
      case .integer(let number): bigEndian(Int64(number))
      case .boolean(let isTrue): [isTrue ? 1 : 0]
      case .text(let text): Array(text.utf8)
      case .bytes(let own): own
      case .arrays(let arrays): arrays.bytes
      }
    }
  }

  /// A row of byte strings, as a value of type `bytea[]`.
  struct ByteArrays {
    private(set) var count = 0
    /// One dimension, no nulls, elements of type `bytea`, how many, counted from 1; then each with
    /// its length ahead.
    private(set) var bytes = [0, 0, 17].flatMap { bigEndian(Int32($0)) }

    /// - Parameter size: how many bytes all of them will have, about.
    init(size: Int) { bytes.reserveCapacity(size + 20) }

    mutating func append(_ element: ArraySlice<UInt8>) {
      count += 1
      if count == 1 {
        // An empty row has no dimension, and so less of a head.
        bytes.replaceSubrange(0..., with: [1, 0, 17, 1, 1].flatMap { bigEndian(Int32($0)) })
      }
      for (place, byte) in zip(12..<16, bigEndian(Int32(count))) { bytes[place] = byte }
      bytes += bigEndian(Int32(element.count))
      bytes += element
    }
  }

  /// A number as PostgreSQL sends it.
  func bigEndian(_ number: some FixedWidthInteger) -> [UInt8] {
    (0..<number.bitWidth / 8).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  /// Calls `body` with parameters as libpq wants them: count, types, values, lengths and forms.
  func withParameters<Result>(
    _ parameters: [Parameter],
    _ body: (
      Int32, UnsafePointer<UInt32>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
      UnsafePointer<Int32>?
    ) -> Result
  ) -> Result {
    let types = parameters.map(\.type)
    let forms = [Int32](repeating: 1, count: parameters.count)
    return unsafe withPlaces(of: parameters.map(\.bytes)[...], []) { places in
      let values = unsafe places.map { unsafe $0.base }
      return unsafe body(
        Int32(parameters.count), types, values, places.map { unsafe Int32($0.count) }, forms)
    }
  }

  /// Where a value stands.
  @unsafe private struct ValuePlace {
    var base: UnsafePointer<CChar>?
    var count: Int
  }

  /// Calls `body` with the places of values, which are not copied: some are as long as a batch.
  private func withPlaces<Result>(
    of values: ArraySlice<[UInt8]>, _ found: [ValuePlace], _ body: ([ValuePlace]) -> Result
  ) -> Result {
    guard let value = values.first else { return unsafe body(found) }
    // An empty value has a place, too, or it would be null.
    return unsafe (value.isEmpty ? [0] : value).withUnsafeBytes { bytes in
      // In bounds: the value's own bytes, which stay while the closure runs.
      let place = unsafe ValuePlace(
        base: bytes.baseAddress?.assumingMemoryBound(to: CChar.self), count: value.count)
      return unsafe withPlaces(of: values.dropFirst(), found + [place], body)
    }
  }

  /// Calls `body` with texts as a list that ends in nil.
  func withCStrings<Result>(
    _ texts: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    let all = texts.flatMap { Array($0.utf8CString) }
    return unsafe all.withUnsafeBufferPointer { characters in
      var pointers: [UnsafePointer<CChar>?] = unsafe []
      var start = 0
      for text in texts {
        // In bounds: the texts stand one after the other.
        unsafe pointers.append(characters.baseAddress?.advanced(by: start))
        start += text.utf8.count + 1
      }
      unsafe pointers.append(nil)
      return unsafe body(pointers)
    }
  }
#endif
