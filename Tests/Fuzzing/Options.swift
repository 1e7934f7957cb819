/// The words of the command line.
struct Options {
  private(set) var targets: [FuzzTarget] = []
  private(set) var inputCount = 200_000
  private(set) var seed: UInt64 = 1
  private(set) var corpusFolder: String?
  private(set) var isCheck = false
  /// The numbers of the inputs, if this is a worker.
  private(set) var work: Range<Int>?
  private(set) var isAnnouncing = false

  /// Understands the words, or is nil.
  init?(_ arguments: [String]) {
    var rest = arguments[...]
    while let word = rest.popFirst() {
      switch word {
      case "--target":
        let name = rest.popFirst()
        guard let target = FuzzTarget.all.first(where: { $0.name == name }) else { return nil }
        targets.append(target)
      case "--inputs":
        guard let count = rest.popFirst().flatMap({ Int($0) }), count > 0 else { return nil }
        inputCount = count
      case "--seed":
        guard let seed = rest.popFirst().flatMap({ UInt64($0) }) else { return nil }
        self.seed = seed
      case "--write-corpus":
        guard let folder = rest.popFirst() else { return nil }
        corpusFolder = folder
      case "--work":
        guard let start = rest.popFirst().flatMap({ Int($0) }),
          let end = rest.popFirst().flatMap({ Int($0) }), start <= end
        else { return nil }
        work = start..<end
      case "--check": isCheck = true
      case "--announce": isAnnouncing = true
      default: return nil
      }
    }
    if targets.isEmpty { targets = FuzzTarget.all }
  }
}
