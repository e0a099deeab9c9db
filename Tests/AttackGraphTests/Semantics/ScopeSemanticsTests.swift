import AttackGraph
import Estate
import TestSupport
import Testing

/// Where a grant counts, and what the API server lets its holder hand out.
@Suite("Semantics of scopes and of escalation")
struct ScopeSemanticsTests {
  private typealias Draft = ClusterDraft

  @Test("1b.09 A RoleBinding to a ClusterRole grants its namespaced rules, there only")
  func line09() throws {
    let draft = Draft.twoNamespaces()
    draft.grant(
      in: "a", .allow("get", on: "secrets", "nodes/proxy"),
      .allow("create", on: "persistentvolumes", "persistentvolumeclaims", "pods"),
      PolicyRule(verbs: ["get"], nonResourceURLs: ["*"]))
    draft.enforce("restricted", in: "a")
    let attack = try Attack(draft)
    #expect(try attack.reaches("secret:a/opaque"))
    #expect(try !attack.reaches("secret:b/opaque"))
    #expect(try !attack.takes("nodes-proxy"))
    #expect(try !attack.takes("pv-hostpath"))
    let authorizer = Authorizer(cluster: draft.cluster)
    #expect(!authorizer.allows(AccessRequest(verb: "get", path: "/metrics")))
  }

  @Test("1b.10 A request on a Namespace is made in that namespace, so a namespaced rule reaches it")
  func line10() throws {
    let draft = Draft.twoNamespaces()
    for namespace in ["a", "b"] {
      draft.enforce("restricted", in: namespace)
      draft.grant(in: namespace, .allow("create", on: "pods"))
    }
    draft.grant(in: "a", .allow("patch", on: "namespaces"))
    let steps = try Attack(draft).steps("ns-psa-relax")
    #expect(!steps.isEmpty)
    let authorizer = Authorizer(cluster: draft.cluster)
    func patches(_ name: String) -> Bool {
      authorizer.allows(AccessRequest(verb: "patch", type: "namespace/\(name)"))
    }
    #expect(patches("a"))
    #expect(!patches("b"))
    let other = Draft.twoNamespaces().enforce("restricted", in: "b")
    other.grant(in: "a", .allow("patch", on: "namespaces"))
    other.grant(in: "b", .allow("create", on: "pods"))
    #expect(try !Attack(other).takes("ns-psa-relax"))
  }

  @Test("1b.10 Creating namespaces and listing them all takes a cluster-wide grant")
  func line10CreateAndList() throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("*", on: "namespaces"))
    let authorizer = Authorizer(cluster: draft.cluster)
    #expect(!authorizer.allows(AccessRequest(verb: "create", type: "namespaces", namespace: "a")))
    #expect(!authorizer.allows(AccessRequest(verb: "list", type: "namespaces", namespace: "a")))
    #expect(authorizer.allows(AccessRequest(verb: "delete", type: "namespace/a")))
    let creator = Draft.twoNamespaces().grant(in: "a", .allow("create", on: "namespaces"))
    creator.grant(.allow("create", on: "pods"))
    for namespace in ["a", "b"] { creator.enforce("restricted", in: namespace) }
    #expect(try !Attack(creator).takes("ns-create"))
    #expect(try Attack(creator.grant(.allow("create", on: "namespaces"))).takes("ns-create"))
  }

  @Test("1b.11 A namespaced answer about a cluster-scoped resource misleads")
  func line11() throws {
    let draft = Draft.twoNamespaces().grant(in: "a", .allow("get", on: "nodes/proxy"))
    let authorizer = Authorizer(cluster: draft.cluster)
    // What a review says of attributes that no request to nodes has, and of the real ones.
    let reviewed = AccessRequest(
      verb: "get", resource: "nodes", subresource: "proxy", namespace: "a")
    let real = AccessRequest(verb: "get", type: "nodes/n1", subresource: "proxy", namespace: "a")
    #expect(authorizer.allows(reviewed))
    #expect(!authorizer.allows(real))
    #expect(try !Attack(draft).takes("nodes-proxy"))
  }

  @Test("1b.12 Aggregated rules count as they stand in a dump, and are filled in to a fixed point")
  func line12() throws {
    let label = "rbac.example.com/aggregate-to-"
    func role(_ name: String, into target: String?, from source: String?) -> Role {
      var metadata = ObjectMetadata(name: name)
      if let target { metadata.labels[label + target] = "true" }
      return Role(
        scope: .cluster, metadata: metadata,
        rules: source == nil ? [.allow("get", on: "secrets")] : [],
        aggregation: source.map { [LabelSelector(matchLabels: [label + $0: "true"])] })
    }
    let draft = Draft.twoNamespaces()
    draft.cluster.roles = [
      role("top", into: nil, from: "top"), role("middle", into: "top", from: "middle"),
      role("leaf", into: "middle", from: nil),
    ]
    draft.bind("a/eve", role: "ClusterRole/top", to: .user("eve"))
    #expect(try !Attack(draft).reaches("secret:a/opaque"))
    draft.cluster.roles = aggregated(draft.cluster.roles)
    #expect(try Attack(draft).reaches("secret:a/opaque"))
    #expect(try !Attack(draft).reaches("secret:b/opaque"))
  }

  @Test("1b.13 bind is a verb on roles and needs a write on bindings")
  func line13Bind() throws {
    func attack(_ rules: PolicyRule...) throws -> Attack {
      let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
      for rule in rules { draft.grant(rule) }
      return try Attack(draft)
    }
    let write = PolicyRule.rbac("create", on: "clusterrolebindings")
    #expect(try !attack(.rbac("bind", on: "clusterrolebindings"), write).reaches("cluster:c"))
    #expect(try !attack(.rbac("bind", on: "clusterroles")).reaches("cluster:c"))
    #expect(try attack(.rbac("bind", on: "clusterroles"), write).reaches("cluster:c"))
  }

  @Test("1b.13 escalate is a verb on roles and needs a write on roles")
  func line13Escalate() throws {
    func attack(_ rules: PolicyRule...) throws -> Attack {
      let draft = Draft.twoNamespaces()
      for rule in rules { draft.grant(rule) }
      return try Attack(draft)
    }
    let escalate = PolicyRule.rbac("escalate", on: "clusterroles")
    #expect(try !attack(escalate).reaches("cluster:c"))
    #expect(try !attack(.rbac("update", on: "clusterroles")).reaches("cluster:c"))
    #expect(
      try !attack(
        .rbac("escalate", on: "clusterrolebindings"), .rbac("update", on: "clusterroles")
      ).reaches("cluster:c"))
    for verb in ["update", "patch"] {
      let attack = try attack(escalate, .rbac(verb, on: "clusterroles"))
      #expect(try attack.takes("rbac-escalate-cluster"))
      #expect(try attack.reaches("cluster:c"))
    }
  }

  @Test("1b.14 What is covered is asked right by right, of all rules together, in the namespace")
  func line14() {
    let draft = Draft.twoNamespaces()
    draft.grant(.allow("get", on: "secrets")).grant(in: "a", .allow("list", on: "secrets"))
    let authorizer = Authorizer(cluster: draft.cluster)
    func covered(_ rule: PolicyRule, in namespace: String) -> Bool {
      authorizer.escalation(by: .user("eve"), writing: [rule], in: namespace).covered
    }
    let both = PolicyRule.allow("get", "list", on: "secrets")
    #expect(covered(both, in: "a"), "one right from each grant")
    #expect(!covered(both, in: "b"))
    #expect(covered(.allow("get", on: "secrets", named: ["opaque"]), in: "b"))
    #expect(!covered(.allow("*", on: "secrets"), in: "a"), "* is a right of its own")
  }

  @Test("1b.15 Who may write bindings without bind can share what they hold, and no more")
  func line15() throws {
    let draft = Draft.twoNamespaces().role("cluster-admin", .everything)
    draft.role(
      "namespace-admin", .rbac("create", on: "rolebindings"), .allow("get", on: "secrets"))
    draft.bind("a/eve", role: "ClusterRole/namespace-admin", to: .user("eve"))
    let attack = try Attack(draft)
    #expect(try attack.takes("rbac-role-write-covered"))
    #expect(try !attack.takes("rbac-bind-ns"))
    #expect(try attack.reaches("secret:a/opaque"))
    #expect(try !attack.reaches("secret:b/opaque"))
    #expect(try !attack.reaches("pod:a/web"))
    let authorizer = Authorizer(cluster: draft.cluster)
    for (role, may) in [("namespace-admin", true), ("cluster-admin", false)] {
      let verdict = authorizer.escalation(
        by: .user("eve"), bindingTo: RoleReference(kind: "ClusterRole", name: role), in: "a")
      #expect(verdict?.allowed == may)
    }
  }
}
