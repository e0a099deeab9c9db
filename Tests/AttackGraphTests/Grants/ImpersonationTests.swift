import AttackGraph
import Estate
import TestSupport
import Testing

/// Acting as users, groups and accounts, with all or some of their rights.
@Suite("Impersonation")
struct ImpersonationTests {
  private static let authentication = "authentication.k8s.io"

  /// ann and the group readers may read secrets in a; eve has some rules.
  private static func draft(_ rules: [PolicyRule], in namespace: String = "") -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/db").serviceAccount("a/app")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.bind("a/users", role: "ClusterRole/reader", to: .user("ann"))
    draft.bind("a/accounts", role: "ClusterRole/reader", to: .account("a/app"))
    draft.bind("a/groups", role: "ClusterRole/reader", to: .group("readers"))
    draft.role("rights")
    draft.cluster.roles[1].rules = rules
    let scope = namespace.isEmpty ? "" : "\(namespace)/"
    draft.bind("\(scope)eve", role: "ClusterRole/rights", to: .user("eve"))
    return draft
  }

  private static func may(_ resource: String, named names: [String] = []) -> PolicyRule {
    .allow("impersonate", on: resource, named: names)
  }

  @Test(
    "Users are cluster-scoped, and names of accounts are names of users",
    arguments: [
      ([String](), "", true), ([], "a", false), (["ann"], "", true), (["bob"], "", false),
      (["system:serviceaccount:a:app"], "", true), (["system:serviceaccount:b:app"], "", false),
    ])
  func users(names: [String], namespace: String, works: Bool) throws {
    let draft = Self.draft([Self.may("users", named: names)], in: namespace)
    #expect(try Reachability(draft, from: "user:eve").reaches("secret:a/db") == works)
  }

  @Test(
    "An account that only bindings name can be acted as",
    arguments: [
      ("a", [String](), "a", true), ("a", ["gone"], "a", true), ("a", ["app"], "a", false),
      ("a", [], "", true), ("b", [], "a", false), ("ghost", [], "", true),
    ])
  func missingAccount(of: String, names: [String], namespace: String, works: Bool) throws {
    let draft = Self.draft([Self.may("serviceaccounts", named: names)], in: namespace)
    draft.namespace("b")
    draft.secret("b/db")
    draft.bind("b/gone", role: "ClusterRole/reader", to: .account("\(of)/gone"))
    #expect(try Reachability(draft, from: "user:eve").reaches("secret:b/db") == works)
  }

  @Test(
    "A group goes with a user or an account, wherever that may be",
    arguments: [
      ([may("groups")], [], false), ([may("groups"), may("users", named: ["zoe"])], [], true),
      ([may("groups", named: ["readers"]), may("serviceaccounts", named: ["x"])], [], true),
      ([may("groups", named: ["writers"]), may("users", named: ["zoe"])], [], false),
      ([may("groups")], [may("serviceaccounts", named: ["x"])], true),
      ([may("groups")], [may("users", named: ["zoe"])], false),
    ])
  func groups(wide: [PolicyRule], inNamespace: [PolicyRule], works: Bool) throws {
    let draft = Self.draft(wide)
    draft.role("local")
    draft.cluster.roles[2].rules = inNamespace
    draft.bind("a/eve", role: "ClusterRole/local", to: .user("eve"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("secret:a/db") == works)
    let masters = works && wide[0].resourceNames.isEmpty
    #expect(try reach.reaches("cluster:c") == masters, "system:masters")
  }

  @Test("What is impersonated does not impersonate")
  func nesting() throws {
    let draft = Self.draft([Self.may("users", named: ["bob"])])
    draft.role("mask", Self.may("users"), Self.may("groups"))
    draft.bind("bobs", role: "ClusterRole/mask", to: .user("bob"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try !reach.reaches("secret:a/db"))
    #expect(try Reachability(draft, from: "user:bob").reaches("cluster:c"))
    // Two of bob's grants do not join for whoever acts as bob, either.
    draft.cluster.roles[2].rules = [Self.may("groups")]
    draft.role("more", Self.may("users", named: ["nobody"]))
    draft.bind("more", role: "ClusterRole/more", to: .user("bob"))
    #expect(try !Reachability(draft, from: "user:eve").reaches("cluster:c"))
    #expect(try Reachability(draft, from: "user:bob").reaches("cluster:c"))
  }

  @Test(
    "Extra fields are subresources of userextras",
    arguments: [
      ("userextras/scopes", true), ("*/scopes", true), ("*", true), ("userextras/*", false),
      ("userextras", false), ("uids/scopes", false),
    ])
  func extra(resource: String, works: Bool) {
    let rule = PolicyRule.allow("impersonate", on: resource, group: Self.authentication)
    let graph = AttackGraph.compile(
      Self.draft([Self.may("users"), rule]).estate(), overlay: Overlay(policy: "none"))
    let steps = Set(graph.edges.map { graph.technique(of: $0).id })
    #expect(steps.contains("impersonate-extra") == works)
  }

  @Test("Nobody is system:anonymous unless a binding is for those without credentials")
  func anonymous() throws {
    let draft = Self.draft([])
    let name = "user:system:anonymous"
    #expect(throws: VertexQueryError.self) { try Reachability(draft, from: name) }
    draft.bind("a/open", role: "ClusterRole/reader", to: .group("system:unauthenticated"))
    let reach = try Reachability(draft, from: name)
    #expect(try reach.reaches("secret:a/db"))
    #expect(
      reach.analysis.graph.edges.contains {
        reach.analysis.graph.technique(of: $0).id == "rbac-implicit-group-grant"
      })
    #expect(try !Reachability(draft, from: "user:eve").reaches("secret:a/db"))
  }

  // MARK: Constrained

  private static func onTarget(
    _ mode: String, _ resource: String, named names: [String] = []
  ) -> PolicyRule {
    .allow("impersonate:\(mode)", on: resource, group: authentication, named: names)
  }

  private static func onRequest(
    _ mode: String, _ verb: String, _ resource: String = "secrets", named names: [String] = []
  ) -> PolicyRule {
    .allow("impersonate-on:\(mode):\(verb)", on: resource, named: names)
  }

  @Test(
    "Both the target and the request have to be allowed, in one mode",
    arguments: [
      ([onTarget("user-info", "users"), onRequest("user-info", "get")], true),
      ([onTarget("user-info", "users"), onRequest("user-info", "list")], false),
      ([onTarget("user-info", "users"), onRequest("user-info", "get", "pods")], false),
      ([onTarget("user-info", "users", named: ["bob"]), onRequest("user-info", "get")], false),
      ([onTarget("user-info", "serviceaccounts"), onRequest("user-info", "get")], false),
      ([onTarget("user-info", "users"), onRequest("serviceaccount", "get")], false),
      ([onTarget("user-info", "users")], false), ([onRequest("user-info", "get")], false),
      (
        [onTarget("serviceaccount", "serviceaccounts"), onRequest("serviceaccount", "get")], true
      ),
      (
        [
          onTarget("user-info", "users", named: ["system:serviceaccount:a:app"]),
          onRequest("user-info", "get"),
        ], false
      ),
      (
        [onTarget("user-info", "users"), onRequest("user-info", "get", named: ["other"])], false
      ),
    ])
  func constrained(rules: [PolicyRule], works: Bool) throws {
    let draft = Self.draft(rules)
    #expect(try Reachability(draft, from: "user:eve").reaches("secret:a/db") == works)
    draft.cluster.version = ServerVersion(major: 1, minor: 35)
    #expect(try !Reachability(draft, from: "user:eve").reaches("secret:a/db"))
  }

  @Test("It says who is acted as, for which request, by which role and binding")
  func constrainedWords() {
    let draft = Self.draft([
      Self.onTarget("user-info", "users"), Self.onRequest("user-info", "get"),
    ])
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let labels = Set(graph.vertices.map(\.label))
    #expect(labels.contains("impersonate ann as eve"))
    #expect(labels.contains("impersonate-on:user-info:get or list or watch secrets as eve"))
    let words = Set(graph.edges.map(graph.provenance(of:)))
    let through = "by ClusterRole rights through ClusterRoleBinding/eve"
    #expect(words.contains("impersonate:user-info ann \(through)"))
    #expect(
      words.contains("impersonate-on:user-info:get or list or watch secrets \(through)"))
  }

  @Test("A namespaced grant counts for accounts of the namespace, not for users")
  func constrainedScopes() throws {
    let account = [
      Self.onTarget("serviceaccount", "serviceaccounts"), Self.onRequest("serviceaccount", "get"),
    ]
    #expect(try Reachability(Self.draft(account, in: "a"), from: "user:eve").reaches("secret:a/db"))
    let user = [Self.onTarget("user-info", "users"), Self.onRequest("user-info", "get")]
    #expect(try !Reachability(Self.draft(user, in: "a"), from: "user:eve").reaches("secret:a/db"))
  }

  @Test("A node's rights come through the group of nodes")
  func constrainedNode() throws {
    let draft = Self.draft([
      Self.onTarget("arbitrary-node", "nodes", named: ["n1"]),
      Self.onRequest("arbitrary-node", "get"),
    ])
    draft.bind("a/nodes", role: "ClusterRole/reader", to: .group("system:nodes"))
    #expect(try !Reachability(draft, from: "user:eve").reaches("secret:a/db"))
    draft.node("n1")
    #expect(try Reachability(draft, from: "user:eve").reaches("secret:a/db"))
  }
}
