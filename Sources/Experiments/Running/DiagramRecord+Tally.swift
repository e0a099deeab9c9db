import AttackGraph

extension DiagramRecord {
  /// Assets a diagram shows; more would not be legible.
  private static let assetsShown = 6

  /// Merges the most travelled paths to the weightiest assets into one diagram.
  init(_ tally: PathTally, graph: AttackGraph, cell: CellKey) {
    let reached = graph.assets.filter { tally.vertices[Int($0)] > 0 }
    let shown = Self.choose(reached, tally, graph)
    let chosen = Self.edges(leadingTo: shown, tally, graph)
    var ids = Set(shown)
    for edge in chosen { ids.formUnion([graph.edges[edge].tail, graph.edges[edge].head]) }
    func share(_ count: UInt32) -> Double { Double(count) / Double(max(tally.trials, 1)) }
    let inflow = chosen.reduce(into: [UInt32: UInt32]()) { inflow, edge in
      inflow[graph.edges[edge].head, default: 0] += tally.edges[edge]
    }
    self.init(
      estate: cell.estate, policy: cell.policy, scenario: cell.scenario,
      vertices: ids.sorted().map { id in
        let vertex = graph.vertices[Int(id)]
        let count = max(tally.vertices[Int(id)], min(inflow[id] ?? 0, UInt32(tally.trials)))
        return Vertex(
          id: "v\(id)", label: vertex.label, kind: vertex.kind.rawValue, share: share(count))
      },
      edges: chosen.map { edge in
        let technique = graph.technique(of: graph.edges[edge])
        return Edge(
          tail: "v\(graph.edges[edge].tail)", head: "v\(graph.edges[edge].head)",
          label: technique.diagramLabel, share: share(tally.edges[edge]))
      },
      omittedAssets: reached.count - shown.count)
  }

  /// The assets with the greatest expected weight, at most two of a kind while others are left.
  private static func choose(_ reached: [UInt32], _ tally: PathTally, _ graph: AttackGraph)
    -> [UInt32]
  {
    func expected(_ vertex: UInt32) -> Double {
      Double(tally.vertices[Int(vertex)]) * (graph.vertices[Int(vertex)].asset?.weight ?? 0)
    }
    let ranked = reached.sorted { (expected($1), $0) < (expected($0), $1) }
    var ofKind: [Asset.Kind: Int] = [:]
    let varied = ranked.filter { vertex in
      guard let kind = graph.vertices[Int(vertex)].asset?.kind else { return false }
      ofKind[kind, default: 0] += 1
      return ofKind[kind, default: 0] <= 2
    }
    let rest = ranked.filter { !varied.contains($0) }
    return Array((varied + rest).prefix(assetsShown))
  }

  /// From each asset back along the most travelled edge, ascending and without duplicates.
  private static func edges(leadingTo assets: [UInt32], _ tally: PathTally, _ graph: AttackGraph)
    -> [Int]
  {
    var entering: [UInt32: [Int]] = [:]
    for (position, edge) in graph.edges.enumerated() where tally.edges[position] > 0 {
      entering[edge.head, default: []].append(position)
    }
    var chosen: Set<Int> = []
    for asset in assets {
      var vertex = asset
      var visited: Set<UInt32> = [asset]
      while let edge = busiest(entering[vertex] ?? [], tally) {
        chosen.insert(edge)
        vertex = graph.edges[edge].tail
        guard visited.insert(vertex).inserted else { break }
      }
    }
    return chosen.sorted()
  }

  private static func busiest(_ edges: [Int], _ tally: PathTally) -> Int? {
    edges.max { (tally.edges[$0], $1) < (tally.edges[$1], $0) }
  }
}

extension Technique {
  /// Title and ATT&CK id of a step; nothing for a mere relation.
  fileprivate var diagramLabel: String {
    guard let attackID, tactic != .structural else { return "" }
    return "\(title) (\(attackID))"
  }
}
