import GraphKernels
import Testing

@Suite("Misuse of all-source reach stops the program")
struct AllSourcePreconditionTests {
  @Test("Assets that are unknown, given twice or without a weight")
  func assets() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        plan(assets: [2], weights: [1])
      }, says: "An asset is one of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        plan(assets: [1, 1], weights: [1, 1])
      }, says: "Assets are distinct.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        plan(assets: [1], weights: [])
      }, says: "Every asset has a weight.")
    await #expect(processExitsWith: .success) { plan(assets: [1], weights: [1]) }
  }

  @Test("Weights whose sum does not fit")
  func weights() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        plan(assets: [0, 1], weights: [.max, 1])
      }, says: "The weights of all assets add up to less than 2 to the power 64.")
    await #expect(processExitsWith: .success) { plan(assets: [0, 1], weights: [.max, 0]) }
  }

  @Test("A source or root beyond the vertices")
  func sources() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        plan(sources: [2])
      }, says: "A source is one of the topology's vertices.")
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        let graph = Topology(vertexCount: 1, tails: [], heads: [])
        _ = StronglyConnectedComponents(graph, from: [1])
      }, says: "A root is one of the topology's vertices.")
  }

  @Test("No threads")
  func threads() async {
    expect(
      await #expect(processExitsWith: .failure, observing: [\.standardErrorContent]) {
        plan(threads: 0)
      }, says: "At least one thread counts.")
  }

  /// Optimised builds stop without the sentence.
  private func expect(_ result: ExitTest.Result?, says sentence: String) {
    #if DEBUG
      let output = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
      #expect(output.contains(sentence))
    #endif
  }
}

private func plan(
  assets: [UInt32] = [], weights: [UInt64] = [], sources: [UInt32] = [0], threads: Int = 1
) {
  let graph = Topology(vertexCount: 2, tails: [0], heads: [1])
  _ = AllSourcePlan(graph, assets: assets, weights: weights, sources: sources)
    .count(threads: threads)
}
