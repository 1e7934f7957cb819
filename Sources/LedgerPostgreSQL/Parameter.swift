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

    /// How many bytes it has, about.
    fileprivate var size: Int {
      switch self {
      case .integer, .boolean: 8
      case .text(let text): text.utf8.count
      case .bytes(let bytes): bytes.count
      case .arrays(let arrays): arrays.size
      }
    }

    fileprivate func write(to bytes: inout [UInt8]) {
      switch self {
      case .integer(let number): bytes += bigEndian(Int64(number))
      case .boolean(let isTrue): bytes.append(isTrue ? 1 : 0)
      case .text(let text): bytes += text.utf8
      case .bytes(let own): bytes += own
      case .arrays(let arrays): arrays.write(to: &bytes)
      }
    }
  }

  /// A row of byte strings, as a value of type `bytea[]`.
  struct ByteArrays {
    private(set) var count = 0
    private var elements: [UInt8] = []

    /// - Parameter size: how many bytes all of them will have, about.
    init(size: Int) { elements.reserveCapacity(size) }

    mutating func append(_ bytes: ArraySlice<UInt8>) {
      elements += bigEndian(Int32(bytes.count))
      elements += bytes
      count += 1
    }

    fileprivate var size: Int { elements.count + 20 }

    /// One dimension, no nulls, elements of type `bytea`, counted from 1.
    fileprivate func write(to bytes: inout [UInt8]) {
      let header: [Int32] = count > 0 ? [1, 0, 17, Int32(count), 1] : [0, 0, 17]
      for number in header { bytes += bigEndian(number) }
      bytes += elements
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
    // One after the other: an empty value has a place, too, or it would be null.
    var all: [UInt8] = []
    all.reserveCapacity(parameters.reduce(1) { $0 + $1.size })
    var ends: [Int] = []
    for parameter in parameters {
      parameter.write(to: &all)
      ends.append(all.count)
    }
    all.append(0)
    let types = parameters.map(\.type)
    let lengths = zip([0] + ends, ends).map { Int32($1 - $0) }
    let forms = [Int32](repeating: 1, count: parameters.count)
    return unsafe all.withUnsafeBytes { bytes in
      var values: [UnsafePointer<CChar>?] = unsafe []
      for start in ([0] + ends).dropLast() {
        // In bounds: the values stand one after the other.
        unsafe values.append(
          bytes.baseAddress?.advanced(by: start).assumingMemoryBound(to: CChar.self))
      }
      return unsafe body(Int32(parameters.count), types, values, lengths, forms)
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
