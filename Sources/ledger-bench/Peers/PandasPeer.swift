extension PythonPeer {
  /// pandas for the vintages, with statsmodels and scipy for the tests.
  ///
  /// Its arguments are a CSV file and the names of the columns of series, period, vintage and value.
  static let pandas = PythonPeer(
    name: "pandas",
    program: """
      pd, np, sm, stats = map(module, ("pandas", "numpy", "statsmodels.api", "scipy.stats"))
      diagnostic = module("statsmodels.stats.diagnostic")
      start = clock()
      series, period, vintage, value = sys.argv[2:6]
      table = pd.read_csv(sys.argv[1], usecols=[series, period, vintage, value])
      if "q" in str(table[vintage].iloc[0]):
        table[vintage] = pd.PeriodIndex(table[vintage].str.upper(), freq="Q").to_timestamp()
      table = table.sort_values([series, vintage, period])
      table["x"] = table.groupby([series, vintage])[value].pct_change() * 100
      table = table.dropna(subset=["x"]).sort_values([series, period, vintage])
      read = clock()

      def fit(r, x):
        # Bartlett weights, and as many lags as Newey and West suggest.
        lags = int(4 * (len(r) / 100) ** (2 / 9))
        return sm.OLS(r, x).fit(cov_type="HAC", cov_kwds={"maxlags": lags}, use_t=True)

      def statistics(early, late):
        r, n = late - early, len(early)
        result = [n, r.mean(), np.abs(r).mean(), r.min(), r.max(), r.std(ddof=1),
          r.std(ddof=1) / late.std(ddof=1), (r > 0).mean(), (r * r).mean(),
          *np.quantile(r, [0.1, 0.5, 0.9])]
        if not r.any():
          return result
        result += stats.ttest_1samp(r, 0)
        result += [fit(r, np.ones(n)).pvalues[0], *stats.pearsonr(r, early)]
        result += stats.pearsonr(r[1:], r[:-1])
        result += list(diagnostic.acorr_ljungbox(r, lags=[4]).iloc[0])
        steps = np.diff(r)
        blocks = steps[:len(steps) // 4 * 4].reshape(-1, 4)
        result += stats.friedmanchisquare(*blocks.T)
        for x in (early, late):
          news = fit(r, sm.add_constant(x))
          result += [*news.params, *news.bse, *news.pvalues, float(news.f_test(np.eye(2)).pvalue)]
        error = np.sqrt((r * r).mean())
        result.append(error / (np.sqrt((late * late).mean()) + np.sqrt((early * early).mean())))
        result.append(np.sqrt(((r[1:] / late[:-1]) ** 2).sum() /
          ((np.diff(late) / late[:-1]) ** 2).sum()))
        result.append((np.sign(early) == np.sign(late)).mean())
        result.append((np.sign(np.diff(early)) == np.sign(np.diff(late))).mean())
        return result

      groups, pairs, size = 0, 0, 0.0
      for _, one in table.groupby(series):
        releases = one.groupby(period)["x"]
        latest = releases.last()
        for number in range(7):
          early = releases.nth(number)
          early.index = one.loc[early.index, period]
          row = statistics(early.to_numpy(), latest.loc[early.index].to_numpy())
          groups, pairs, size = groups + 1, pairs + row[0], size + row[0] * row[2]
      finish(f"{pd.__version__}, statsmodels {module('statsmodels').__version__}",
        {"import": read - start, "statistics": clock() - read, "both": clock() - start},
        groups=groups, pairs=pairs, sumOfRevisions=float(size))
      """)
}
