import Foundation

/// Returns what the work returns, and its seconds on the clock and of the processors.
func timing<Result>(_ work: () throws -> Result) rethrows
  -> (seconds: Double, processorSeconds: Double, result: Result)
{
  let clock = ContinuousClock()
  let processorStart = processorSeconds()
  let start = clock.now
  let result = try work()
  let elapsed = (clock.now - start).components
  let processor = processorSeconds() - processorStart
  return (Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18, processor, result)
}

/// Peak resident memory of the process in bytes.
func peakResidentBytes() -> Int {
  var usage = rusage()
  // 0 is RUSAGE_SELF, whose type differs between systems.
  getrusage(0, &usage)
  #if os(Linux)
    return usage.ru_maxrss * 1024
  #else
    return usage.ru_maxrss
  #endif
}

private func processorSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
