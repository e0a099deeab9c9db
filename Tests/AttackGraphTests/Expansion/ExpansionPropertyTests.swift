import AttackGraph
import Estate
import Testing

/// Compiled graphs against the direct evaluation of every row, on random estates.
@Suite("Compiled steps equal direct evaluation")
struct ExpansionPropertyTests {
  #if DEBUG
    private static let seedsPerBlock = 60
  #else
    private static let seedsPerBlock = 250
  #endif

  @Test("Pair by pair, and in the fixed point from every start", arguments: 0..<8)
  func agreement(block: Int) {
    for number in 0..<Self.seedsPerBlock {
      let seed = UInt64(block * 100_000 + number)
      let case_ = ExpansionCase(seed: seed)
      for difference in case_.differences().prefix(3) {
        Issue.record("seed \(seed): \(difference)")
      }
    }
  }

  @Test("Every row is evaluated directly, or says why not")
  func everyRow() {
    for technique in Catalogue.standard.techniques {
      let isEvaluated = Evaluator.table[technique.id] != nil
      #expect(isEvaluated != (Evaluator.leftOut[technique.id] != nil), "\(technique.id)")
    }
  }

  @Test("Every evaluated row occurs on the random estates")
  func everyRowOccurs() {
    var missing = Set(Evaluator.table.keys).intersection(
      Catalogue.standard.techniques.filter { $0.certainty != .assumed }.map(\.id))
    for seed in 0..<600 where !missing.isEmpty {
      missing.subtract(ExpansionCase(seed: UInt64(seed)).techniques())
    }
    #expect(missing.isEmpty, "\(missing.sorted())")
  }
}
