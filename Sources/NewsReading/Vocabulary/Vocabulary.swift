/// The phrases that the reader knows, and what they mean.
///
/// English is built in (``builtIn``); a file in the same form adds to it:
///
///     # what follows a number sign is a remark
///     indicator fdi: foreign direct investment, fdi
///     area AU: australia, australian
///     agency ABS in AU: australian bureau of statistics
public struct Vocabulary: Sendable {
  /// By the first word of a phrase, the longest first.
  private var entries: [String: [Entry]] = [:]

  /// The currency of rates of growth of trade in texts that name none.
  var assumedCurrency: String?

  private struct Entry: Sendable {
    let words: [String]
    var terms: [Term]
  }

  /// What a phrase means, and how many tokens it takes.
  struct Match {
    let terms: [Term]
    let count: Int
  }

  init() {}

  /// Adds a meaning of a phrase.
  mutating func add(_ phrase: String, _ term: Term) {
    let words = Tokenizer.tokens(of: Array(phrase.utf8), in: 0..<phrase.utf8.count).map(\.text)
    guard let first = words.first else { return }
    var list = entries[first, default: []]
    if let index = list.firstIndex(where: { $0.words == words }) {
      // What was added last is preferred.
      if !list[index].terms.contains(term) { list[index].terms.insert(term, at: 0) }
    } else {
      let place = list.firstIndex { $0.words.count < words.count } ?? list.count
      list.insert(Entry(words: words, terms: [term]), at: place)
    }
    entries[first] = list
  }

  /// The longest phrase that starts at a token; nil if none does.
  func match(_ tokens: Row<Token>, at index: Int) -> Match? {
    guard tokens.indices.contains(index), let list = entries[tokens[index].text] else {
      return nil
    }
    for entry in list where index + entry.words.count <= tokens.endIndex {
      let isSame = entry.words.indices.dropFirst().allSatisfy {
        tokens[index + $0].text == entry.words[$0]
      }
      // "with the US $28 billion" does not name the currency US$.
      let last = tokens[index + entry.words.count - 1]
      if entry.words.count > 1, last.kind == .mark, !last.isGlued { continue }
      if isSame { return Match(terms: entry.terms, count: entry.words.count) }
    }
    return nil
  }

  /// What one word means.
  func terms(of word: String) -> [Term] {
    entries[word]?.first { $0.words.count == 1 }?.terms ?? []
  }

  func isFunction(_ word: String) -> Bool { terms(of: word).contains(.function) }
  func isAbbreviation(_ word: String) -> Bool { terms(of: word).contains(.abbreviation) }

  /// The vocabulary of English news that comes with the program.
  public static let builtIn: Vocabulary = {
    var vocabulary = Vocabulary()
    for text in builtInTexts {
      do { try vocabulary.read(text, file: "built-in vocabulary") } catch {
        preconditionFailure("\(error)")
      }
    }
    return vocabulary
  }()

  /// The whole text of the built-in vocabulary, in the form of vocabulary files.
  package static let builtInTexts = [EnglishNames.text, EnglishWords.text]

  /// The text of the built-in vocabulary that people are most likely to add to: indicators, areas,
  /// agencies, publishers, units.
  public static let names = EnglishNames.text
}
