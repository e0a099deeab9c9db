import Estate
import EstateSources
import EstateStatistics
import Specs
import Testing

/// The estates that statistics are counted anew on.
enum TestEstates {
  /// Generated ones are worth more, random ones are odder.
  static func all() throws -> [Estate] {
    let preset = try #require(EstateSpec.preset("small"))
    var faulty = preset.misconfigured(toLevel: 2)
    faulty.seed = 5
    return try [EstateGenerator.generate(preset), EstateGenerator.generate(faulty)]
      + (1...60).map { RandomEstate.make(seed: $0) }
  }

  /// A generated one, and many random ones: for counts that take long.
  static func few() throws -> [Estate] {
    let preset = try #require(EstateSpec.preset("small"))
    return try [EstateGenerator.generate(preset.misconfigured(toLevel: 2))]
      + (100...250).map { RandomEstate.make(seed: $0) }
  }

  /// Checks one statistic of every estate against another way to count it.
  static func check(
    _ id: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ expected: (Estate) throws -> Double?
  ) throws {
    var defined = 0
    for estate in try all() {
      let row = try #require(EstateStatistics(estate)[id], sourceLocation: sourceLocation)
      let value = try expected(estate)
      #expect(
        isClose(row.value, value), "\(id): \(row.value as Any), counted \(value as Any)",
        sourceLocation: sourceLocation)
      defined += value == nil ? 0 : 1
    }
    // A count that is never defined checks nothing.
    #expect(defined > 10, sourceLocation: sourceLocation)
  }

  static func isClose(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return abs(first - second) <= 1e-9 * max(1, abs(second))
  }
}

extension Sequence {
  /// The share of elements that satisfy a condition; `nil` of none.
  func share(_ condition: (Element) throws -> Bool) rethrows -> Double? {
    var (hits, total) = (0, 0)
    for element in self {
      total += 1
      if try condition(element) { hits += 1 }
    }
    return total == 0 ? nil : Double(hits) / Double(total)
  }
}
