// The same targets for libFuzzer, which is guided by coverage. See Fuzz.swift for the commands.
#if LIBFUZZER
  import Foundation

  /// The target that the environment variable `FUZZ_TARGET` names.
  private let chosen: FuzzTarget = {
    let name = ProcessInfo.processInfo.environment["FUZZ_TARGET"] ?? ""
    guard let target = FuzzTarget.all.first(where: { $0.name == name }) else {
      fatalError("set FUZZ_TARGET to one of \(FuzzTarget.all.map(\.name).joined(separator: ", "))")
    }
    return target
  }()

  @_cdecl("LLVMFuzzerTestOneInput")
  func testOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    // In bounds: libFuzzer hands over `count` bytes, and they are copied before it takes them back.
    let bytes = unsafe Array(UnsafeBufferPointer(start: start, count: count))
    for input in [bytes] + (chosen.repair.map { [$0(bytes)] } ?? []) {
      if case .broken(let reason) = Worker.outcome(of: chosen, input) { fatalError(reason) }
    }
    return 0
  }
#endif
