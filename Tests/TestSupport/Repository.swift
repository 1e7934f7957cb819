import Foundation

/// The folder of the repository, found from where this file was compiled.
public enum Repository {
  /// Its path.
  public static let path: String = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path(percentEncoded: false)
}
