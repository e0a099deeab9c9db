import AttackGraph
import Estate
import TestSupport
import Testing

/// Clusters are compiled apart; how must not show.
@Suite("Order of compiling")
struct CompileOrderTests {
  private static func estate(seed: UInt64) -> Estate {
    let clusters = ["c", "d", "e"].enumerated().map { number, name in
      var cluster = RandomRBAC.cluster(seed: seed * 3 + UInt64(number))
      cluster.name = name
      return cluster
    }
    var context = EstateContext()
    context.endpoints = [ClusterEndpoint(cluster: "d", exposure: .private)]
    return Estate(name: "test", clusters: clusters, context: context)
  }

  private static func overlay() -> Overlay {
    var overlay = Overlay(policy: "test")
    overlay.machinery = [
      Machinery(
        cluster: "d", namespace: "m", serviceAccount: "controller",
        rules: [.allow("get", on: "secrets")])
    ]
    overlay.credentials = ["e", "c"].map { name in
      CredentialSlot(
        id: "eve", kind: .clientCertificate, cluster: name, username: "eve",
        groups: ["system:masters"],
        places: [.secret(cluster: name, namespace: "a", name: "x")])
    }
    return overlay
  }

  @Test("Clusters compiled in another order give the same graph", arguments: 0..<20)
  func order(block: UInt64) {
    let estate = Self.estate(seed: block)
    let overlay = Self.overlay()
    let plain = AttackGraph.compile(estate, overlay: overlay)
    let backwards = AttackGraph.compile(estate, overlay: overlay) { count, work in
      for number in (0..<count).reversed() { work(number) }
    }
    #expect(plain.vertices == backwards.vertices)
    #expect(plain.edges == backwards.edges)
    #expect(plain.assets == backwards.assets)
    #expect(
      plain.edges.map(plain.provenance(of:)) == backwards.edges.map(backwards.provenance(of:)))
  }

  @Test("A cluster's part of a graph is the graph of that cluster alone", arguments: 0..<20)
  func parts(block: UInt64) {
    let estate = Self.estate(seed: block)
    let overlay = Self.overlay()
    let whole = AttackGraph.compile(estate, overlay: overlay)
    var vertices: [String] = []
    var edges: [String] = []
    for cluster in estate.clusters {
      let alone = AttackGraph.compile(
        Estate(name: "test", clusters: [cluster], context: estate.context), overlay: overlay)
      vertices += Self.lines(alone.vertices)
      edges += Self.lines(alone)
    }
    #expect(Self.lines(whole.vertices) == vertices)
    #expect(Self.lines(whole) == edges)
  }

  @Test("Keys are unique and lead back to their vertices", arguments: 0..<20)
  func lookUp(block: UInt64) {
    let estate = Self.estate(seed: block)
    let graph = AttackGraph.compile(estate, overlay: Self.overlay())
    let keys = graph.vertices.map(\.key)
    #expect(Set(keys).count == keys.count)
    for cluster in estate.clusters {
      let name = cluster.name
      let sought: [(VertexKey, String)] =
        cluster.pods.map { pod in
          let metadata = pod.metadata
          return (
            .pod(cluster: name, namespace: metadata.namespace, name: metadata.name),
            "\(name)/pod/\(metadata.namespace)/\(metadata.name)"
          )
        }
        + cluster.secrets.map { secret in
          let metadata = secret.metadata
          return (
            .secret(cluster: name, namespace: metadata.namespace, name: metadata.name),
            "\(name)/secret/\(metadata.namespace)/\(metadata.name)"
          )
        } + [
          (.namespace(cluster: name, "a"), "\(name)/asset-namespace/a"),
          (.cluster(name), "\(name)/asset-cluster/\(name)"),
        ]
      for (key, text) in sought {
        #expect(graph.vertex(key).map { keys[Int($0)] } == text)
      }
    }
  }

  private static func lines(_ vertices: VertexList) -> [String] {
    vertices.map { "\($0.key) \($0.label) \($0.kind) \($0.timing) \($0.isIdentity)" }
  }

  private static func lines(_ graph: AttackGraph) -> [String] {
    graph.edges.map { edge in
      """
      \(graph.vertices[Int(edge.tail)].key) \(graph.vertices[Int(edge.head)].key) \
      \(edge.technique) \(graph.provenance(of: edge))
      """
    }
  }
}
