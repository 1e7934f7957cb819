import LedgerLog
import LedgerModel

extension Snapshot {
  /// The snapshot in a folder as a witness of the log: it knows of how many events it was made, and
  /// their root.
  ///
  /// One of another version knows that, too; one whose first page is damaged says nothing.
  static func witness(in folder: String) -> OutsideWitness {
    let disk = SystemDisk(folder)
    return OutsideWitness(
      read: {
        guard let file = try? disk.open(fileName),
          let page = try? file.read(at: 0, count: SnapshotHeader.size),
          let header = try? SnapshotHeader(page: page)
        else { return nil }
        return Witness(
          file: folder + "/" + fileName, size: header.eventCount, root: header.root)
      },
      setAside: { () throws(LedgerError) in folder + "/" + (try disk.setAside(fileName)) })
  }
}
