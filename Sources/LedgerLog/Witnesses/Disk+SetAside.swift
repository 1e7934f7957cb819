package import LedgerModel

extension Disk {
  /// Gives a file a name that begins in `lost-`, under which nobody asks it anything.
  ///
  /// Names are flushed, so that no power cut brings the old one back beside new events.
  ///
  /// - Returns: the new name.
  /// - Throws: ``LedgerError`` with the code `unavailable`.
  package func setAside(_ name: String) throws(LedgerError) -> String {
    let new = try freeName("lost-" + name, "")
    try rename(name, to: new)
    try synchronizeNames()
    return new
  }

  /// A name that no file has yet: with a number if it must be.
  func freeName(_ stem: String, _ ending: String) throws(LedgerError) -> String {
    let taken = try names()
    var name = stem + ending
    var attempt = 1
    while taken.contains(name) {
      attempt += 1
      name = "\(stem)-\(attempt)\(ending)"
    }
    return name
  }
}
