import AttackGraph
import Estate

extension EstateRecord {
  /// Sizes, guesses and gaps of an estate as the report states them.
  init(_ prepared: PreparedEstate) {
    let estate = prepared.estate
    func sum(_ count: (Cluster) -> Int) -> Int { estate.clusters.reduce(0) { $0 + count($1) } }
    let graph = prepared.graphs[0]
    self.init(
      name: estate.name,
      counts: [
        Count(label: "clusters", value: estate.clusters.count),
        Count(label: "namespaces", value: sum { $0.namespaces.count }),
        Count(label: "nodes", value: sum { $0.nodes.count }),
        Count(label: "pods", value: sum { $0.pods.count }),
        Count(label: "service accounts", value: sum { $0.serviceAccounts.count }),
        Count(label: "secrets", value: sum { $0.secrets.count }),
        Count(label: "roles", value: sum { $0.roles.count }),
        Count(label: "bindings", value: sum { $0.bindings.count }),
        Count(label: "people", value: estate.context.people.count),
        Count(label: "pipelines", value: estate.context.pipelines.count),
        Count(label: "assets", value: graph.assets.count),
        Count(label: "graph vertices", value: graph.vertices.count),
        Count(label: "graph edges", value: graph.edges.count),
        Count(
          label: "edges that the dump leaves open",
          value: graph.edges.count { $0.certainty == .unknown }),
      ],
      guesses: estate.context.guesses,
      gaps: estate.context.gaps(of: estate.clusters.map(\.name)))
  }
}
