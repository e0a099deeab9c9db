import Estate
import TestSupport
import Testing

/// Writing a binding takes two rights in one request, which one principal must hold.
@Suite("Binding a role to oneself")
struct BindingTechniqueTests {
  private static let group = "rbac.authorization.k8s.io"
  private static let write = PolicyRule.allow("create", on: "rolebindings", group: group)
  private static let writeCluster = PolicyRule.allow(
    "create", on: "clusterrolebindings", group: group)
  private static let bind = PolicyRule.allow("bind", on: "clusterroles", group: group)

  private static func draft() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("b").serviceAccount("a/app").serviceAccount("b/app")
    draft.secret("a/opaque").secret("b/opaque")
    draft.role("cluster-admin", .everything).role("reader", .allow("get", on: "secrets"))
    return draft
  }

  @Test("Both rights in one role, cluster-wide, take the cluster")
  func oneRole() throws {
    let draft = Self.draft()
    draft.role("binder", Self.writeCluster, Self.bind)
    draft.bind("eve", role: "ClusterRole/binder", to: .user("eve"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("cluster:c"))
    #expect(try reach.techniques(to: "cluster:c").contains("rbac-bind-cluster"))
  }

  @Test("Both rights in two roles of one principal take the cluster")
  func twoRolesOnePrincipal() throws {
    let draft = Self.draft()
    draft.role("writer", Self.writeCluster).role("binder", Self.bind)
    draft.bind("w", role: "ClusterRole/writer", to: .user("eve"))
    draft.bind("b", role: "ClusterRole/binder", to: .user("eve"))
    #expect(try Reachability(draft, from: "user:eve").reaches("cluster:c"))
  }

  @Test("Halves held by two principals give nothing, even to an attacker who holds both")
  func halvesOfTwoPrincipals() throws {
    let draft = Self.draft()
    draft.role("writer", Self.writeCluster).role("binder", Self.bind)
    draft.bind("w", role: "ClusterRole/writer", to: .account("a/app"))
    draft.bind("b", role: "ClusterRole/binder", to: .account("b/app"))
    draft.role("workloads", .allow("create", on: "pods"))
    draft.bind("eve", role: "ClusterRole/workloads", to: .user("eve"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("sa:a/app"))
    #expect(try reach.reaches("sa:b/app"))
    #expect(try !reach.reaches("cluster:c"))
  }

  @Test("One half through a group counts for its member")
  func halfThroughGroup() throws {
    let draft = Self.draft()
    draft.role("writer", Self.writeCluster).role("binder", Self.bind)
    draft.bind("w", role: "ClusterRole/writer", to: .group("system:serviceaccounts:a"))
    draft.bind("b", role: "ClusterRole/binder", to: .account("a/app"))
    #expect(try Reachability(draft, from: "sa:a/app").reaches("cluster:c"))
    #expect(try !Reachability(draft, from: "sa:b/app").reaches("cluster:c"))
  }

  @Test("In one namespace, the bound role counts there only")
  func namespaced() throws {
    let draft = Self.draft()
    draft.role("binder", Self.write, Self.bind)
    draft.bind("a/eve", role: "ClusterRole/binder", to: .user("eve"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("secret:a/opaque"))
    #expect(try !reach.reaches("secret:b/opaque"))
    #expect(try !reach.reaches("cluster:c"))
  }

  @Test("A cluster-wide half meets a namespaced half in that namespace")
  func mixedScopes() throws {
    let draft = Self.draft()
    draft.role("writer", Self.write).role("binder", Self.bind)
    draft.bind("w", role: "ClusterRole/writer", to: .user("eve"))
    draft.bind("b/b", role: "ClusterRole/binder", to: .user("eve"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("secret:b/opaque"))
    #expect(try !reach.reaches("secret:a/opaque"))
  }

  @Test("bind limited by name gives that role only")
  func namedBind() throws {
    let draft = Self.draft()
    draft.role(
      "binder", Self.writeCluster,
      .allow("bind", on: "clusterroles", group: Self.group, named: ["reader"]))
    draft.bind("eve", role: "ClusterRole/binder", to: .user("eve"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("secret:b/opaque"))
    #expect(try !reach.reaches("cluster:c"))
  }

  @Test(
    "One right alone gives nothing",
    arguments: [
      [writeCluster], [bind],
      [.allow("bind", on: "clusterrolebindings", group: group), writeCluster],
      [.allow("create", on: "clusterrolebindings", group: group, named: ["x"]), bind],
    ])
  func halfOnly(rules: [PolicyRule]) throws {
    let draft = Self.draft()
    for (position, rule) in rules.enumerated() {
      draft.role("r\(position)", rule)
      draft.bind("b\(position)", role: "ClusterRole/r\(position)", to: .user("eve"))
    }
    #expect(try !Reachability(draft, from: "user:eve").reaches("cluster:c"))
  }

  @Test("A namespaced grant on cluster role bindings is void")
  func voidScope() throws {
    let draft = Self.draft()
    draft.role("binder", Self.writeCluster, Self.bind)
    draft.bind("a/eve", role: "ClusterRole/binder", to: .user("eve"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try !reach.reaches("cluster:c"))
    #expect(try !reach.reaches("secret:a/opaque"))
  }
}
