import Drawing

/// On which page of several an entry stands: so many to a page, the last of them on the first.
///
/// The oldest pages are full and never change again when entries are added.
struct Paging: Sendable {
  /// How many entries a page has at most.
  let size: Int
  /// What the names of the files begin with.
  private let name: String
  private let first: String
  private let count: Int

  /// - Parameters:
  ///   - name: what the names of the files begin with.
  ///   - first: the address of the first page, if that is not the name with its ending.
  ///   - size: how many entries a page has at most.
  ///   - count: how many entries there are.
  init(_ name: String, first: String? = nil, size: Int, count: Int) {
    (self.name, self.size, self.count) = (name, size, count)
    self.first = first ?? name + ".html"
  }

  /// The pages of a log; the script is told of its size.
  static func log(eventCount: Int) -> Paging { Paging("log", size: 2000, count: eventCount) }

  /// The numbers of the pages, from that of the oldest entries on.
  var numbers: ClosedRange<Int> { 0...newest }

  /// The number of the first page, which has the newest entries.
  var newest: Int { max(0, count - 1) / size }

  /// The name of a page's file.
  func file(_ page: Int) -> String { page == newest ? first : "\(name)-\(page).html" }

  /// The entries of a page, by their places among all.
  func entries(_ page: Int) -> Range<Int> { page * size..<min(count, (page + 1) * size) }

  /// Where an entry stands that has its place as its id.
  func address(of entry: Int) -> Markup {
    "\(Markup(trusting: file(entry / size)))#\(entry)"
  }

  /// Links to the other pages; nil if there is but one.
  ///
  /// - Parameters:
  ///   - here: the number of the page that has the links.
  ///   - label: what a link says.
  /// - Returns: a paragraph.
  func links(on here: Int, _ label: (_ page: Int) -> Markup) -> Markup? {
    guard newest > 0 else { return nil }
    let links = numbers.reversed().map { page -> Markup in
      page == here
        ? "<b>\(label(page))</b>" : "<a href=\(Markup(trusting: file(page)))>\(label(page))</a>"
    }
    return "<p class=pages>\(links.joined(separator: " · "))</p>"
  }
}
