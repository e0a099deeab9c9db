import GraphKernels
import Testing

@Suite("Misuse of removals stops the program")
struct RemovalPreconditionTests {
  @Test("Weights that do not fit")
  func weights() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = DominatorTree(joinsAsOr: pair, sources: [0]).sums(of: [1])
      }, says: "Weights have one entry per vertex.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = WeightedAssets([0], weights: [])
      }, says: "Weights have one entry per asset.")
    await #expect(processExitsWith: .success) {
      _ = DominatorTree(joinsAsOr: pair, sources: [0]).sums(of: [1, 1])
    }
  }

  @Test("Assets given twice or unknown")
  func assets() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = WeightedAssets([1, 0, 1], weights: [1, 1, 1])
      }, says: "An asset is given once.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        _ = ChokePoints(pair, sources: [0], assets: WeightedAssets([2], weights: [1]))
      }, says: "An asset is one of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let sweep = RemovalSweep(pair, sources: [0])
        _ = sweep.losses(of: WeightedAssets([2], weights: [1]))
      }, says: "An asset is one of the topology's vertices.")
    await #expect(processExitsWith: .success) {
      _ = ChokePoints(pair, sources: [0], assets: WeightedAssets([1], weights: [1]))
    }
  }

  @Test("Candidates that are unknown, too many or given twice")
  func candidates() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        sweep(vertices: [2])
      }, says: "What is removed is of the topology.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        sweep(edges: [1])
      }, says: "What is removed is of the topology.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        sweep(vertices: [1, 1])
      }, says: "A candidate is given once.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        sweep(edges: [0, 0])
      }, says: "A candidate is given once.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        sweep(vertices: Array(repeating: 0, count: RemovalSweep.blockSize + 1))
      }, says: "A run takes one block of candidates.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        var sweep = RemovalSweep(pair, sources: [0])
        sweep.run(removingVertices: [1])
        _ = sweep.isReached(0, without: 1)
      }, says: "A candidate is one of the last run's.")
    await #expect(processExitsWith: .success) {
      sweep(vertices: [0, 1])
      sweep(edges: [0])
    }
  }

  @Test("Cuts with costs that do not fit or unknown targets")
  func cuts() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        cut(RemovalCosts(vertices: [1]))
      }, says: "Costs have one entry per vertex.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        cut(RemovalCosts(edges: []))
      }, says: "Costs have one entry per edge.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        cut(RemovalCosts(vertices: [1, 1]), target: 2)
      }, says: "A target is one of the topology's vertices.")
    await #expect(processExitsWith: .success) { cut(RemovalCosts(vertices: [1, 1], edges: [1])) }
  }

  /// Optimised builds stop without the sentence.
  private func expect(_ result: ExitTest.Result?, says sentence: String) {
    #if DEBUG
      let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(output.contains(sentence))
    #endif
  }
}

private let pair = Topology(vertexCount: 2, tails: [0], heads: [1])

private func sweep(vertices: [UInt32]) {
  var sweep = RemovalSweep(pair, sources: [0])
  sweep.run(removingVertices: vertices[...])
}

private func sweep(edges: [UInt32]) {
  var sweep = RemovalSweep(pair, sources: [0])
  sweep.run(removingEdges: edges[...], of: pair)
}

private func cut(_ costs: RemovalCosts, target: UInt32 = 1) {
  _ = try? MinimumCut(pair, sources: [0], targets: [target], costs: costs)
}
