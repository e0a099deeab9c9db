import AttackGraph
import Estate
import TestSupport
import Testing

/// The texts of vertices and edges, which are made from numbers when somebody asks.
@Suite("Texts of a graph")
struct GraphTextTests {
  private static let group = "rbac.authorization.k8s.io"

  private static func draft() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").node("n1").serviceAccount("a/app")
    draft.secret("a/opaque").secret("a/token", tokenOf: "app")
    draft.pod("a/web", runsAs: "app", on: "n1", privileged: true, mounting: ["opaque"])
    draft.role("admin", .everything).role("a/reader", .allow("get", on: "secrets"))
    draft.role("runner", .allow("create", on: "pods", "pods/exec", "serviceaccounts/token"))
    draft.role("mask", .allow("impersonate", on: "serviceaccounts", named: ["app"]))
    draft.role("writer", .allow("create", on: "rolebindings", group: group))
    draft.role("binder", .allow("bind", on: "clusterroles", group: group, named: ["admin"]))
    draft.bind("a/readers", role: "Role/reader", to: .user("eve"), .account("a/app"))
    draft.bind("runners", role: "ClusterRole/runner", to: .group("devs"))
    draft.bind("a/masks", role: "ClusterRole/mask", to: .group("system:authenticated"))
    draft.bind("a/writers", role: "ClusterRole/writer", to: .user("eve"))
    draft.bind("a/binders", role: "ClusterRole/binder", to: .user("eve"))
    draft.bind("roots", role: "ClusterRole/admin", to: .group("system:masters"))
    return draft
  }

  private static func overlay() -> Overlay {
    var overlay = Overlay(policy: "test")
    overlay.credentials = [
      CredentialSlot(
        id: "sso/ann", kind: .oidcSession, cluster: "c", username: "ann", groups: ["devs", "x"],
        places: [.secret(cluster: "c", namespace: "a", name: "opaque")])
    ]
    overlay.entitlements = [
      Entitlement(
        id: "e1", cluster: "c", username: "ann",
        roleRef: RoleReference(kind: "ClusterRole", name: "runner"), namespace: "a",
        replaces: "RoleBinding/a/old")
    ]
    return overlay
  }

  private static func graph() -> AttackGraph {
    var context = EstateContext()
    context.endpoints = [ClusterEndpoint(cluster: "c", exposure: .private)]
    return AttackGraph.compile(draft().estate(context: context), overlay: overlay())
  }

  @Test("Every kind of step says what makes it possible")
  func provenance() {
    let graph = Self.graph()
    let words = Set(graph.edges.map(graph.provenance(of:)))
    let expected: Set = [
      "root on node n1", "the value of secret a/opaque", "secret a/opaque", "secret a/token",
      "a volume of secret a/token", "minted token of a/app", "own pod running as a/app",
      "pod a/web", "TokenRequest for a/app", "impersonation of a/app",
      "token mounted in pod a/web", "volume opaque of pod a/web", "pod a/web runs on n1",
      "privileged: true in container main of pod a/web", "User eve in RoleBinding/a/readers",
      "ServiceAccount a/app in RoleBinding/a/readers",
      "rule 1 (create rolebindings) of ClusterRole writer through RoleBinding/a/writers",
      "rule 1 (bind clusterroles named admin) of ClusterRole binder through RoleBinding/a/binders",
      "rule 1 (get secrets) of Role reader through RoleBinding/a/readers",
      "rule 1 (create pods/exec) of ClusterRole runner",
      "ClusterRole admin through ClusterRoleBinding/roots",
      "own binding of ClusterRole admin @ a", "credential sso/ann",
      "elevation to runner in place of RoleBinding/a/old", "serviceAccountName app",
      "session of ann", "claim devs", "implicit group system:authenticated", "a new pod in a",
      "runs code in the pods of namespace a", "one request by eve", "rights of eve together",
      "bind ClusterRole admin in a", "own binding of ClusterRole admin @ a",
      "the API endpoint of c is private", "system:masters bypasses authorization",
      "any live credential of c", "cluster-wide right", "code in the cluster's network",
    ]
    #expect(expected.subtracting(words).sorted() == [])
  }

  @Test("A token projected by hand has its own lifetime, and says so")
  func projectedToken() throws {
    var cluster = Self.draft().cluster
    cluster.pods[0].spec.automountServiceAccountToken = false
    cluster.pods[0].spec.containers[0].environmentSecrets = ["token"]
    cluster.pods[0].spec.containers[0].mounts = [VolumeMount(volume: "t", mountPath: "/t")]
    cluster.pods[0].spec.volumes = [
      Volume(
        name: "t",
        source: .projected(secrets: [], tokens: [ProjectedToken(expirationSeconds: 600)]))
    ]
    let graph = AttackGraph.compile(
      Estate(name: "test", clusters: [cluster], context: EstateContext()),
      overlay: Overlay(policy: "none"))
    let edges = graph.edges.filter { graph.lifetime(of: $0) != nil }
    #expect(Set(edges.map(graph.lifetime(of:))) == [600])
    let edge = try #require(edges.first)
    #expect(graph.provenance(of: edge) == "token projected into pod a/web")
    #expect(graph.vertices[Int(edge.head)].key == "c/bound-token/a/web")
    let words = Set(graph.edges.map(graph.provenance(of:)))
    #expect(words.contains("environment of container main of pod a/web"))
  }

  @Test("Keys and labels are as they were written")
  func keysAndLabels() {
    let graph = Self.graph()
    let found = Dictionary(
      graph.vertices.map { ($0.key, $0.label) }, uniquingKeysWith: { first, _ in first })
    let expected = [
      "c/node/n1": "node n1", "c/pod/a/web": "pod a/web", "c/secret/a/token": "secret a/token",
      "c/token/a/token": "token in secret a/token",
      "c/user/system:serviceaccount:a:app": "sa a/app", "c/user/eve": "user eve",
      "c/as/system:serviceaccount:a:app": "as sa a/app", "c/group/devs": "group devs",
      "c/session/ann|devs": "user ann in devs", "c/credential/sso/ann": "SSO session of user ann",
      "c/credential/sso/ann/through-network": "SSO session of user ann inside the network",
      "c/grant/RoleBinding/a/readers": "reader @ a", "c/elevation/e1": "runner @ a on request",
      "c/capability/secret-read@a": "secret-read @ a",
      "c/capability/impersonate-sa@a app": "impersonate-sa @ a app",
      "c/capability/pod-exec@cluster": "pod-exec @ cluster",
      "c/written-binding/a ClusterRole/admin": "own binding of ClusterRole admin @ a",
      "c/written-binding/a ClusterRole/admin/in-use": "ClusterRole admin @ a, self-granted",
      "c/user/eve/rbac-bind-ns/a/clusterroles/admin/request": "rbac-bind-ns @ a as eve",
      "c/user/eve/rbac-bind-ns/a/clusterroles/admin/write": "write bindings as eve",
      "c/user/eve/rbac-bind-ns/a/clusterroles/admin/bind": "hand out clusterroles/admin as eve",
      "c/asset-cluster/c": "cluster c", "c/asset-namespace/a": "namespace a",
      "c/network/cluster": "network of c", "c/authenticated/cluster": "authenticated @ c",
      "c/workload/a": "own workload in a", "c/minted-token/a/app": "minted token of sa a/app",
      "c/workload-token/a/app": "token of sa a/app in own pod",
    ]
    for (key, label) in expected { #expect(found[key] == label, "\(key)") }
  }

  @Test("User names that only look alike are two users, with keys that differ")
  func lookAlikes() throws {
    let draft = ClusterDraft()
    draft.role("r", .everything).bind("b", role: "ClusterRole/r", to: .user("jos\u{E9}"))
    draft.bind("o", role: "ClusterRole/none", to: .user("jose\u{301}"))
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let composed = try #require(graph.vertex(.user(cluster: "c", "jos\u{E9}")))
    let decomposed = try #require(graph.vertex(.user(cluster: "c", "jose\u{301}")))
    #expect(graph.vertices[Int(composed)].key == "c/user/jos%C3%A9")
    #expect(graph.vertices[Int(decomposed)].key == "c/user/jose%CC%81")
    #expect(graph.vertex(.user(cluster: "c", "jose")) == nil)
    #expect(graph.vertex(.user(cluster: "d", "jos\u{E9}")) == nil)
  }

  @Test("A namespace called cluster is not the whole cluster")
  func namespaceCalledCluster() throws {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("cluster").secret("a/s").secret("cluster/s")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.bind("cluster/b", role: "ClusterRole/reader", to: .user("eve"))
    draft.bind("b", role: "ClusterRole/reader", to: .user("root"))
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    #expect(Set(graph.vertices.map(\.key)).count == graph.vertices.count)
    let eve = try Reachability(graph, from: "user:eve")
    #expect(try eve.reaches("secret:cluster/s"))
    #expect(try !eve.reaches("secret:a/s"))
    #expect(try Reachability(graph, from: "user:root").reaches("secret:a/s"))
  }
}
