import Statistics
import TestSupport
import Testing

@Suite("Moments of a sample")
struct MomentsTests {
  @Test("The sum keeps what plain addition loses")
  func compensatedSum() {
    #expect(Moments.sum([]) == 0)
    #expect(Moments.sum([1, 1e100, 1, -1e100]) == 2)
    #expect(Moments.sum([Double](repeating: 0.1, count: 10)) == 1)
    #expect(Moments.sum([1, .infinity]) == .infinity)
    #expect(Moments.sum([-.infinity, .infinity]).isNaN)
  }

  @Test("The sum equals exact integer arithmetic on random integers of mixed size")
  func exactSum() {
    var random = SplitMix(seed: 1)
    for _ in 0..<200 {
      let numbers = (0..<100).map { _ in
        Int64(bitPattern: random.next()) >> Int64(12 + random.below(40))
      }
      let exact = numbers.reduce(0, +)
      #expect(Moments.sum(numbers.map(Double.init)) == Double(exact))
    }
  }

  @Test("Mean and spread of known samples")
  func known() throws {
    #expect(Moments.mean([]) == nil)
    #expect(Moments.mean([3]) == 3)
    #expect(Moments.variance([3]) == nil)
    #expect(Moments.standardDeviation([]) == nil)
    let sample: [Double] = [2, 4, 4, 4, 5, 5, 7, 9]
    #expect(Moments.mean(sample) == 5)
    #expect(Moments.variance(sample) == 32.0 / 7)
    #expect(Moments.standardDeviation(sample) == (32.0 / 7).squareRoot())
  }

  @Test("Equal values have their own mean and no spread", arguments: [0.1, 1.0 / 3, 1e-300, 7e15])
  func equalValues(value: Double) {
    for count in 2...60 {
      let sample = [Double](repeating: value, count: count)
      #expect(Moments.mean(sample) == value)
      #expect(Moments.variance(sample) == 0)
    }
  }

  @Test("The variance does not suffer from a large offset")
  func offset() throws {
    let sample: [Double] = [4, 7, 13, 16]
    let shifted = sample.map { $0 + 1e9 }
    #expect(Moments.variance(sample) == 30)
    #expect(Moments.variance(shifted) == 30)
  }

  @Test("Correlation is 1 along a line, 0 across, and undefined without spread")
  func correlation() throws {
    let x: [Double] = [1, 2, 3, 4]
    let rising = try #require(Moments.correlation(x, x.map { 3 * $0 + 1 }))
    #expect(abs(rising - 1) < 1e-15)
    let falling = try #require(Moments.correlation(x, x.map { -$0 }))
    #expect(abs(falling + 1) < 1e-15)
    #expect(Moments.correlation(x, [1, -1, -1, 1]) == 0)
    #expect(Moments.correlation(x, [5, 5, 5, 5]) == nil)
    #expect(Moments.correlation([1], [2]) == nil)
  }
}
