import Replay

/// How often each vertex and edge of an attack graph lay on the path to a reached asset.
struct PathTally: Sendable {
  /// Shape [graph vertices]: trials in which an asset was reached or a path began there.
  private(set) var vertices: [UInt32]
  /// Shape [graph edges].
  private(set) var edges: [UInt32]
  private(set) var trials = 0

  init(vertexCount: Int, edgeCount: Int) {
    vertices = Array(repeating: 0, count: vertexCount)
    edges = Array(repeating: 0, count: edgeCount)
  }

  /// An empty tally of the same graph.
  var zeroed: PathTally {
    PathTally(vertexCount: vertices.count, edgeCount: edges.count)
  }

  mutating func add(_ outcome: TrialOutcome) {
    trials += 1
    for edge in outcome.pathEdges { edges[Int(edge)] += 1 }
    for source in outcome.pathSources { vertices[Int(source)] += 1 }
    for asset in outcome.assets { vertices[Int(asset.vertex)] += 1 }
  }

  /// - Precondition: both tallies are of one graph.
  mutating func merge(_ other: PathTally) {
    trials += other.trials
    for index in vertices.indices { vertices[index] += other.vertices[index] }
    for index in edges.indices { edges[index] += other.edges[index] }
  }
}
