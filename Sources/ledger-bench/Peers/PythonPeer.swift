/// A peer that is reached through a short program in python.
///
/// A file of its own declares each peer; the program does the work of the measure, takes the time
/// itself, so that the start of python does not count, and calls `finish`.
struct PythonPeer {
  /// What the table calls it.
  let name: String
  /// The program; its arguments are `sys.argv[1]` and so on.
  let program: String

  /// The peer at work with some arguments.
  func contestant(_ arguments: [String], on bench: Bench) -> Contestant? {
    bench.python.map { python in
      Contestant(name: name, words: [python, "-c", Self.prelude + program] + arguments)
    }
  }

  /// What every program begins with: `module(name)` imports a package or says that it is missing,
  /// and `finish` prints an ``Outcome``.
  private static let prelude = """
    import importlib, json, os, sys, time

    clock = time.perf_counter

    def module(name):
        try:
            return importlib.import_module(name)
        except ImportError as error:
            print(json.dumps({"missing": str(error)}))
            sys.exit()

    def finish(version, seconds, **numbers):
        shown = {key: f"{n:.2f}" if isinstance(n, float) else str(n) for key, n in numbers.items()}
        print("\\n" + json.dumps({"version": version, "seconds": seconds, "numbers": shown}))

    def releases(path):
        with open(path) as lines:
            for number, line in enumerate(lines):
                event = json.loads(line)
                if event["kind"] == "release":
                    yield number, line, event


    """
}
