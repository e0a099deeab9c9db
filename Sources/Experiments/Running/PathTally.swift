import AttackGraph
import Replay

/// How often each vertex and edge of an attack graph lay on the path to a reached asset.
struct PathTally: Sendable {
  /// Trials in which the vertex lay on a path; shape [graph vertices].
  private(set) var vertices: [UInt32]
  /// Trials in which the edge lay on a path; shape [graph edges].
  private(set) var edges: [UInt32]
  /// Trials in which the edge was the first step from a foothold; shape [graph edges].
  private(set) var firstEdges: [UInt32]
  /// Trials in which the vertex was a foothold that a path began at; shape [graph vertices].
  private(set) var sources: [UInt32]
  /// Trials in which any path began.
  private(set) var spreading: UInt32 = 0
  private(set) var trials = 0

  init(vertexCount: Int, edgeCount: Int) {
    vertices = Array(repeating: 0, count: vertexCount)
    edges = Array(repeating: 0, count: edgeCount)
    firstEdges = edges
    sources = vertices
  }

  /// An empty tally of the same graph.
  var zeroed: PathTally {
    PathTally(vertexCount: vertices.count, edgeCount: edges.count)
  }

  mutating func add(_ outcome: TrialOutcome, graph: AttackGraph) {
    trials += 1
    if !outcome.pathSources.isEmpty { spreading += 1 }
    var onPath = Set(outcome.pathSources)
    for edge in outcome.pathEdges {
      edges[Int(edge)] += 1
      onPath.insert(graph.edges[Int(edge)].head)
    }
    for vertex in onPath { vertices[Int(vertex)] += 1 }
    for edge in outcome.firstEdges { firstEdges[Int(edge)] += 1 }
    for source in outcome.pathSources { sources[Int(source)] += 1 }
  }

  /// - Precondition: both tallies are of one graph.
  mutating func merge(_ other: PathTally) {
    trials += other.trials
    spreading += other.spreading
    for index in vertices.indices {
      vertices[index] += other.vertices[index]
      sources[index] += other.sources[index]
    }
    for index in edges.indices {
      edges[index] += other.edges[index]
      firstEdges[index] += other.firstEdges[index]
    }
  }
}
