extension PythonPeer {
  /// Polars on all cores, with the same work as DuckDB.
  static let polars = PythonPeer(
    name: "polars",
    program: """
      pl = module("polars")
      text = pl.String
      start = clock()
      figures = (
        pl.read_ndjson(sys.argv[1], schema={
          "kind": text,
          "figures": pl.List(pl.Struct({"series": text, "period": text, "value": text}))})
        .filter(pl.col("kind") == "release").with_row_index("event")
        .explode("figures").unnest("figures"))
      latest = (
        figures.group_by("series", "period")
        .agg(pl.col("value").sort_by("event").last().cast(pl.Float64), pl.len().alias("count"))
        .sort("series", "period"))
      numbered = (
        latest
        .with_columns((pl.col("value") / pl.col("value").shift(12).over("series") - 1).alias("growth"))
        .with_columns(pl.when(pl.col("growth") < 0).then(0).otherwise(1)
          .cum_sum().over("series").alias("run")))
      falling = numbered.filter(
        (pl.col("run") == pl.col("run").max().over("series")) & (pl.col("growth") < 0))
      numbers = (latest.height, int(latest["count"].sum()) - latest.height, latest["value"].sum())
      finish(pl.__version__, {"replay": clock() - start}, currentLevels=numbers[0],
        laterFigures=numbers[1], sumOfLevels=numbers[2], contractionPeriods=falling.height)
      """)
}
