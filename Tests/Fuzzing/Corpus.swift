import Foundation

/// The seeds and words of a target as files, in the form that libFuzzer takes.
enum Corpus {
  /// Writes a file for every seed to `folder/NAME`, and the words to `folder/NAME.dict`.
  ///
  /// - Throws: if the disk refuses.
  static func write(_ target: FuzzTarget, to folder: String) throws {
    let place = URL(filePath: folder).appending(path: target.name)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for (index, seed) in try target.seeds().enumerated() {
      try Data(seed).write(to: place.appending(path: "seed-\(index)"))
    }
    let words = target.tokens.filter { !$0.isEmpty }.map { token in
      "\""
        + token.utf8.map { "\\x" + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        + "\"\n"
    }
    // libFuzzer refuses a dictionary that has nothing in it.
    let text = "# Words of the target \(target.name).\n" + words.joined()
    try Data(text.utf8).write(to: URL(filePath: place.path() + ".dict"))
  }
}
