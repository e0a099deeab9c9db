import AttackGraph

extension DiagramRecord {
  /// Assets a diagram shows; more would not be legible.
  private static let assetsShown = 6

  /// Merges the most travelled paths to the weightiest assets into one diagram, which starts at one
  /// vertex for all footholds together.
  init(_ tally: PathTally, graph: AttackGraph, cell: CellKey) {
    let reached = graph.assets.filter { tally.vertices[Int($0)] > 0 }
    let shown = Self.choose(reached, tally, graph)
    let routes = TravelledRoutes(tally, graph)
    let chosen = routes.edges(to: shown)
    var ids: Set<UInt32> = []
    for step in chosen { ids.formUnion([step.tail, step.head].compactMap { $0 }) }
    func share(_ count: UInt32) -> Double { Double(count) / Double(max(tally.trials, 1)) }
    let footholds = tally.sources.count { $0 > 0 }
    let root = Vertex(
      id: "foothold",
      label: footholds == 1 ? "the foothold" : "one of \(footholds) footholds", kind: "place",
      share: share(tally.spreading))
    self.init(
      estate: cell.estate, policy: cell.policy, scenario: cell.scenario,
      vertices: (chosen.isEmpty ? [] : [root])
        + ids.sorted().map { id in
          let vertex = graph.vertices[Int(id)]
          return Vertex(
            id: "v\(id)", label: graph.diagramLabel(of: vertex), kind: vertex.kind.rawValue,
            share: share(tally.vertices[Int(id)]))
        },
      edges: chosen.map { step in
        Edge(
          tail: step.tail.map { "v\($0)" } ?? "foothold", head: "v\(step.head)",
          label: graph.catalogue.techniques[step.technique].diagramLabel,
          share: share(step.count))
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
}

extension AttackGraph {
  /// The vertex's label, with its cluster where the graph has several.
  fileprivate func diagramLabel(of vertex: Vertex) -> String {
    let clusters = Set(
      assets.map { vertices[Int($0)] }.filter { $0.asset?.kind == .cluster }.map(\.key))
    guard clusters.count > 1, vertex.asset?.kind != .cluster else { return vertex.label }
    return "\(vertex.label) (\(vertex.key.prefix { $0 != "/" }))"
  }
}

extension Technique {
  /// Title and ATT&CK id of a step; nothing for a mere relation.
  fileprivate var diagramLabel: String {
    guard let attackID, tactic != .structural else { return "" }
    return "\(title) (\(attackID))"
  }
}
