import GraphKernels
import TestSupport
import Testing

@Suite("All-source reach by hand")
struct AllSourceExampleTests {
  @Test("A source that is an asset reaches itself, a repeated one answers twice")
  func ownAsset() {
    let plan = AllSourcePlan(
      Topology(vertexCount: 3, tails: [0], heads: [1]), assets: [1, 2], weights: [5, 7],
      sources: [1, 0, 2, 1])
    let reach = plan.count()
    #expect(reach.counts == [1, 1, 1, 1])
    #expect(reach.weights == [5, 5, 7, 5])
  }

  @Test("Nothing asked, no assets, no vertices")
  func empty() {
    let graph = Topology(vertexCount: 2, tails: [0], heads: [1])
    let none = Topology(vertexCount: 0, tails: [], heads: [])
    let noSources = AllSourcePlan(graph, assets: [1], weights: [1], sources: []).count(threads: 3)
    let noAssets = AllSourcePlan(graph, assets: [], weights: [], sources: [0, 1]).count(threads: 3)
    let nothing = AllSourcePlan(none, assets: [], weights: [], sources: []).count()
    #expect(noSources.counts.isEmpty && noSources.weights.isEmpty)
    #expect(noAssets.counts == [0, 0] && noAssets.weights == [0, 0])
    #expect(nothing.counts.isEmpty)
  }

  @Test("Weights up to the most that fits are exact")
  func largestWeights() {
    let graph = Topology(vertexCount: 4, tails: [0, 1, 1], heads: [1, 2, 3])
    let most = UInt64.max - 10
    let reach = AllSourcePlan(graph, assets: [1, 2, 3], weights: [6, most, 4], sources: [0, 3])
      .count()
    #expect(reach.weights == [.max, 4])
  }

  @Test("Inputs in one component count one by one; a chain of joins is entered in rounds")
  func chain() {
    // 0 and 1 form a cycle and are the inputs of 2; 1 and 2 are those of 3; 4 reaches 0 only.
    let graph = Topology(
      vertexCount: 5, tails: [0, 1, 0, 1, 1, 2, 4], heads: [1, 0, 2, 2, 3, 3, 0],
      joinNeeds: [2: nil, 3: nil])
    let plan = AllSourcePlan(graph, assets: [3], weights: [9], sources: [0, 1, 2, 3, 4])
    let reach = plan.count()
    #expect(reach.counts == [1, 1, 0, 1, 1])
    #expect(plan.work.joinRounds == 2 && plan.work.joinEdges == 2)
  }

  @Test("A join that no other vertex can enter is held as a source only")
  func selfOnly() {
    let graph = Topology(
      vertexCount: 3, tails: [0, 0, 1, 0], heads: [0, 1, 0, 2], joinNeeds: [0: 2])
    let reach = AllSourcePlan(graph, assets: [2], weights: [1], sources: [0, 1, 2]).count()
    #expect(reach.counts == [1, 0, 1])
  }

  @Test("Joins that lead to no asset or can never be entered cost nothing")
  func pruned() {
    let graph = Topology(
      vertexCount: 6, tails: [0, 1, 0, 1, 0], heads: [2, 2, 3, 3, 4], joinNeeds: [2: nil, 3: 3])
    let plan = AllSourcePlan(graph, assets: [3, 4], weights: [1, 1], sources: [0, 1])
    let reach = plan.count()
    #expect(plan.work.joinRounds == 0 && plan.work.joinEdges == 0)
    #expect(reach.counts == [1, 0])
  }

  @Test("A path of 200,000 vertices does not exhaust the stack")
  func deep() {
    let count: UInt32 = 200_000
    let graph = Topology(
      vertexCount: Int(count), tails: Array(0..<count - 1), heads: Array(1..<count))
    let plan = AllSourcePlan(graph, assets: [count - 1], weights: [3], sources: [0, count / 2])
    let reach = plan.count()
    #expect(reach.counts == [1, 1] && plan.work.components == Int(count))
  }
}
