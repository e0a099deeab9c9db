import GraphKernels

/// Enumerates every loopless path depth first, with the conditions on joins asked one by one.
package struct LooplessPathOracle {
  /// A path with its edges as positions in those of the case.
  package struct Path: Hashable {
    package let vertices: [UInt32]
    package let edges: [Int]
  }

  /// All paths in the order in which they were met.
  package private(set) var paths: [Path] = []

  /// Whether each edge can be part of a path; false for edges into joins that presuppose the join.
  package let isAdmissible: [Bool]

  private let graph: TimedGraphCase
  private let sources: Set<UInt32>
  private let targets: Set<UInt32>

  /// Enumerates the paths from a case's sources.
  ///
  /// - Parameters:
  ///   - graph: One whose needs are written out.
  ///   - unusable: Positions of edges that are not there.
  package init(_ graph: TimedGraphCase, to targets: [UInt32], without unusable: [UInt32] = []) {
    self.graph = graph
    self.targets = Set(targets)
    sources = Set(graph.sources.map(\.vertex))
    let reached = StaticOracle.reach(graph, without: Removal(edges: unusable))
    let withoutVertex = (0..<UInt32(graph.vertexCount)).map {
      StaticOracle.reach(graph, without: Removal(vertices: [$0], edges: unusable))
    }
    isAdmissible = graph.edges.enumerated().map { position, edge in
      guard !unusable.contains(UInt32(position)) && reached[Int(edge.head)] else { return false }
      return graph.joinNeeds[edge.head] == nil
        ? reached[Int(edge.tail)] : withoutVertex[Int(edge.head)][Int(edge.tail)]
    }
    for source in sources { extend(Path(vertices: [source], edges: [])) }
  }

  /// Returns the vertices by which a join can be completed without itself.
  package func admittedInputs(of join: UInt32) -> Set<UInt32> {
    let positions = graph.edges.indices.filter { isAdmissible[$0] && graph.edges[$0].head == join }
    return Set(positions.map { graph.edges[$0].tail })
  }

  private mutating func extend(_ path: Path) {
    guard let last = path.vertices.last else { return }
    guard !targets.contains(last) else { return paths.append(path) }
    for (position, edge) in graph.edges.enumerated()
    where edge.tail == last && isAdmissible[position] && !sources.contains(edge.head)
      && !path.vertices.contains(edge.head)
    {
      extend(Path(vertices: path.vertices + [edge.head], edges: path.edges + [position]))
    }
  }
}
