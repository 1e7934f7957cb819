#if PostgreSQL
  import LedgerLog
  import LedgerModel

  /// Tells when the server notifies of an append, which the table `checkpoint` has it do.
  final class DatabaseChangeSignal: ChangeSignal {
    private let connection: Connection
    private let place: String
    private let pipe: WakePipe

    /// - Throws: ``LedgerError`` with the code `unavailable`.
    init(_ address: DatabaseAddress) throws(LedgerError) {
      pipe = try WakePipe()
      place = address.place
      connection = try Connection(address)
      do throws(DatabaseFailure) { try connection.run("LISTEN indicators") } catch {
        throw error.described(place)
      }
    }

    func wait(milliseconds: Int) throws(LedgerError) {
      do throws(DatabaseFailure) {
        // One may have come along with something else.
        guard try connection.takeNotifications() == 0 else { return }
        pipe.wait(for: connection.socket, milliseconds: milliseconds)
        _ = try connection.takeNotifications()
      } catch { throw error.described(place) }
    }

    func interrupt() { pipe.wake() }
  }
#endif
