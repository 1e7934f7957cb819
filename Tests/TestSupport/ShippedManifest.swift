import Foundation
public import IndicatorLedger

/// The events that the shipped ledger was made of, file by file, with their times of recording.
public struct ShippedManifest: Sendable {
  /// One file, appended as one batch.
  public struct Batch: Decodable, Sendable {
    /// The file's name in `Tests/ShippedLedger`.
    public let file: String
    /// When it was recorded.
    public let recorded: String
  }

  /// The batches in order.
  public let batches: [Batch]
  private static let folder = Repository.path + "Tests/ShippedLedger/"

  /// Reads the manifest.
  public init() throws {
    let data = try Data(contentsOf: URL(filePath: Self.folder + "manifest.json"))
    batches = try JSONDecoder().decode([Batch].self, from: data)
  }

  /// The path of a batch's file.
  public func path(_ batch: Batch) -> String { Self.folder + batch.file }

  /// Builds a ledger of the batches that satisfy a test.
  public func build(
    at folder: String, where isIncluded: (Batch) -> Bool = { _ in true }
  ) throws -> Ledger {
    let ledger = try Ledger.create(at: folder).ledger
    for batch in batches where isIncluded(batch) {
      let bytes = [UInt8](try Data(contentsOf: URL(filePath: path(batch))))
      _ = try ledger.append(texts: [(batch.file, bytes)], recorded: Timestamp(batch.recorded))
    }
    return ledger
  }

  /// Builds the ledger as it was when a month's releases were all in, such as `2024-01`.
  public func build(at folder: String, throughMonth month: String) throws -> Ledger {
    try build(at: folder) { batch in
      let name = batch.file.dropFirst(3).prefix { $0 != "." }
      return name == "series" || String(name) <= month
    }
  }
}
