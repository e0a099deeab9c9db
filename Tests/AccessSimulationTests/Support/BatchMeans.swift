import Statistics
import Testing

/// The mean of a correlated series by batch means.
struct BatchMeans {
  let mean: Double
  let standardError: Double

  /// - Precondition: at least as many values as batches; what is left over is dropped.
  init(_ series: [Double], batches: Int = 25) {
    let size = series.count / batches
    let means = (0..<batches).map { batch in
      Moments.sum(Array(series[batch * size..<(batch + 1) * size])) / Double(size)
    }
    mean = Moments.mean(means) ?? .nan
    standardError = (Moments.standardDeviation(means) ?? .nan) / Double(batches).squareRoot()
  }

  /// Expects a closed form within four standard errors that are themselves small.
  func expect(
    _ value: Double, error: Double = 0.03, at location: SourceLocation = #_sourceLocation
  ) {
    #expect(
      abs(mean - value) < 4 * standardError, "\(mean) ± \(standardError) against \(value)",
      sourceLocation: location)
    #expect(
      standardError <= error * value, "\(standardError) against \(error) of \(value)",
      sourceLocation: location)
  }
}
