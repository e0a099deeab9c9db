import Sampling
import Testing

/// Fixed seeds, so these pass or fail once and for all; the limits are four standard deviations.
@Suite("Uniformity of streams")
struct UniformityTests {
  /// Ways of walking through the names of draws, each of which must look random on its own.
  enum Walk: CaseIterable {
    case index, entity, unit, seed, purpose

    func uniform(_ step: UInt64) -> Double {
      let streams = RandomStreams(
        seed: self == .seed ? step : 42, unit: self == .unit ? step : 0)
      let purpose = self == .purpose ? "purpose-\(step)" : "arrival"
      let entity = self == .entity ? step : 0
      return streams.uniform(
        StreamPurpose(purpose), EntityKey("actor").appending(entity),
        self == .index ? step : 0)
    }
  }

  static let count = 10_000

  @Test("Mean and variance are those of the uniform distribution", arguments: Walk.allCases)
  func moments(walk: Walk) {
    let uniforms = (0..<Self.count).map { walk.uniform(UInt64($0)) }
    let n = Double(Self.count)
    let mean = uniforms.reduce(0, +) / n
    let variance = uniforms.reduce(0) { $0 + ($1 - 0.5) * ($1 - 0.5) } / n
    #expect(abs(mean - 0.5) < 4 * (1 / (12 * n)).squareRoot())
    #expect(abs(variance - 1.0 / 12) < 4 * (1 / (180 * n)).squareRoot())
  }

  @Test("Sixty-four classes are filled evenly", arguments: Walk.allCases)
  func classes(walk: Walk) {
    var counts = [Int](repeating: 0, count: 64)
    for step in 0..<Self.count { counts[Int(64 * walk.uniform(UInt64(step)))] += 1 }
    let expected = Double(Self.count) / 64
    let chiSquare = counts.reduce(0) { sum, count in
      sum + (Double(count) - expected) * (Double(count) - expected) / expected
    }
    // 63 degrees of freedom: mean 63, standard deviation √126.
    #expect(abs(chiSquare - 63) < 4 * 126.0.squareRoot())
  }

  @Test("Neighbouring draws are uncorrelated", arguments: Walk.allCases)
  func serialCorrelation(walk: Walk) {
    let uniforms = (0...Self.count).map { walk.uniform(UInt64($0)) - 0.5 }
    let sum = zip(uniforms, uniforms.dropFirst()).reduce(0) { $0 + $1.0 * $1.1 }
    let correlation = 12 * sum / Double(Self.count)
    #expect(abs(correlation) < 4 / Double(Self.count).squareRoot())
  }
}
