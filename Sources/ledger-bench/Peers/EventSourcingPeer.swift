extension PythonPeer {
  /// Python's eventsourcing library with its SQLite recorder: every release an event, then all read
  /// again.
  ///
  /// Arguments: the workload's file, and the database to be made.
  static let eventSourcing = PythonPeer(
    name: "eventsourcing",
    program: """
      os.environ.update(PERSISTENCE_MODULE="eventsourcing.sqlite", SQLITE_DBNAME=sys.argv[2])
      domain, application = module("eventsourcing.domain"), module("eventsourcing.application")
      from importlib.metadata import version

      class Release(domain.Aggregate):
        def __init__(self, agency, published, figures):
          self.agency, self.published, self.figures = agency, published, figures

      store = application.Application()
      start = clock()
      for _, _, event in releases(sys.argv[1]):
        store.save(Release(event["agency"], event["published"], event["figures"]))
      appended = clock()
      latest, later, position = {}, 0, 1
      while notes := store.notification_log.select(position, 10):
        for note in notes:
          for figure in store.mapper.to_domain_event(note).figures:
            key = figure["series"], figure["period"]
            later += key in latest
            latest[key] = float(figure["value"])
        position = notes[-1].id + 1
      finish(version("eventsourcing"), {"append": appended - start, "replay": clock() - appended},
        currentLevels=len(latest), laterFigures=later, sumOfLevels=sum(latest.values()))
      """)
}
