import GraphKernels
import TestSupport
import Testing

@Suite("All-source reach")
struct AllSourceOracleTests {
  @Test("It equals forward chaining from every source, for any number of threads")
  func oracle() {
    var seen = Seen()
    for seed in 0..<6000 {
      let example = AllSourceCase.random(seed: UInt64(seed))
      let plan = example.plan
      let reach = plan.count()
      let expected = example.expected(example.graph)
      #expect(reach.counts == expected.counts, "seed \(seed)\n\(example.text)")
      #expect(reach.weights == expected.weights, "seed \(seed)\n\(example.text)")
      #expect(plan.count(threads: 2) == reach && plan.count(threads: 5) == reach, "seed \(seed)")
      seen.add(example, plan, expected.counts)
    }
    #expect(seen.decidedByJoins > 600 && seen.beyondOr > 2000)
    #expect(seen.chains > 150 && seen.longChains > 30)
    #expect(seen.between > 1500 && seen.selfLoops > 2000 && seen.cycles > 200)
  }

  @Test("The timed samples' graphs, joins and all, equal forward chaining")
  func timedCases() {
    for seed in 0..<1000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed)).withoutTime
      let vertices = Array(0..<UInt32(graph.vertexCount))
      let example = AllSourceCase(
        graph: graph, assets: vertices, weights: vertices.map { UInt64($0) + 1 },
        sources: vertices)
      let reach = example.plan.count()
      let expected = example.expected(graph)
      #expect(reach.counts == expected.counts, "seed \(seed)\n\(example.text)")
      #expect(reach.weights == expected.weights, "seed \(seed)\n\(example.text)")
    }
  }

  @Test("The order of sources, assets and edges changes neither answers nor work")
  func order() {
    for seed in 0..<300 {
      let example = AllSourceCase.random(seed: UInt64(seed))
      var random = SplitMix(seed: UInt64(seed))
      let assetOrder = random.permutation(example.assets.count)
      let sourceOrder = random.permutation(example.sources.count)
      var shuffled = example
      shuffled.assets = assetOrder.map { example.assets[$0] }
      shuffled.weights = assetOrder.map { example.weights[$0] }
      shuffled.sources = sourceOrder.map { example.sources[$0] }
      let (plan, other) = (example.plan, shuffled.plan)
      let (reach, otherReach) = (plan.count(), other.count(threads: 2))
      #expect(other.work == plan.work && otherReach.work == reach.work, "seed \(seed)")
      #expect(otherReach.counts == sourceOrder.map { reach.counts[$0] }, "seed \(seed)")
      #expect(otherReach.weights == sourceOrder.map { reach.weights[$0] }, "seed \(seed)")
    }
  }
}

/// How many random cases contain what they are drawn for.
private struct Seen {
  var decidedByJoins = 0
  var beyondOr = 0
  var chains = 0
  var longChains = 0
  var between = 0
  var selfLoops = 0
  var cycles = 0

  mutating func add(_ example: AllSourceCase, _ plan: AllSourcePlan, _ counts: [UInt64]) {
    let graph = example.graph
    let topology = example.topology
    // Something is reached through a join that needed several inputs.
    var without = graph
    for join in topology.joins where topology.joinNeeds[Int(join)] > 1 {
      without.joinNeeds[join] = 100
    }
    if example.expected(without).counts != counts { decidedByJoins += 1 }
    var asOr = graph
    asOr.joinNeeds = [:]
    if example.expected(asOr).counts != counts { beyondOr += 1 }
    if plan.work.joinRounds >= 3 { chains += 1 }
    if plan.work.joinRounds >= 4 { longChains += 1 }
    let live = topology.joins.filter { join in
      let need = topology.joinNeeds[Int(join)]
      return need > 1 && need < StaticOracle.neighbours(into: join, graph).count
    }
    if !live.isEmpty { between += 1 }
    if topology.joins.contains(where: { StaticOracle.neighbours(into: $0, graph).contains($0) }) {
      selfLoops += 1
    }
    // Edges for joins close cycles that the plain edges do not.
    let plain = AllSourceCase(
      graph: without, assets: example.assets, weights: example.weights, sources: example.sources)
    if plan.work.joinEdges > 0 && plan.work.components < plain.plan.work.components { cycles += 1 }
  }
}
