import AccessSimulation
import TestSupport
import Testing

@Suite("Latency histograms")
struct LatencyHistogramTests {
  private static let shares = [0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1]

  private static func histogram(_ seconds: [Int64]) -> LatencyHistogram {
    seconds.reduce(into: LatencyHistogram()) { $0.record($1) }
  }

  /// Latencies from nothing to a year, evenly on a logarithmic scale.
  private static func sample(_ count: Int, seed: UInt64) -> [Int64] {
    var random = SplitMix(seed: seed)
    return (0..<count).map { _ in
      Int64.random(in: 0...(Int64(1) << Int64.random(in: 0...25, using: &random)), using: &random)
    }
  }

  /// The smallest with at least a share p at or below it.
  private static func exact(_ p: Double, _ sorted: [Int64]) -> Int64 {
    sorted.first { value in
      Double(sorted.count { $0 <= value }) >= p * Double(sorted.count) - 1e-9
    } ?? 0
  }

  @Test("A quantile is the exact one to within 0.1 %", arguments: 1...8 as ClosedRange<UInt64>)
  func quantiles(seed: UInt64) throws {
    let sorted = Self.sample(400, seed: seed).sorted()
    let histogram = Self.histogram(sorted)
    for p in Self.shares {
      let quantile = try #require(histogram.quantile(p))
      let exact = Self.exact(p, sorted)
      #expect(Double(abs(quantile - exact)) <= 0.001 * Double(exact), "\(p) of \(seed)")
      if exact < 2_048 { #expect(quantile == exact) }
    }
  }

  @Test("Quantiles of ten whole seconds are those seconds")
  func small() {
    let histogram = Self.histogram(Array(1...10))
    #expect(histogram.quantile(0) == 1)
    #expect(histogram.quantile(0.1) == 1)
    #expect(histogram.quantile(0.11) == 2)
    #expect(histogram.quantile(0.5) == 5)
    #expect(histogram.quantile(0.7) == 7)
    #expect(histogram.quantile(1) == 10)
    #expect(histogram.mean == 5.5)
  }

  @Test("Count and mean are exact, however long the latencies")
  func moments() {
    let sample = Self.sample(1_000, seed: 3)
    let histogram = Self.histogram(sample)
    #expect(histogram.count == 1_000)
    #expect(histogram.totalSeconds == sample.reduce(0, +))
    #expect(histogram.mean == Double(sample.reduce(0, +)) / 1_000)
  }

  @Test("Merging the histograms of parts gives that of the whole, in either order")
  func merging() {
    let sample = Self.sample(500, seed: 9)
    let whole = Self.histogram(sample)
    let parts = [Self.histogram(Array(sample[..<123])), Self.histogram(Array(sample[123...]))]
    var forwards = parts[0]
    forwards.merge(parts[1])
    var backwards = parts[1]
    backwards.merge(parts[0])
    #expect(forwards == whole && backwards == whole)
    #expect(forwards.steps == whole.steps)
    forwards.merge(LatencyHistogram())
    #expect(forwards == whole)
  }

  @Test("The steps of a histogram, recorded again, have the same steps")
  func steps() {
    let histogram = Self.histogram(Self.sample(500, seed: 21))
    var again = LatencyHistogram()
    for step in histogram.steps { again.record(step.seconds, count: step.count) }
    #expect(again.steps == histogram.steps)
    #expect(histogram.steps.map(\.seconds) == histogram.steps.map(\.seconds).sorted())
  }

  @Test("Without latencies nothing is defined")
  func empty() {
    var histogram = LatencyHistogram()
    histogram.record(5, count: 0)
    #expect(histogram.count == 0 && histogram.steps.isEmpty)
    #expect(histogram.mean == nil && histogram.quantile(0.5) == nil)
  }

  @Test("A latency of nothing is a latency")
  func zero() {
    var histogram = LatencyHistogram()
    histogram.record(0, count: 3)
    #expect(histogram.steps == [LatencyHistogram.Step(seconds: 0, count: 3)])
    #expect(histogram.mean == 0 && histogram.quantile(0.99) == 0)
  }
}
