#if PostgreSQL
  import Foundation
  import TestSupport

  /// A primary and two standbys, of which any one must confirm each commit.
  struct ReplicationGroup {
    let primary: PostgreSQLServer
    let standbys: [PostgreSQLServer]

    /// Starts all three.
    init() throws {
      primary = try PostgreSQLServer(settings: ["wal_level=replica", "max_wal_senders=8"])
      try primary.start()
      var standbys: [PostgreSQLServer] = []
      for _ in 0..<2 {
        let standby = try PostgreSQLServer(settings: primary.settings, following: primary)
        try standby.start()
        standbys.append(standby)
      }
      self.standbys = standbys
      try Self.demandConfirmation(by: standbys, on: primary)
    }

    /// Has a server's commits wait until any one of others has flushed them.
    private static func demandConfirmation(
      by others: [PostgreSQLServer], on server: PostgreSQLServer
    ) throws {
      let names = others.map { "s\($0.port)" }.joined(separator: ", ")
      try server.sql("ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 (\(names))'")
      try server.sql("SELECT pg_reload_conf()")
      while try server.sql("SHOW synchronous_standby_names").isEmpty { usleep(10_000) }
    }

    /// The address of a database on whichever of the servers is written to.
    func address(_ database: String) -> String {
      let hosts = ([primary] + standbys).map { "127.0.0.1:\($0.port)" }.joined(separator: ",")
      return "postgresql://\(PostgreSQLServer.owner)@\(hosts)/\(database)"
        + "?target_session_attrs=read-write&connect_timeout=2"
    }

    /// Kills the primary, promotes the standby that has most, and has the other follow it.
    ///
    /// With `ANY 1` an acknowledged commit is on one of the two: it must be the one that has most.
    ///
    /// - Returns: the new primary, and how many seconds nobody could write.
    func failOver() throws -> (PostgreSQLServer, seconds: Double) {
      try primary.kill()
      let start = Date()
      func received(_ server: PostgreSQLServer) throws -> Int {
        Int(try server.sql("SELECT pg_wal_lsn_diff(pg_last_wal_receive_lsn(), '0/0')")) ?? 0
      }
      let order = try standbys.sorted { try received($0) > received($1) }
      let (new, other) = (order[0], order[1])
      try new.promote()
      try other.sql(
        "ALTER SYSTEM SET primary_conninfo = 'host=127.0.0.1 port=\(new.port) "
          + "user=\(PostgreSQLServer.owner) application_name=s\(other.port)'")
      try other.sql("SELECT pg_reload_conf()")
      try Self.demandConfirmation(by: [other], on: new)
      return (new, (Date().timeIntervalSince(start) * 10).rounded() / 10)
    }

    func remove() { for server in [primary] + standbys { server.remove() } }
  }
#endif
