import Foundation
import IndicatorLedger
import TestSupport
import Testing

struct ShippedLedgerTests {
  @Test func `the manifest rebuilds the shipped log byte for byte`() throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rebuilt-ledger-\(UUID().uuidString)").path(percentEncoded: false)
    _ = try ShippedManifest().build(at: folder)
    let built = folder + "/EventLog"
    let shipped = Repository.path + "EventLog"
    let names = try segments(in: built)
    let areSame =
      try names == segments(in: shipped)
      && names.allSatisfy { name in
        FileManager.default.contentsEqual(
          atPath: built + "/" + name, andPath: shipped + "/" + name)
      }
    #expect(
      areSame,
      "if the manifest was meant to change, copy \(built)/* over EventLog/ and commit both")
    if areSame { try FileManager.default.removeItem(atPath: folder) }
  }

  private func segments(in folder: String) throws -> [String] {
    guard FileManager.default.fileExists(atPath: folder) else { return [] }
    return try FileManager.default.contentsOfDirectory(atPath: folder)
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}
