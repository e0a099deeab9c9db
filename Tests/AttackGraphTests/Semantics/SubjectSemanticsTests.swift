import AttackGraph
import Estate
import TestSupport
import Testing

/// Who a request comes from, and what that alone gives.
@Suite("Semantics of subjects")
struct SubjectSemanticsTests {
  private typealias Draft = ClusterDraft
  private static let readSecrets = PolicyRule.allow("get", on: "secrets")

  @Test("1b.16 system:masters takes everything without any binding")
  func line16() throws {
    let draft = Draft.twoNamespaces()
    #expect(draft.cluster.bindings.isEmpty)
    var overlay = Overlay(policy: "test")
    overlay.credentials = ["system:masters", "masters"].map { group in
      CredentialSlot(
        id: group, kind: .clientCertificate, cluster: "c", username: "of \(group)",
        groups: [group], places: [.laptop(name: "l")])
    }
    let graph = AttackGraph.compile(draft.estate(context: .complete), overlay: overlay)
    for slot in overlay.credentials {
      let start = try #require(graph.vertex(.slot(slot)))
      let cluster = try #require(graph.vertex(.cluster("c")))
      #expect(
        (Analysis(graph, from: [start]).path(to: cluster) != nil) == (slot.id == "system:masters"))
    }
    let request = AccessRequest(verb: "get", resource: "secrets", namespace: "a")
      .by(.user("x", claims: ["system:masters"]))
    #expect(request.bypassesRBAC)
    #expect(!Authorizer(cluster: draft.cluster).decide(request).allowed, "RBAC is not asked")
  }

  @Test(
    "1b.17 Implicit groups reach everyone in them",
    arguments: [
      ("system:authenticated", true, true), ("system:serviceaccounts", true, false),
      ("system:serviceaccounts:b", false, false), ("system:serviceaccounts:a", true, false),
      ("system:unauthenticated", false, false),
    ])
  func line17(group: String, account: Bool, person: Bool) throws {
    let draft = Draft.twoNamespaces().grant(.group(group), Self.readSecrets)
    // Somebody the cluster knows of, without rights.
    draft.bind("a/known", role: "ClusterRole/missing", to: .user("eve"))
    #expect(try Attack(draft, from: "sa:a/app").reaches("secret:b/opaque") == account)
    #expect(try Attack(draft, from: "user:eve").reaches("secret:b/opaque") == person)
  }

  @Test("1b.18 Impersonating a group takes a user to impersonate, by the same principal")
  func line18Header() throws {
    func draft(_ rules: PolicyRule..., in namespace: String = "") -> Draft {
      let draft = Draft.twoNamespaces().grant(.group("admins"), .everything)
      for rule in rules { draft.grant(in: namespace, rule) }
      return draft
    }
    let groups = PolicyRule.allow("impersonate", on: "groups")
    let users = PolicyRule.allow("impersonate", on: "users")
    #expect(try !Attack(draft(groups)).takes("impersonate-group"))
    #expect(try Attack(draft(groups, users)).takes("impersonate-group"))
    #expect(try Attack(draft(groups, users)).reaches("cluster:c"))
    #expect(try !Attack(draft(groups, users, in: "a")).takes("impersonate-group"))
    let split = Draft.twoNamespaces().grant(.group("admins"), .everything)
    split.grant(.account("a/app"), groups).grant(.account("b/app"), users)
    #expect(try !Attack(split, from: "sa:a/app sa:b/app").takes("impersonate-group"))
  }

  @Test("1b.18 Namespaced grants of impersonate count for service accounts only")
  func line18Scope() throws {
    func attack(_ resource: String, in namespace: String) throws -> Attack {
      let draft = Draft.twoNamespaces().grant(.account("a/app"), Self.readSecrets)
      draft.bind("known", role: "ClusterRole/missing", to: .user("ann"))
      return try Attack(draft.grant(in: namespace, .allow("impersonate", on: resource)))
    }
    #expect(try attack("serviceaccounts", in: "a").takes("impersonate-sa"))
    #expect(try attack("serviceaccounts", in: "a").reaches("secret:b/opaque"))
    #expect(try !attack("serviceaccounts", in: "b").reaches("secret:b/opaque"))
    #expect(try !attack("users", in: "a").takes("impersonate-user"))
    #expect(try attack("users", in: "").takes("impersonate-user"))
  }

  @Test("1b.18 system:authenticated comes with whoever is impersonated, external groups do not")
  func line18Groups() throws {
    let draft = Draft.twoNamespaces().grant(.group("system:authenticated"), Self.readSecrets)
    draft.grant(.allow("impersonate", on: "users"))
    let authorizer = Authorizer(cluster: draft.cluster)
    let request = AccessRequest(verb: "get", resource: "secrets", namespace: "b")
    let verdict = authorizer.impersonation(
      by: .user("eve"), as: Impersonation(username: "ann"), making: request)
    #expect(verdict.principal?.groups == ["system:authenticated"])
    let refused = authorizer.impersonation(
      by: .user("eve"), as: Impersonation(username: "ann", groups: ["admins"]), making: request)
    #expect(!refused.allowed, "the group takes a right of its own")
  }

  @Test("1b.19 A User named like a service account is that account")
  func line19() throws {
    let draft = Draft.twoNamespaces()
    draft.grant(.user("system:serviceaccount:a:app"), Self.readSecrets)
    #expect(try Attack(draft, from: "sa:a/app").reaches("secret:b/opaque"))
    #expect(try !Attack(draft, from: "sa:b/app").reaches("secret:b/opaque"))
    let account = Draft.twoNamespaces().grant(.account("a/app"), Self.readSecrets)
    #expect(
      try Attack(account, from: "user:system:serviceaccount:a:app").reaches("secret:b/opaque"))
  }

  @Test("1b.20 A ServiceAccount without namespace takes the RoleBinding's, and else is nobody")
  func line20() throws {
    func attack(in namespace: String) throws -> Attack {
      let draft = Draft.twoNamespaces()
      draft.grant(Subject(kind: "ServiceAccount", name: "app"), in: namespace, Self.readSecrets)
      return try Attack(draft, from: "sa:a/app sa:b/app")
    }
    #expect(try attack(in: "a").reaches("secret:a/opaque"))
    #expect(try !attack(in: "").reaches("secret:a/opaque"))
    let draft = Draft.twoNamespaces()
    draft.grant(Subject(kind: "ServiceAccount", name: "app"), in: "b", Self.readSecrets)
    #expect(try !Attack(draft, from: "sa:a/app").reaches("secret:b/opaque"))
  }

  @Test("1b.21 A missing role is skipped, and the other bindings still count")
  func line21() throws {
    let draft = Draft.twoNamespaces()
    draft.bind("b/first", role: "ClusterRole/missing", to: .user("eve"))
    draft.grant(in: "b", Self.readSecrets)
    #expect(try Attack(draft).reaches("secret:b/opaque"))
  }

  @Test("1b.21 Whoever makes a service account anew inherits its bindings")
  func line21Recreated() throws {
    func draft(_ rights: PolicyRule...) -> Draft {
      let draft = Draft.twoNamespaces().grant(.account("a/gone"), in: "b", Self.readSecrets)
      for rule in rights { draft.grant(in: "a", rule) }
      return draft
    }
    let create = PolicyRule.allow("create", on: "serviceaccounts")
    let run = PolicyRule.allow("create", on: "pods")
    #expect(try Attack(draft(create, run)).takes("rbac-missing-subject"))
    #expect(try Attack(draft(create, run)).reaches("secret:b/opaque"))
    #expect(try !Attack(draft(create)).reaches("secret:b/opaque"))
    #expect(try !Attack(draft(run)).reaches("secret:b/opaque"))
    let exists = draft(create, run).serviceAccount("a/gone")
    #expect(try !Attack(exists).takes("rbac-missing-subject"))
  }

  @Test("1b.22 A node's rights come from the node authorizer: what its own pods refer to")
  func line22() throws {
    let draft = Draft.twoNamespaces().secret("a/other").serviceAccount("b/idle")
    draft.cluster.pods[0].spec.imagePullSecrets = ["opaque"]
    let attack = try Attack(draft, from: "node:n1")
    #expect(try attack.takes("node-token-request"))
    #expect(try attack.reaches("sa:a/app"))
    #expect(try attack.reaches("secret:a/opaque"))
    #expect(try !attack.reaches("secret:a/other"))
    #expect(try !attack.reaches("secret:b/opaque"))
    #expect(try !attack.reaches("sa:b/app"))
    draft.grant(.group("system:nodes"), Self.readSecrets)
    #expect(try Attack(draft, from: "node:n1").reaches("secret:b/opaque"), "somebody bound nodes")
  }
}
