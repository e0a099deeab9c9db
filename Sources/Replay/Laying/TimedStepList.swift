import AttackGraph
import GraphKernels
import Sampling

/// The steps of a laid graph that take time, and what their durations are drawn by.
///
/// A duration is drawn per technique and target, whoever performs the step and whichever version or
/// window of the target it meets: the same under every policy. Many steps share a draw.
struct TimedStepList: Sendable {
  struct Step: Sendable {
    /// The CSR slot.
    var slot: Int
    /// Position in ``draws``.
    var draw: Int
  }

  struct Draw: Sendable {
    var key: EntityKey
    var duration: Distribution
  }

  /// Ascending by slot.
  private(set) var steps: [Step] = []
  private(set) var draws: [Draw] = []

  /// - Parameters:
  ///   - baseEdges: The attack graph's edge of each CSR slot; shape [edge count].
  ///   - base: Its vertex of each laid vertex; shape [topology.vertexCount].
  /// - Complexity: O(edges), and a text for each draw.
  init(_ graph: AttackGraph, _ topology: TimedTopology, baseEdges: [UInt32], base: [UInt32]) {
    var known: [UInt64: Int] = [:]
    for slot in baseEdges.indices where baseEdges[slot] != LaidGraph.noBaseEdge {
      let number = graph.edges[Int(baseEdges[slot])].technique
      let technique = graph.catalogue.techniques[number]
      guard case .lognormal(let mean, let sigma) = technique.duration else { continue }
      let target = base[Int(topology.heads[slot])]
      let pair = UInt64(number) << 32 | UInt64(target)
      let draw = known[pair] ?? draws.count
      if draw == draws.count {
        known[pair] = draw
        draws.append(
          Draw(
            key: EntityKey(technique.id, graph.vertices[Int(target)].key),
            duration: .lognormal(mean: mean, sigma: sigma)))
      }
      steps.append(Step(slot: slot, draw: draw))
    }
  }
}
