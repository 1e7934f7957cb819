extension PythonPeer {
  /// DuckDB with two threads: reads the JSON Lines, keeps the latest value of each period, and
  /// follows each series' yearly growth to its end.
  static let duckDB = PythonPeer(
    name: "DuckDB",
    program: """
      duckdb = module("duckdb")
      database = duckdb.connect(config={"threads": 2})
      database.execute("set enable_progress_bar = false")
      start = clock()
      database.execute(f'''
        create temp table figures as
        select event, figure.series as series, figure.period as period,
          figure.value::decimal(18, 2) as value
        from (
          select event, unnest(figures) as figure
          from (
            select row_number() over () as event, figures
            from read_json('{sys.argv[1]}', format = 'newline_delimited',
              maximum_object_size = 268435456,
              columns = {{kind: 'varchar',
                figures: 'struct(series varchar, period varchar, value varchar)[]'}})
            where kind = 'release'))
        ''')
      numbers = database.execute('''
        with latest as (
          select series, period, arg_max(value, event) as value, count(*) - 1 as later
          from figures group by series, period),
        grown as (
          select *, value / lag(value, 12) over in_series - 1 as growth
          from latest window in_series as (partition by series order by period)),
        numbered as (
          select *, sum(if(growth < 0, 0, 1)) over (partition by series order by period) as run
          from grown),
        last_run as (select series, max(run) as run from numbered group by series)
        select (select count(*) from latest), (select sum(later) from latest),
          (select sum(value) from latest),
          (select count(*) from numbered join last_run using (series, run) where growth < 0)
        ''').fetchone()
      finish(duckdb.__version__, {"replay": clock() - start}, currentLevels=numbers[0],
        laterFigures=int(numbers[1]), sumOfLevels=numbers[2], contractionPeriods=numbers[3])
      """)
}
