import Foundation
import GraphKernels
import TestSupport
import Testing

/// What theory says of directed random graphs G(n, c/n), for n without bound.
///
/// - Source: Karp, "The transitive closure of a random digraph", Random Structures and Algorithms 1,
///   1990.
@Suite("All-source reach on large random graphs")
struct AllSourceRandomGraphTests {
  private static let vertexCount = 10_000
  private static let graphCount: UInt64 = 16

  @Test(
    "As many vertices reach the giant component as it reaches: s = 1 − exp(−c s) of all",
    arguments: [(1.5, 0.582811644), (2, 0.796812130), (3, 0.940479791)])
  func giant(meanDegree: Double, fraction: Double) {
    var reached: [Double] = []
    var reaching: [Double] = []
    for seed in 0..<Self.graphCount {
      let graph = Self.randomGraph(meanDegree, seed: seed)
      let vertices = Array(0..<UInt32(graph.vertexCount))
      let components = StronglyConnectedComponents(graph)
      let largest = (0..<UInt32(components.count)).max {
        components.members(of: $0).count < components.members(of: $1).count
      }
      guard let largest, let member = components.members(of: largest).first else { return }
      let out = AllSourcePlan(
        graph, assets: vertices, weights: vertices.map { _ in 1 }, sources: [member])
      reached.append(Double(out.count().counts[0]) / Double(graph.vertexCount))
      let into = AllSourcePlan(graph, assets: [member], weights: [1], sources: vertices)
      reaching.append(Double(into.count().counts.reduce(0, +)) / Double(graph.vertexCount))
    }
    #expect(abs(Self.score(reached, fraction)) < 4, "\(reached)")
    #expect(abs(Self.score(reaching, fraction)) < 4, "\(reaching)")
  }

  @Test("Below the threshold a vertex reaches 1 ÷ (1 − c) on average")
  func subcritical() {
    let means = (0..<Self.graphCount).map { seed in
      let graph = Self.randomGraph(0.5, seed: seed)
      let vertices = Array(0..<UInt32(graph.vertexCount))
      let reach = AllSourcePlan(
        graph, assets: vertices, weights: vertices.map { _ in 1 }, sources: vertices
      ).count(threads: 2)
      return Double(reach.counts.reduce(0, +)) / Double(graph.vertexCount)
    }
    #expect(abs(Self.score(means, 2)) < 4, "\(means)")
  }

  /// Draws every ordered pair of vertices with probability c ÷ n, skipping from hit to hit.
  private static func randomGraph(_ meanDegree: Double, seed: UInt64) -> Topology {
    var random = SplitMix(seed: seed)
    let pairs = vertexCount * vertexCount
    let logMiss = log1p(-meanDegree / Double(vertexCount))
    var (tails, heads): ([UInt32], [UInt32]) = ([], [])
    var pair = -1
    while true {
      pair += 1 + Int(log1p(-random.between(0, 1)) / logMiss)
      guard pair < pairs else { break }
      tails.append(UInt32(pair / vertexCount))
      heads.append(UInt32(pair % vertexCount))
    }
    return Topology(vertexCount: vertexCount, tails: tails, heads: heads)
  }

  /// Returns how many standard errors the mean of independent values is off.
  private static func score(_ values: [Double], _ expected: Double) -> Double {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    let variance = values.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / (count - 1)
    return (mean - expected) / (variance / count).squareRoot()
  }
}
