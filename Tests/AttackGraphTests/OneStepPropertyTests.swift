import AttackGraph
import Estate
import TestSupport
import Testing

/// What one principal can do in one request, by the graph and by the authorizer, pair by pair.
@Suite("One step equals the authorizer's decision")
struct OneStepPropertyTests {
  private static let principals = [
    Principal.user("eve"), .serviceAccount(namespace: "a", name: "x"),
    .serviceAccount(namespace: "a", name: "y"), .serviceAccount(namespace: "b", name: "y"),
  ]

  @Test("On random clusters", arguments: 0..<20)
  func agreement(block: Int) {
    for seed in 0..<50 {
      let cluster = RandomRBAC.cluster(seed: UInt64(block * 1000 + seed))
      let authorizer = Authorizer(cluster: cluster)
      // Somebody is in the graph when they have a credential or a binding names them.
      var overlay = Overlay(policy: "test")
      overlay.credentials = [
        CredentialSlot(
          id: "eve", kind: .clientCertificate, cluster: "c", username: "eve",
          places: [.laptop(name: "l")])
      ]
      let graph = AttackGraph.compile(
        Estate(name: "test", clusters: [cluster], context: EstateContext()), overlay: overlay)
      for principal in Self.principals {
        let steps = Self.steps(of: principal, in: graph)
        for (step, requests) in Self.expectations {
          var isAllowed = requests.contains { authorizer.decide($0.by(principal)).allowed }
          if step.hasPrefix("workload-create-sa") {
            isAllowed = isAllowed || Self.applies(requests, principal, authorizer)
          }
          #expect(steps.contains(step) == isAllowed, "\(principal.username) \(step) seed \(seed)")
        }
      }
    }
  }

  /// `TECHNIQUE TARGET` with the requests that any of which makes it possible.
  private static let expectations: [(step: String, requests: [AccessRequest])] =
    ["a", "b"].flatMap { namespace in
      ["x", "y"].flatMap { name in named(namespace, name) } + [created(namespace)]
    }

  private static func named(_ namespace: String, _ name: String) -> [(String, [AccessRequest])] {
    func request(_ verb: String, _ resource: String, _ subresource: String = "") -> AccessRequest {
      AccessRequest(
        verb: verb, resource: resource, subresource: subresource, name: name, namespace: namespace)
    }
    return [
      (
        "secret-read c/secret/\(namespace)/\(name)",
        ["get", "list", "watch"].map { request($0, "secrets") }
      ),
      ("pod-exec c/pod/\(namespace)/\(name)", [request("create", "pods", "exec")]),
      (
        "token-mint c/minted-token/\(namespace)/\(name)",
        [request("create", "serviceaccounts", "token")]
      ),
      (
        "impersonate-sa c/as/system:serviceaccount:\(namespace):\(name)",
        [request("impersonate", "serviceaccounts")]
      ),
    ]
  }

  private static func created(_ namespace: String) -> (String, [AccessRequest]) {
    let kinds = [
      ("", "pods"), ("", "replicationcontrollers"), ("apps", "deployments"),
      ("apps", "daemonsets"), ("apps", "replicasets"), ("apps", "statefulsets"),
      ("batch", "jobs"), ("batch", "cronjobs"),
    ]
    return (
      "workload-create-sa c/workload/\(namespace)",
      kinds.map {
        AccessRequest(verb: "create", apiGroup: $0.0, resource: $0.1, namespace: namespace)
      }
    )
  }

  /// Whether a server-side apply makes one of the objects under a name: it asks for `create` and for
  /// changing that name. The pods of both names exist.
  private static func applies(
    _ creations: [AccessRequest], _ principal: Principal, _ authorizer: Authorizer
  ) -> Bool {
    func allows(_ verb: String, _ creation: AccessRequest, _ name: String) -> Bool {
      var request = creation
      request.verb = verb
      request.name = name
      return authorizer.decide(request.by(principal)).allowed
    }
    return creations.filter { $0.resource != "pods" }.contains { creation in
      ["x", "y"].contains { name in
        allows("create", creation, name)
          && (allows("update", creation, name) || allows("patch", creation, name))
      }
    }
  }

  /// The request steps a principal takes with its own grants: through groups, bindings and hubs,
  /// but through no credential.
  private static func steps(of principal: Principal, in graph: AttackGraph) -> Set<String> {
    let structural: Set<String> = [
      "group-member", "subject-bound", "rbac-implicit-group-grant", "binding-grants",
    ]
    guard let start = graph.vertex(.user(cluster: "c", principal.username)) else { return [] }
    var steps: Set<String> = []
    var seen: Set<UInt32> = [start]
    var stack = [start]
    while let vertex = stack.popLast() {
      for edge in graph.edges where edge.tail == vertex {
        let technique = graph.technique(of: edge)
        if structural.contains(technique.id) {
          if seen.insert(edge.head).inserted { stack.append(edge.head) }
        } else {
          steps.insert("\(technique.id) \(graph.vertices[Int(edge.head)].key)")
        }
      }
    }
    return steps
  }
}
