import LedgerModel
import PlainText

extension ColumnMapping {
  /// An error about a name that means nothing, with the nearest that does.
  static func unknown(
    _ name: String, among names: [String], _ path: String, _ file: String
  ) -> LedgerError {
    let hint = nearest(to: name, in: names).map { "; did you mean \"\($0)\"?" } ?? ""
    return problem("a mapping has no key \"\(name)\"\(hint)", path, file)
  }
}
