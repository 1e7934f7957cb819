/// What a ``Row`` is made of.
protocol RowElement: Sendable {
  /// What stands outside of a row: nothing that any rule looks for.
  static var nothing: Self { get }
  /// Its text in lower case.
  var text: String { get }
}

/// Tokens or items in their order, which may be asked about any place.
///
/// The rules look at the words around a word, and so compute places that may lie before the first
/// or after the last one. Outside of the row there is ``RowElement/nothing``, and a part that
/// reaches outside ends at the row's end: whatever a text says, no such look ends the program.
struct Row<Element: RowElement>: RandomAccessCollection, MutableCollection,
  RangeReplaceableCollection, Sendable
{
  private var elements: ArraySlice<Element>

  init() { elements = [] }

  init(_ elements: some Sequence<Element>) { self.elements = ArraySlice(elements) }

  /// The row with the places that the slice has.
  init(_ elements: ArraySlice<Element>) { self.elements = elements }

  var startIndex: Int { elements.startIndex }
  var endIndex: Int { elements.endIndex }

  subscript(place: Int) -> Element {
    @inline(__always) get { elements.indices.contains(place) ? elements[place] : .nothing }
    set { if elements.indices.contains(place) { elements[place] = newValue } }
  }

  subscript(range: Range<Int>) -> Row {
    get { self[from: range.lowerBound, upTo: range.upperBound] }
    set { replaceSubrange(range, with: newValue) }
  }

  /// The part from a place up to, not including, another; empty where that is not after it.
  subscript(from low: Int, upTo high: Int) -> Row {
    var part = Row()
    part.elements = elements[places(from: low, upTo: high)]
    return part
  }

  subscript(range: PartialRangeFrom<Int>) -> Row { self[from: range.lowerBound, upTo: endIndex] }
  subscript(range: PartialRangeUpTo<Int>) -> Row { self[from: startIndex, upTo: range.upperBound] }

  /// The places of the row from one up to, not including, another; none where that is not after it.
  func places(from low: Int, upTo high: Int) -> Range<Int> {
    let low = Swift.min(Swift.max(low, startIndex), endIndex)
    return low..<Swift.min(Swift.max(high, low), endIndex)
  }

  mutating func replaceSubrange(
    _ range: Range<Int>, with new: some Collection<Element>
  ) {
    elements.replaceSubrange(places(from: range.lowerBound, upTo: range.upperBound), with: new)
  }
}

extension Token: RowElement {
  static let nothing = Token(kind: .mark, text: "", range: 0..<0)
}

extension Item: RowElement {
  static let nothing = Item(kind: .nothing, tokens: 0..<0, text: "")
}

extension Row {
  /// Whether what stands at a place is whom somebody trades with: "to China", "with the US".
  func isPartner(at place: Int) -> Bool {
    let before = self[place - 1].text == "the" ? place - 2 : place - 1
    return ["to", "with", "from"].contains(self[before].text)
  }
}

extension Row<Item> {
  /// "China saw exports fall": the area that a sentence begins with and that does something.
  func actor(before index: Int) -> String? {
    guard let place = self[..<index].firstIndex(where: { $0.area != nil }), place < 3,
      !isPartner(at: place)
    else { return nil }
    return self[place + 1].isActing ? self[place].area : nil
  }

  /// The tokens from the first of one item through the last of another.
  func tokens(from first: Int, through last: Int) -> Range<Int> {
    let start = self[first].tokens.lowerBound
    return start..<Swift.max(start, self[last].tokens.upperBound)
  }
}
