import AttackGraph
import Estate
import TestSupport
import Testing

/// Services as places to start from.
@Suite("Endpoints")
struct EndpointTests {
  private static func draft(
    selector: [String: String] = ["app": "web"], ports: [Service.Port] = [.init(number: 80)]
  ) -> ClusterDraft {
    let draft = ClusterDraft().namespace("a").namespace("b")
    draft.pod(
      "a/web", automount: false,
      containers: [
        Container(name: "server", ports: [ContainerPort(name: "http", number: 8080)]),
        Container(name: "helper"), Container(name: "setup", role: .initial),
      ])
    draft.cluster.pods[0].metadata.labels = ["app": "web", "tier": "front"]
    draft.cluster.services = [
      Service(
        metadata: ObjectMetadata(namespace: "a", name: "front"), selector: selector, ports: ports)
    ]
    return draft
  }

  private static func reached(_ draft: ClusterDraft) throws -> [String] {
    let reach = try Reachability(draft.everyStep(), from: "service:a/front")
    return reach.analysis.reached.map { reach.analysis.graph.vertices[Int($0)].key }
      .filter { $0.hasPrefix("c/container/") }.sorted()
  }

  @Test(
    "A service leads to the containers on its target port, or to all that run",
    arguments: [
      ("8080", ["server"]), ("http", ["server"]), ("9090", ["helper", "server"]),
      ("", ["helper", "server"]),
    ])
  func ports(target: String, containers: [String]) throws {
    let draft = Self.draft(ports: [.init(number: 80, target: target)])
    #expect(try Self.reached(draft) == containers.map { "c/container/a/web/\($0)" })
  }

  @Test(
    "All labels of the selector count; none selects nothing",
    arguments: [
      (["app": "web"], true), (["app": "web", "tier": "front"], true),
      (["app": "web", "tier": "back"], false), ([:], false),
    ])
  func selector(selector: [String: String], matches: Bool) throws {
    #expect(try Self.reached(Self.draft(selector: selector)).isEmpty == !matches)
  }

  @Test("Slices say which pods answer, whatever the selector says")
  func slices() throws {
    let draft = Self.draft()
    draft.pod("a/other", automount: false)
    draft.cluster.endpointSlices = [
      EndpointSlice(
        metadata: ObjectMetadata(
          namespace: "a", name: "front-x", labels: ["kubernetes.io/service-name": "front"]),
        endpoints: [
          .init(pod: NamespacedName(namespace: "a", name: "other")), .init(pod: nil),
          .init(pod: NamespacedName(namespace: "a", name: "gone")),
        ], ports: [.init(number: 8080)])
    ]
    #expect(try Self.reached(draft) == ["c/container/a/other/main"])
  }

  @Test("Without belief in weak programs there are no endpoints")
  func believed() {
    #expect(throws: VertexQueryError.self) {
      try Reachability(Self.draft(), from: "service:a/front")
    }
  }
}
