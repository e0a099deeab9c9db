import AttackGraph
import Estate
import EstateSources
import Specs
import Testing

@Suite("Graph size")
struct GraphSizeTests {
  @Test("Hubs keep the graph linear: at most 12 vertices and edges per object and grant")
  func linear() throws {
    let preset = try #require(EstateSpec.preset("small"))
    var spec = preset
    for teams in [preset.teams, preset.teams * 4] {
      spec.teams = teams
      let estate = try EstateGenerator.generate(spec)
      let graph = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
      let size = estate.clusters.reduce(0) { size, cluster in
        size + cluster.namespaces.count + cluster.nodes.count + cluster.pods.count
          + cluster.serviceAccounts.count + cluster.secrets.count + cluster.roles.count
          + cluster.bindings.reduce(0) { $0 + 1 + $1.subjects.count }
      }
      #expect(graph.vertices.count + graph.edges.count <= 12 * size)
    }
  }
}
