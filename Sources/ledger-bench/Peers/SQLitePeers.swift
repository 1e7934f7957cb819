extension PythonPeer {
  private static let table = """
    create = '''create table figure(series text, period text, published text, seq integer, value text,
      primary key (series, period, published, seq)) without rowid'''


    """

  /// SQLite as a store of events: every release one durable transaction, in a write-ahead log with
  /// synchronous=FULL, then everything rebuilt by SQL.
  ///
  /// Arguments: the workload's file, and the database to be made.
  static let sqlite = PythonPeer(
    name: "SQLite",
    program: table + """
      import sqlite3
      database = sqlite3.connect(sys.argv[2], isolation_level=None)
      database.execute("pragma journal_mode = wal")
      database.execute("pragma synchronous = full")
      database.execute(create)
      database.execute("create table event(seq integer primary key, body text)")
      start = clock()
      for seq, line, event in releases(sys.argv[1]):
        database.execute("begin")
        database.execute("insert into event values (?, ?)", (seq, line))
        database.executemany("insert into figure values (?, ?, ?, ?, ?)", [
          (f["series"], f["period"], event["published"], seq, f["value"]) for f in event["figures"]])
        database.execute("commit")
      appended = clock()
      numbers = database.execute('''
        with ranked as (
          select series, period, cast(value as real) as value,
            row_number() over (partition by series, period order by published desc, seq desc) as rank
          from figure),
        latest as (select series, period, value from ranked where rank = 1),
        grown as (
          select *, value / lag(value, 12) over (partition by series order by period) - 1 as growth
          from latest),
        numbered as (
          select *, sum(case when growth < 0 then 0 else 1 end)
            over (partition by series order by period) as run
          from grown),
        last_run as (select series, max(run) as run from numbered group by series)
        select (select count(*) from latest),
          (select count(*) from figure) - (select count(*) from latest),
          (select sum(value) from latest),
          (select count(*) from numbered join last_run using (series, run) where growth < 0)
        ''').fetchone()
      finish(sqlite3.sqlite_version, {"append": appended - start, "replay": clock() - appended},
        currentLevels=numbers[0], laterFigures=numbers[1], sumOfLevels=numbers[2],
        contractionPeriods=numbers[3])
      """)

  /// The table of ``sqlite`` made as fast as can be, in order, for the measures that only read.
  ///
  /// Arguments: the workload's file, and the database to be made.
  static let sqliteTable = PythonPeer(
    name: "SQLite",
    program: table + """
      import sqlite3
      database = sqlite3.connect(sys.argv[2], isolation_level=None)
      for setting in ("journal_mode = off", "synchronous = off", "cache_size = -1000000",
          "temp_store = file"):
        database.execute("pragma " + setting)
      database.execute(create)
      database.execute("create temp table input(series, period, published, seq, value)")
      database.execute("begin")
      for seq, line, event in releases(sys.argv[1]):
        database.executemany("insert into input values (?, ?, ?, ?, ?)", [
          (f["series"], f["period"], event["published"], seq, f["value"]) for f in event["figures"]])
      database.execute('''insert into figure
        select * from input order by series, period, published, seq''')
      database.execute("commit")
      database.execute("analyze")
      finish(sqlite3.sqlite_version, {})
      """)

  /// What was known of a figure on a day, asked for again and again in one process.
  ///
  /// Arguments: the database, and the file of ``LookUps``.
  static let sqliteLookUp = PythonPeer(
    name: "SQLite",
    program: """
      import sqlite3
      database = sqlite3.connect(sys.argv[1], isolation_level=None)
      with open(sys.argv[2]) as lines:
        questions = [tuple(line.split()) for line in lines]
      ask = '''select value from figure where series = ? and period = ? and published <= ?
        order by published desc, seq desc limit 1'''
      answers = []
      start = clock()
      for question in questions:
        answers.append(database.execute(ask, question).fetchone())
      seconds = clock() - start
      known = [round(float(answer[0]) * 100) for answer in answers if answer]
      finish(sqlite3.sqlite_version, {"query": seconds / len(questions)},
        answered=len(known), sumOfHundredths=sum(known))
      """)

  /// Small durable transactions, one after the other.
  ///
  /// Arguments: the database to be made, how many, and the bytes of each.
  static let sqliteSmallAppend = PythonPeer(
    name: "SQLite",
    program: """
      import sqlite3
      database = sqlite3.connect(sys.argv[1], isolation_level=None)
      database.execute("pragma journal_mode = wal")
      database.execute("pragma synchronous = full")
      database.execute("create table event(seq integer primary key, body blob)")
      count, body = int(sys.argv[2]), b"x" * int(sys.argv[3])
      start = clock()
      for seq in range(count):
        database.execute("insert into event values (?, ?)", (seq, body))
      finish(sqlite3.sqlite_version, {"release": (clock() - start) / count})
      """)
}
