#if Web
  import HTTPServing
  import IndicatorLedger
  import LedgerLog
  import LedgerSite
  import Synchronization

  /// The pages of a ledger in memory, made again when there are new events; those of series when
  /// they are asked for.
  final class ServedSite: Sendable {
    private let ledger: Ledger
    private let title: String
    /// Nil until they were made for the first time.
    private let present = Mutex<Pages?>(nil)
    private let changed = Announcement()

    /// The pages of one state of the log.
    final class Pages: Sendable {
      let head: SiteHead
      private let site: Site
      /// The content of each page that was made by its path, without the first `/`.
      private let files: Mutex<[String: [UInt8]]>

      init(_ site: Site, _ head: SiteHead) {
        (self.site, self.head) = (site, head)
        var files: [String: [UInt8]] = [:]
        site.makeCommon { name, content in files[name] = Array(content.utf8) }
        self.files = Mutex(files)
      }

      /// The content of a page; nil if there is none of that name.
      func content(of name: String) -> [UInt8]? {
        if let content = files.withLock({ $0[name] }) { return content }
        // Two may make the same at once, which does no harm.
        guard let made = site.page(named: name).map({ Array($0.utf8) }) else { return nil }
        files.withLock { $0[name] = made }
        return made
      }
    }

    init(_ ledger: Ledger, title: String) {
      self.ledger = ledger
      self.title = title
    }

    /// The present pages; the first time it waits until they were made.
    var pages: Pages {
      while true {
        if let pages = present.withLock({ $0 }) { return pages }
        changed.wait(seconds: 60) { present.withLock { $0 != nil } }
      }
    }

    /// Makes the pages of what is there now.
    ///
    /// - Throws: ``LedgerError`` if the ledger cannot be read.
    func make() throws {
      let pages = try Self.make(ledger, title)
      present.withLock { $0 = pages }
      changed.announce()
    }

    private static func make(_ ledger: Ledger, _ title: String) throws -> Pages {
      let events = try ledger.events(recordedBy: nil)
      // Of the events that were read, whatever was appended meanwhile.
      let known = try ledger.state(through: events.last?.seq ?? -1, recordedBy: nil).known(
        asOf: nil)
      let head = try SiteHead(ledger, of: events.count)
      let site = Site(known, events: events, head: head, title: title, isLive: true) { _ in true }
      return Pages(site, head)
    }

    /// Follows the ledger and makes the pages again whenever something was appended; for good.
    ///
    /// What cannot be read is said once it happens; the pages stay as they were.
    func follow(_ warn: (String) -> Void) {
      while true {
        let follower = EventFollower(ledger, from: pages.head.size)
        do {
          while true {
            guard try !follower.next().isEmpty else { return }
            try make()
          }
        } catch {
          warn("\(error)")
          SystemPause.seconds(5)
        }
      }
    }

    /// Roots as server-sent events: the present one at once, then each that follows.
    ///
    /// Every few seconds a comment goes out, so that a client that has gone away is noticed.
    func changes() -> @Sendable () -> [UInt8]? {
      let sent = Mutex<String?>(nil)
      return { [self] in
        let before = sent.withLock { $0 }
        if before != nil { changed.wait(seconds: 10) { self.pages.head.root != before } }
        let root = pages.head.root
        guard root != before else { return Array(":\n\n".utf8) }
        sent.withLock { $0 = root }
        return Array("data: \(root)\n\n".utf8)
      }
    }
  }
#endif
