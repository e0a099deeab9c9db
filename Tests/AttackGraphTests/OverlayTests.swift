import AttackGraph
import Estate
import TestSupport
import Testing

/// What a policy's overlay changes in the graph, and what it must not change.
@Suite("Overlays")
struct OverlayTests {
  private static func draft() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").node("n1").serviceAccount("a/app").secret("a/opaque")
    draft.pod("a/web", on: "n1", privileged: true, automount: false)
    draft.role("cluster-admin", .everything).role("reader", .allow("get", on: "secrets"))
    draft.bind("a/readers", role: "ClusterRole/reader", to: .user("eve"), .user("bob"))
    return draft
  }

  private static func assets(_ graph: AttackGraph) -> [String] {
    graph.assets.map { graph.vertices[Int($0)].key }.sorted()
  }

  @Test("A suppressed grant is gone for that subject only")
  func suppression() throws {
    var overlay = Overlay(policy: "test")
    overlay.suppressedGrants = [
      SuppressedGrant(cluster: "c", binding: "RoleBinding/a/readers", subject: .user("eve"))
    ]
    let graph = AttackGraph.compile(Self.draft().estate(), overlay: overlay)
    #expect(try !Reachability(graph, from: "user:eve").reaches("secret:a/opaque"))
    #expect(try Reachability(graph, from: "user:bob").reaches("secret:a/opaque"))
  }

  @Test("An entitlement gives its role through a vertex of its own")
  func entitlement() throws {
    var overlay = Overlay(policy: "test")
    overlay.entitlements = [
      Entitlement(
        id: "e", cluster: "c", username: "ann",
        roleRef: RoleReference(kind: "ClusterRole", name: "reader"), namespace: "a",
        replaces: "RoleBinding/a/readers")
    ]
    let draft = Self.draft()
    draft.bind("a/ann", role: "ClusterRole/missing", to: .user("ann"))
    let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
    let reach = try Reachability(graph, from: "user:ann")
    #expect(try reach.reaches("secret:a/opaque"))
    let timings = graph.vertices.map(\.timing).filter { $0 == .grant(entitlement: 0) }
    #expect(timings.count == 1)
  }

  @Test("Machinery can be attacked and is no asset")
  func machinery() throws {
    let group = "rbac.authorization.k8s.io"
    var overlay = Overlay(policy: "test")
    overlay.machinery = [
      Machinery(
        cluster: "c", namespace: "access-system", serviceAccount: "controller",
        rules: [
          .allow("create", on: "clusterrolebindings", group: group),
          .allow("bind", on: "clusterroles", group: group),
        ])
    ]
    let estate = Self.draft().estate()
    let plain = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
    let graph = AttackGraph.compile(estate, overlay: overlay)
    #expect(Self.assets(plain) == Self.assets(graph))
    #expect(plain.totalAssetWeight == graph.totalAssetWeight)
    #expect(try !Reachability(plain, from: "pod:a/web").reaches("cluster:c"))
    #expect(try Reachability(graph, from: "pod:a/web").reaches("cluster:c"))
    #expect(graph.vertices.allSatisfy { !($0.isIdentity && $0.label.contains("controller")) })
  }

  @Test("Two parts of the machinery share a namespace and are two ways in")
  func broker() throws {
    var overlay = Overlay(policy: "test")
    let group = "rbac.authorization.k8s.io"
    overlay.machinery = [
      Machinery(
        cluster: "c", namespace: "access-system", serviceAccount: "controller",
        rules: [.allow("get", on: "rolebindings", group: group)]),
      Machinery(
        cluster: "c", namespace: "access-system", serviceAccount: "token-broker",
        rules: [.allow("create", on: "serviceaccounts/token")]),
    ]
    let draft = Self.draft()
    draft.bind("admin", role: "ClusterRole/cluster-admin", to: .account("a/app"))
    let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
    let broker = try Reachability(graph, from: "sa:access-system/token-broker")
    #expect(try broker.reaches("sa:a/app"))
    #expect(try broker.reaches("cluster:c"))
    #expect(try !Reachability(graph, from: "sa:access-system/controller").reaches("sa:a/app"))
  }

  @Test("An added role reaches whoever an added binding names, where it is bound")
  func added() throws {
    var overlay = Overlay(policy: "test")
    overlay.addedRoles = [
      AddedRole(
        cluster: "c",
        role: Role(
          scope: .cluster, metadata: ObjectMetadata(name: "reader:used"),
          rules: [.allow("get", on: "secrets")]))
    ]
    overlay.addedBindings = [
      AddedBinding(
        cluster: "c",
        binding: RoleBinding(
          scope: .namespaced, metadata: ObjectMetadata(namespace: "a", name: "readers:used"),
          roleRef: RoleReference(kind: "ClusterRole", name: "reader:used"),
          subjects: [.user("ann"), .account("a/app")]))
    ]
    overlay.suppressedGrants = [
      SuppressedGrant(cluster: "c", binding: "RoleBinding/a/readers", subject: .user("bob"))
    ]
    let plain = AttackGraph.compile(Self.draft().estate(), overlay: Overlay(policy: "none"))
    let graph = AttackGraph.compile(Self.draft().estate(), overlay: overlay)
    for holder in ["user:ann", "sa:a/app"] {
      #expect(try Reachability(graph, from: holder).reaches("secret:a/opaque"))
    }
    #expect(try !Reachability(graph, from: "user:bob").reaches("secret:a/opaque"))
    #expect(try !Reachability(plain, from: "sa:a/app").reaches("secret:a/opaque"))
    #expect(Self.assets(plain) == Self.assets(graph))
  }

  @Test("Suppressed grants of service accounts and groups are gone for them only")
  func otherSubjects() throws {
    let draft = Self.draft()
    draft.secret("a/token", tokenOf: "app")
    draft.bind("a/app", role: "ClusterRole/reader", to: .account("a/app"), .group("team"))
    draft.serviceAccount("a/other")
    draft.bind("a/other", role: "ClusterRole/reader", to: .account("a/other"))
    func slot(_ id: String, groups: [String]) -> CredentialSlot {
      CredentialSlot(
        id: id, kind: .oidcSession, cluster: "c", username: "zoe", groups: groups,
        places: [.laptop(name: "zoe")])
    }
    func reaches(_ subject: Subject, from start: String) throws -> Bool {
      var overlay = Overlay(policy: "test")
      overlay.credentials = [slot("zoe", groups: ["team"])]
      overlay.suppressedGrants = [
        SuppressedGrant(cluster: "c", binding: "RoleBinding/a/app", subject: subject)
      ]
      let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
      return try Reachability(graph, from: start).reaches("secret:a/opaque")
    }
    #expect(try !reaches(.account("a/app"), from: "sa:a/app"))
    #expect(try reaches(.group("team"), from: "sa:a/app"))
    #expect(try !reaches(.group("team"), from: "group:team"))
    #expect(try reaches(.account("a/app"), from: "group:team"))
    #expect(try reaches(.account("a/app"), from: "sa:a/other"))
  }

  @Test("A service account holds what is entitled to it")
  func accountEntitlement() throws {
    var overlay = Overlay(policy: "test")
    overlay.entitlements = [
      Entitlement(
        id: "run", cluster: "c", username: "system:serviceaccount:a:app",
        roleRef: RoleReference(kind: "ClusterRole", name: "reader"), namespace: "a",
        replaces: "RoleBinding/a/app")
    ]
    let graph = AttackGraph.compile(Self.draft().estate(), overlay: overlay)
    #expect(try Reachability(graph, from: "sa:a/app").reaches("secret:a/opaque"))
    #expect(graph.vertices.map(\.timing).contains(.grant(entitlement: 0)))
  }

  @Test("Impersonation gives a standing right that may end, and none that must be asked for")
  func impersonation() throws {
    for isImpersonable in [false, true] {
      for rule in [PolicyRule.allow("get", on: "secrets"), .everything] {
        let draft = Self.draft()
        draft.role("held", rule).role("actor", .allow("impersonate", on: "serviceaccounts"))
        draft.bind("actors", role: "ClusterRole/actor", to: .user("joe"))
        var entitlement = Entitlement(
          id: "app", cluster: "c", username: "system:serviceaccount:a:app",
          roleRef: RoleReference(kind: "ClusterRole", name: "held"), namespace: "",
          replaces: "ClusterRoleBinding/app", origin: .standing)
        entitlement.isImpersonable = isImpersonable
        var overlay = Overlay(policy: "test")
        overlay.entitlements = [entitlement]
        let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
        #expect(Set(graph.vertices.map(\.key)).count == graph.vertices.count)
        let reach = try Reachability(graph, from: "user:joe")
        #expect(try reach.reaches("secret:a/opaque") == isImpersonable)
        #expect(try Reachability(graph, from: "sa:a/app").reaches("secret:a/opaque"))
        let windows = Set(graph.vertices.map(\.timing)).subtracting([.always])
        #expect(windows == [.grant(entitlement: 0)])
      }
    }
  }

  @Test("A slot kept in a Secret takes the place of the Secret's own token")
  func slotInSecret() throws {
    let draft = Self.draft()
    draft.secret("a/token", tokenOf: "app")
    var overlay = Overlay(policy: "test")
    overlay.credentials = [
      CredentialSlot(
        id: "token", kind: .legacyToken, cluster: "c", username: "system:serviceaccount:a:app",
        places: [.secret(cluster: "c", namespace: "a", name: "token")])
    ]
    let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
    let reach = try Reachability(graph, from: "secret:a/token")
    #expect(try reach.reaches("sa:a/app"))
    let occurrence = try #require(
      graph.vertex(.secret(cluster: "c", namespace: "a", name: "token")))
    #expect(graph.vertices[Int(occurrence)].timing == .occurrence(slot: 0))
    #expect(
      graph.vertices.filter { $0.kind == .credential && $0.label.contains("token") }.count == 1)
  }

  @Test("Keys are unique, edges join existing vertices, and compiling twice gives the same graph")
  func wellFormed() {
    let estate = Self.draft().estate()
    let graph = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
    #expect(Set(graph.vertices.map(\.key)).count == graph.vertices.count)
    #expect(
      graph.edges.allSatisfy { $0.tail < graph.vertices.count && $0.head < graph.vertices.count })
    #expect(graph.assets.allSatisfy { asset in !graph.edges.contains { $0.tail == asset } })
    let again = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
    #expect(graph.vertices == again.vertices)
    #expect(graph.edges == again.edges)
  }
}
