import Foundation

/// Time on the clock and of all processors together, in milliseconds.
struct Elapsed {
  var wall: Double
  var processor: Double
}

/// Returns what the work returns, and its time.
func timing<Result>(_ work: () -> Result) -> (elapsed: Elapsed, result: Result) {
  let clock = ContinuousClock()
  let processorStart = processorMilliseconds()
  let start = clock.now
  let result = work()
  let wall = clock.now - start
  let processor = processorMilliseconds() - processorStart
  return (Elapsed(wall: milliseconds(wall), processor: processor), result)
}

/// Returns the median; of an even number of values the mean of the middle two.
func median(_ values: [Double]) -> Double {
  let sorted = values.sorted()
  let upper = sorted[sorted.count / 2]
  return sorted.count.isMultiple(of: 2) ? (sorted[sorted.count / 2 - 1] + upper) / 2 : upper
}

private func milliseconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) * 1e3 + Double(duration.components.attoseconds) / 1e15
}

private func processorMilliseconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}
