#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Seconds of a clock that is never set.
func now() -> Double {
  var time = timespec()
  unsafe clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

/// Does some work and tells how many seconds it took.
func timed<Result>(_ work: () throws -> Result) rethrows -> (result: Result, seconds: Double) {
  let start = now()
  let result = try work()
  return (result, now() - start)
}
