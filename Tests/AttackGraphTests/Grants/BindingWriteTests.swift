import AttackGraph
import Estate
import TestSupport
import Testing

/// A binding is written by creating one or by changing one that exists.
@Suite("Ways to write a binding")
struct BindingWriteTests {
  private static let group = "rbac.authorization.k8s.io"
  private static let bind = PolicyRule.allow("bind", on: "clusterroles", group: group)

  /// Two roles, one of them bound to bob in a and cluster-wide as `readers`; eve has some rules.
  private static func draft(_ rules: [PolicyRule], in namespace: String = "a") -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("b").secret("a/db").secret("b/db").serviceAccount("a/app")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.role("minter", .allow("create", on: "serviceaccounts/token"))
    draft.bind("a/readers", role: "ClusterRole/reader", to: .user("bob"))
    draft.bind("readers", role: "ClusterRole/reader", to: .user("bob"))
    draft.role("rights")
    draft.cluster.roles[2].rules = rules
    let scope = namespace.isEmpty ? "" : "\(namespace)/"
    draft.bind("\(scope)eve", role: "ClusterRole/rights", to: .user("eve"))
    return draft
  }

  private static func change(
    _ verb: String, _ resource: String = "rolebindings", named names: [String] = []
  ) -> PolicyRule {
    .allow(verb, on: resource, group: group, named: names)
  }

  @Test("Changing a binding gives the role it refers to", arguments: ["update", "patch"])
  func existing(verb: String) throws {
    let reach = try Reachability(
      Self.draft([Self.change(verb), Self.bind]), from: "user:eve")
    #expect(try reach.reaches("secret:a/db"))
    #expect(try !reach.reaches("sa:a/app"), "no binding in a refers to the minter")
    #expect(try !reach.reaches("secret:b/db"))
  }

  @Test("The role in a binding has to be one that may be bound")
  func otherRole() throws {
    let rules = [
      Self.change("patch"),
      .allow("bind", on: "clusterroles", group: Self.group, named: ["minter"]),
    ]
    let reach = try Reachability(Self.draft(rules), from: "user:eve")
    #expect(try !reach.reaches("secret:a/db"))
    #expect(try !reach.reaches("sa:a/app"))
  }

  @Test(
    "resourceNames limit the binding that is changed",
    arguments: [("readers", true), ("writers", false), ("*", false)])
  func named(name: String, works: Bool) throws {
    let rules = [Self.change("patch", named: [name]), Self.bind]
    let reach = try Reachability(Self.draft(rules), from: "user:eve")
    #expect(try reach.reaches("secret:a/db") == works)
  }

  @Test(
    "create and another verb on one name make the binding of that name, unless there is one",
    arguments: [(["mine"], true), (["yours"], false), (["readers"], false)])
  func serverSideApply(created: [String], works: Bool) throws {
    let rules = [
      Self.change("create", named: created), Self.change("patch", named: ["mine", "readers"]),
      Self.bind,
    ]
    let reach = try Reachability(Self.draft(rules), from: "user:eve")
    // The minter is in no binding, so that it takes a new one.
    #expect(try reach.reaches("sa:a/app") == works)
  }

  @Test("Changing a ClusterRoleBinding works everywhere")
  func clusterWide() throws {
    let rules = [Self.change("update", "clusterrolebindings"), Self.bind]
    #expect(try Reachability(Self.draft(rules, in: ""), from: "user:eve").reaches("secret:b/db"))
    #expect(try !Reachability(Self.draft(rules), from: "user:eve").reaches("secret:b/db"))
  }

  @Test("The halves of a change may come from two grants of one principal, not of two")
  func twoGrants() throws {
    for (subject, works) in [("eve", true), ("bob", false)] {
      let draft = Self.draft([Self.change("patch", named: ["readers"])])
      draft.role("binder", Self.bind)
      draft.bind("a/binders", role: "ClusterRole/binder", to: .user(subject))
      draft.cluster.bindings[0].subjects = [.user("carol")]
      draft.cluster.bindings[1].subjects = [.user("carol")]
      let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
      let eve = try VertexQuery("user:eve").vertices(in: graph, clusters: ["c"])
      let bob = try VertexQuery("user:\(subject)").vertices(in: graph, clusters: ["c"])
      let secret = try #require(graph.vertex(.secret(cluster: "c", namespace: "a", name: "db")))
      #expect((Analysis(graph, from: eve + bob).path(to: secret) != nil) == works)
    }
  }

  @Test("A name that is a star allows the role called so, not every role")
  func starName() throws {
    let rules = [
      Self.change("create"), .allow("bind", on: "clusterroles", group: Self.group, named: ["*"]),
    ]
    let draft = Self.draft(rules)
    #expect(try !Reachability(draft, from: "user:eve").reaches("secret:a/db"))
    draft.role("*", .allow("get", on: "secrets"))
    #expect(try Reachability(draft, from: "user:eve").reaches("secret:a/db"))
  }

  @Test("The least of several roles that allow everything stands for all, in any order")
  func everything() throws {
    for names in [["z", "m"], ["m", "z"]] {
      let draft = Self.draft([Self.change("create"), Self.bind])
      for name in names { draft.role(name, .everything) }
      let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
      let written = graph.vertices.map(\.key).filter {
        $0.hasPrefix("c/written-binding/a ClusterRole/") && !$0.hasSuffix("/in-use")
          && !$0.hasSuffix("rights")
      }
      #expect(written == ["c/written-binding/a ClusterRole/m"])
    }
  }
}
