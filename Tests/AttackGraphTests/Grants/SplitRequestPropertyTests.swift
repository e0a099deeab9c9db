import AttackGraph
import Estate
import TestSupport
import Testing

/// Requests of two rights on random clusters, against the authorizer, artefact by artefact.
@Suite("Requests of two rights equal the authorizer's decisions")
struct SplitRequestPropertyTests {
  private static let structure: Set<String> = [
    "subject-bound", "rbac-implicit-group-grant", "binding-grants", "group-member", "secret-read",
  ]
  /// Apart, so that nobody goes on from a group that was impersonated.
  private static let catalogues = [
    ["rbac-bind-ns", "rbac-bind-cluster", "rbac-escalate-ns", "rbac-escalate-cluster"],
    ["impersonate-group"],
  ].map { rows in
    Catalogue(Catalogue.standard.techniques.filter { (structure.union(rows)).contains($0.id) })
  }

  private static let principals = [
    Principal.user("eve"), .serviceAccount(namespace: "a", name: "x"),
    .serviceAccount(namespace: "b", name: "y"),
  ]

  @Test("One principal reaches what its rights allow together, several no more", arguments: 0..<20)
  func agreement(block: UInt64) throws {
    var count = 0
    for seed in 0..<40 {
      let cluster = RandomRoleWriters.cluster(seed: block * 1000 + UInt64(seed))
      let estate = Estate(name: "test", clusters: [cluster], context: EstateContext())
      let graphs = Self.catalogues.map {
        AttackGraph.compile(estate, overlay: Overlay(policy: "none"), catalogue: $0)
      }
      let oracle = SplitRequestOracle(cluster: cluster)
      var together: Set<String> = []
      for principal in Self.principals where Self.isKnown(principal, in: graphs[0]) {
        let made = Self.made(graphs, from: [principal])
        #expect(
          made == oracle.made(by: principal),
          "\(principal.username), seed \(block * 1000 + UInt64(seed))")
        together.formUnion(made)
        count += made.count
      }
      let surplus = Self.made(graphs, from: Self.principals).subtracting(together)
      #expect(surplus.isEmpty, "halves of two principals, seed \(block * 1000 + UInt64(seed))")
    }
    #expect(count > 20)
  }

  private static func isKnown(_ principal: Principal, in graph: AttackGraph) -> Bool {
    graph.vertex(.user(cluster: "c", principal.username)) != nil
  }

  /// Keys of the artefacts and groups reached in one step; any role of a scope stands for each.
  private static func made(_ graphs: [AttackGraph], from principals: [Principal]) -> Set<String> {
    let keys = graphs.flatMap { graph in
      let sources = principals.compactMap { graph.vertex(.user(cluster: "c", $0.username)) }
      return Analysis(graph, from: sources).reached.map { graph.vertices[Int($0)].key }
    }
    let made = Set(
      keys.filter { key in
        ["written-binding", "rewritten-role", "as-group"].contains { key.hasPrefix("c/\($0)/") }
          && !key.hasSuffix("/in-use")
      })
    return made.filter { key in
      guard key.hasPrefix("c/rewritten-role/"), !key.hasSuffix(" *") else { return true }
      return !made.contains(key.prefix { $0 != " " } + " *")
    }
  }
}

/// What one principal may make in one request, request by request.
struct SplitRequestOracle {
  let cluster: Cluster
  let authorizer: Authorizer
  private static let group = "rbac.authorization.k8s.io"

  init(cluster: Cluster) {
    self.cluster = cluster
    authorizer = Authorizer(cluster: cluster)
  }

  func made(by principal: Principal) -> Set<String> {
    var made: Set<String> = []
    for scope in ["", "a", "b"] {
      made.formUnion(bindings(principal, scope))
      made.formUnion(rewritten(principal, scope))
    }
    if mayActAsSomebody(principal) {
      for name in ["system:masters"] + groups
      where allows(principal, "impersonate", "", "groups", name, "") {
        made.insert("c/as-group/\(name)")
      }
    }
    return made
  }

  private var groups: [String] {
    cluster.bindings.flatMap(\.subjects).filter { $0.kind == "Group" }.map(\.name)
  }

  private func allows(
    _ principal: Principal, _ verb: String, _ group: String, _ resource: String, _ name: String,
    _ namespace: String
  ) -> Bool {
    authorizer.decide(
      AccessRequest(
        verb: verb, apiGroup: group, resource: resource, name: name, namespace: namespace
      ).by(principal)
    ).allowed
  }

  private func mayActAsSomebody(_ principal: Principal) -> Bool {
    ["x", "team", "somebody"].contains { name in
      allows(principal, "impersonate", "", "users", name, "")
        || ["a", "b"].contains { allows(principal, "impersonate", "", "serviceaccounts", name, $0) }
    }
  }

  private func mayChange(
    _ principal: Principal, _ resource: String, _ name: String, _ scope: String
  ) -> Bool {
    ["update", "patch"].contains {
      allows(principal, $0, Self.group, resource, name, scope)
    }
  }

  private func bindings(_ principal: Principal, _ scope: String) -> Set<String> {
    let resource = scope.isEmpty ? "clusterrolebindings" : "rolebindings"
    let creates = allows(principal, "create", Self.group, resource, "", scope)
    var made: Set<String> = []
    for role in cluster.roles where role.scope == .cluster || role.metadata.namespace == scope {
      let isCluster = role.scope == .cluster
      let mayWrite =
        creates
        || cluster.bindings.contains { binding in
          binding.grantedNamespace == scope && binding.roleRef.name == role.metadata.name
            && (binding.roleRef.kind == "ClusterRole") == isCluster
            && mayChange(principal, resource, binding.metadata.name, scope)
        }
      let roles = isCluster ? "clusterroles" : "roles"
      guard mayWrite, allows(principal, "bind", Self.group, roles, role.metadata.name, scope) else {
        continue
      }
      made.insert(
        "c/written-binding/\(scope.isEmpty ? "cluster" : scope) "
          + "\(isCluster ? "ClusterRole" : "Role")/\(role.metadata.name)")
    }
    return made
  }

  private func rewritten(_ principal: Principal, _ scope: String) -> Set<String> {
    let resource = scope.isEmpty ? "clusterroles" : "roles"
    let roles = cluster.roles.filter {
      scope.isEmpty ? $0.scope == .cluster : $0.metadata.namespace == scope
    }
    func may(_ name: String) -> Bool {
      mayChange(principal, resource, name, scope)
        && allows(principal, "escalate", Self.group, resource, name, scope)
    }
    let place = "c/rewritten-role/\(scope.isEmpty ? "cluster" : scope)"
    // The graph says so once where names do not matter.
    var made = Set(
      roles.map(\.metadata.name).filter { may($0) }.map { "\(place) \($0)" })
    if !roles.isEmpty, may("any other") { made = ["\(place) *"] }
    return made
  }
}
