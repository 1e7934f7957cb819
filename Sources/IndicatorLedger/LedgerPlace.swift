import LedgerLog
import LedgerModel

/// Where a ledger is: the one thing that says whether a text is a folder or a database's address.
///
/// A text is an address if it looks like one (``AddressText``): a URI, whatever its scheme, or words
/// with equals signs. Whether it is a right one, libpq says. A folder whose name looks so is written
/// with `./` before it.
enum LedgerPlace {
  case folder(String)
  case database(AddressText)

  init(_ text: String) {
    self = AddressText(ofPlace: text).map(LedgerPlace.database) ?? .folder(text)
  }
}
