import GraphKernels
import TestSupport
import Testing

@Suite("All-source reach across blocks")
struct AllSourceWideTests {
  @Test(
    "Thousands of assets of few or many classes equal one run per source",
    arguments: [(1, 4), (2, 60), (3, 5000), (4, 1 << 40)])
  func assets(seed: UInt64, weightBound: Int) {
    var random = SplitMix(seed: seed)
    let vertexCount = 9000
    var (tails, heads) = Self.edges(count: 14000, among: vertexCount, &random)
    // Mostly downwards, so that components stay small and many.
    for edge in tails.indices where tails[edge] > heads[edge] && !random.chance(1) {
      swap(&tails[edge], &heads[edge])
    }
    var needs: [UInt32: UInt32?] = [:]
    for _ in 0..<700 {
      let need: UInt32? = random.pick([nil, 2, 2, 1])
      needs.updateValue(need, forKey: UInt32(random.below(vertexCount)))
    }
    let topology = Topology(
      vertexCount: vertexCount, tails: tails, heads: heads, joinNeeds: needs)
    let assets = random.permutation(vertexCount).prefix(6500).map { UInt32($0) }
    let weights = assets.map { _ in UInt64(random.below(weightBound)) }
    let plan = expectEqual(topology, assets, weights, &random)
    #expect(plan.work.blocks > 2)
  }

  @Test("Graphs of a hundred vertices, half of them joins, equal one run per source")
  func middling() {
    var (rounds, joinEdges) = (0, 0)
    for seed in 0..<400 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let vertexCount = 40 + random.below(120)
      let degree = random.pick([1, 2, 3])
      let (tails, heads) = Self.edges(count: vertexCount * degree, among: vertexCount, &random)
      var needs: [UInt32: UInt32?] = [:]
      for _ in 0..<vertexCount / random.pick([2, 5]) {
        let need: UInt32? = random.pick([nil, 2, 2, 2, 3])
        needs.updateValue(need, forKey: UInt32(random.below(vertexCount)))
      }
      let topology = Topology(
        vertexCount: vertexCount, tails: tails, heads: heads, joinNeeds: needs)
      let assets = (0..<UInt32(vertexCount)).filter { _ in random.chance(50) }
      let weights = AllSourceCase.weights(assets.count, &random)
      let plan = expectEqual(topology, assets, weights, &random)
      rounds = max(rounds, plan.work.joinRounds)
      joinEdges += plan.work.joinEdges
    }
    #expect(rounds > 4 && joinEdges > 4000, "\(rounds) \(joinEdges)")
  }

  @Test("Hundreds of joins of each kind, of up to 200 inputs, equal one run per source")
  func joins() {
    for seed in 0..<6 as Range<UInt64> {
      var random = SplitMix(seed: seed)
      let ordinary = 600
      let joinCount = 500
      var (tails, heads) = Self.edges(count: 900, among: ordinary, &random)
      var needs: [UInt32: UInt32?] = [:]
      let sizes = random.pick([[2], [2, 3, 4], [5, 31, 32], [2, 62, 63, 64, 65, 127, 200]])
      for join in UInt32(ordinary)..<UInt32(ordinary + joinCount) {
        let inputs = random.permutation(ordinary + joinCount).prefix(random.pick(sizes))
        tails += inputs.map { UInt32($0) }
        heads += inputs.map { _ in join }
        let need = random.pick([inputs.count, 2, (inputs.count + 3) / 4])
        needs.updateValue(UInt32(max(1, need)), forKey: join)
        tails.append(join)
        heads.append(UInt32(random.below(ordinary + joinCount)))
      }
      let topology = Topology(
        vertexCount: ordinary + joinCount, tails: tails, heads: heads, joinNeeds: needs)
      let assets = (0..<UInt32(ordinary + joinCount)).filter { _ in random.chance(60) }
      let plan = expectEqual(topology, assets, assets.map { UInt64($0) }, &random)
      #expect(plan.work.joinEdges > 100 && plan.work.joinRounds > 2, "seed \(seed)")
    }
  }

  @Test(
    "Joins with more inputs than a block has bits are counted over several",
    arguments: [2046, 2047, 2048, 2049, 5000])
  func wideJoin(inputCount: Int) {
    for (seed, short) in [0, 1, 700].enumerated() {
      var random = SplitMix(seed: UInt64(seed))
      // 0 leads to all inputs, 1 and 2 to overlapping parts; the joins lead to assets and on.
      let first = UInt32(6)
      let inputs = first..<first + UInt32(inputCount)
      var edges: [(tail: UInt32, head: UInt32)] = []
      for input in inputs {
        edges.append((0, input))
        if random.chance(85) { edges.append((1, input)) }
        if random.chance(60) { edges.append((2, input)) }
        edges += [(input, 4), (input, 5)]
      }
      edges += [(3, 1), (3, 2), (4, inputs.upperBound), (5, inputs.upperBound)]
      let topology = Topology(
        vertexCount: Int(inputs.upperBound) + 1, tails: edges.map(\.tail),
        heads: edges.map(\.head),
        joinNeeds: [
          4: UInt32(inputCount - short), 5: UInt32(inputCount * 7 / 10), inputs.upperBound: nil,
        ])
      let assets = [4, 5, inputs.upperBound] + inputs.prefix(10)
      let sources = [0, 1, 2, 3, 4, 5] + inputs.suffix(3)
      let weights = assets.map { UInt64($0) }
      let reach = AllSourcePlan(topology, assets: assets, weights: weights, sources: sources)
        .count()
      let expected = AllSourceCase.expected(
        topology, assets: assets, weights: weights, sources: sources)
      #expect(reach.counts == expected.counts && reach.weights == expected.weights)
      #expect(reach.counts[0] == 13 && reach.counts[2] <= 10, "\(reach.counts)")
    }
  }

  private static func edges(
    count: Int, among vertexCount: Int, _ random: inout SplitMix
  ) -> (tails: [UInt32], heads: [UInt32]) {
    var (tails, heads): ([UInt32], [UInt32]) = ([], [])
    for _ in 0..<count {
      tails.append(UInt32(random.below(vertexCount)))
      heads.append(UInt32(random.below(vertexCount)))
    }
    return (tails, heads)
  }

  /// Expects the answer for some sources, whatever the number of threads.
  private func expectEqual(
    _ topology: Topology, _ assets: [UInt32], _ weights: [UInt64], _ random: inout SplitMix
  ) -> AllSourcePlan {
    let sources = random.permutation(topology.vertexCount).prefix(3000).map { UInt32($0) }
    let plan = AllSourcePlan(topology, assets: assets, weights: weights, sources: sources)
    let again = AllSourcePlan(topology, assets: assets, weights: weights, sources: sources)
    let reach = plan.count()
    let expected = AllSourceCase.expected(
      topology, assets: assets, weights: weights, sources: sources)
    #expect(reach.counts == expected.counts)
    #expect(reach.weights == expected.weights)
    #expect(plan.count(threads: 2) == reach && plan.count(threads: 5) == reach)
    #expect(again.work == plan.work)
    return plan
  }
}
