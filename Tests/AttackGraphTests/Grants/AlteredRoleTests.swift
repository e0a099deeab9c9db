import AttackGraph
import Estate
import TestSupport
import Testing

/// Roles that are rewritten or fed, and whoever holds them.
@Suite("Altered roles")
struct AlteredRoleTests {
  private static let group = "rbac.authorization.k8s.io"

  private static func rule(
    _ verb: String, _ resource: String = "clusterroles", named names: [String] = []
  ) -> PolicyRule {
    .allow(verb, on: resource, group: group, named: names)
  }

  /// eve may rewrite the ClusterRole `view`.
  private static func draft(_ rules: [PolicyRule]? = nil) -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("b").secret("a/db").secret("b/db").serviceAccount("a/app")
    draft.role("view", .allow("get", on: "configmaps"))
    draft.role("rights")
    draft.cluster.roles[1].rules =
      rules ?? [rule("patch", named: ["view"]), rule("escalate", named: ["view"])]
    draft.bind("eve", role: "ClusterRole/rights", to: .user("eve"))
    return draft
  }

  /// What eve and somebody else reach together.
  private static func reaches(
    _ target: String, _ draft: ClusterDraft, with other: String, overlay: Overlay? = nil
  ) throws -> Bool {
    let graph = AttackGraph.compile(
      draft.estate(), overlay: overlay ?? Overlay(policy: "none"))
    let sources = try ["user:eve", other].flatMap {
      try VertexQuery($0).vertices(in: graph, clusters: ["c"])
    }
    let analysis = Analysis(graph, from: sources)
    return try VertexQuery(target).vertices(in: graph, clusters: ["c"]).contains {
      analysis.path(to: $0) != nil
    }
  }

  @Test("Its holders have every right where they hold it")
  func holders() throws {
    let draft = Self.draft()
    draft.bind("a/viewers", role: "ClusterRole/view", to: .account("a/app"))
    draft.bind("b/bobs", role: "ClusterRole/rights", to: .user("bob"))
    #expect(try Self.reaches("secret:a/db", draft, with: "sa:a/app"))
    #expect(try !Self.reaches("secret:b/db", draft, with: "sa:a/app"))
    #expect(try !Self.reaches("cluster:c", draft, with: "sa:a/app"))
    #expect(try !Self.reaches("secret:a/db", draft, with: "user:bob"), "bob does not hold it")
    draft.bind("viewers", role: "ClusterRole/view", to: .group("system:authenticated"))
    #expect(try Self.reaches("cluster:c", draft, with: "user:bob"), "everybody holds it now")
  }

  @Test("Holding it through an elevation counts, and joins have standing inputs")
  func elevation() throws {
    let draft = Self.draft()
    draft.bind("b/bobs", role: "ClusterRole/rights", to: .user("bob"))
    var overlay = Overlay(policy: "test")
    overlay.entitlements = [
      Entitlement(
        id: "e", cluster: "c", username: "bob",
        roleRef: RoleReference(kind: "ClusterRole", name: "view"), namespace: "",
        replaces: "RoleBinding/b/bobs")
    ]
    #expect(try Self.reaches("cluster:c", draft, with: "user:bob", overlay: overlay))
    let graph = AttackGraph.compile(draft.estate(), overlay: overlay)
    let joined = graph.edges.filter { graph.vertices[Int($0.head)].need != nil }
    #expect(!joined.isEmpty)
    for edge in joined { #expect(graph.vertices[Int(edge.tail)].timing == .always) }
  }

  @Test("Unlimited rights rewrite the very role that gives them")
  func anyRole() throws {
    let draft = Self.draft([Self.rule("update"), Self.rule("escalate")])
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("cluster:c"))
    #expect(
      try reach.techniques(to: "cluster:c").contains("rbac-escalate-cluster"))
  }

  @Test(
    "A half, another role's half and a namespaced half give nothing",
    arguments: [
      [rule("escalate")], [rule("update")], [rule("create"), rule("escalate")],
      [rule("update", named: ["view"]), rule("escalate", named: ["rights"])],
      [rule("update", "roles"), rule("escalate")],
      [rule("update", named: ["gone"]), rule("escalate", named: ["gone"])],
    ])
  func noRewriting(rules: [PolicyRule]) throws {
    let draft = Self.draft(rules)
    draft.bind("viewers", role: "ClusterRole/view", to: .user("eve"))
    #expect(try !Reachability(draft, from: "user:eve").reaches("cluster:c"))
  }

  @Test("A Role counts in its namespace, any Role for whoever holds one there")
  func namespaced() throws {
    let draft = Self.draft([Self.rule("update", "roles"), Self.rule("escalate", "roles")])
    draft.role("a/own", .allow("get", on: "configmaps"))
    draft.role("b/own", .allow("get", on: "configmaps"))
    draft.bind("a/owners", role: "Role/own", to: .account("a/app"))
    #expect(try Self.reaches("secret:a/db", draft, with: "sa:a/app"))
    #expect(try !Self.reaches("secret:b/db", draft, with: "sa:a/app"))
    #expect(try !Reachability(draft, from: "user:eve").reaches("secret:a/db"))
  }

  @Test("A binding that the attacker wrote is a way to hold the role")
  func writtenBinding() throws {
    let draft = Self.draft([
      Self.rule("patch", named: ["view"]), Self.rule("escalate", named: ["view"]),
      Self.rule("bind", named: ["view"]), Self.rule("create", "clusterrolebindings"),
    ])
    #expect(try Reachability(draft, from: "user:eve").reaches("cluster:c"))
  }

  // MARK: Aggregation

  /// eve may read secrets and create ClusterRoles; `view` takes the rules of others.
  private static func aggregated(_ rules: [PolicyRule]) -> ClusterDraft {
    let draft = draft([.allow("get", on: "secrets")] + rules)
    draft.cluster.roles[0].aggregation = [LabelSelector(matchLabels: ["view": "true"])]
    draft.bind("a/viewers", role: "ClusterRole/view", to: .account("a/app"))
    return draft
  }

  @Test("The holders of an aggregating role gain the rules where they hold it")
  func fed() throws {
    let draft = Self.aggregated([Self.rule("create")])
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let words = Set(graph.edges.map(graph.provenance(of:)))
    #expect(words.contains("rules of ClusterRole rights in a new ClusterRole that view aggregates"))
    let use = try #require(
      graph.vertices.firstIndex {
        $0.label == "rules of rights fed to ClusterRole view, in use"
      })
    let secrets = Analysis(graph, from: [UInt32(use)]).assets(.secret)
    #expect(secrets.map { graph.vertices[Int($0)].label } == ["secret a/db"])
  }

  @Test(
    "Writing roles by name works on roles that exist or are made by it",
    arguments: [
      ([rule("update", named: ["rights"])], true), ([rule("update", named: ["gone"])], false),
      ([rule("create", named: ["gone"])], false),
      ([rule("create", named: ["gone"]), rule("patch", named: ["gone"])], true),
    ])
  func fedByName(rules: [PolicyRule], works: Bool) {
    let graph = AttackGraph.compile(
      Self.aggregated(rules).estate(), overlay: Overlay(policy: "none"))
    let steps = graph.edges.filter { graph.technique(of: $0).id == "rbac-aggregate-inject" }
    #expect(steps.isEmpty != works)
  }

  @Test("escalate feeds every right", arguments: [([String](), true), (["view"], false)])
  func fedEverything(names: [String], works: Bool) throws {
    let draft = Self.aggregated([Self.rule("create"), Self.rule("escalate", named: names)])
    draft.bind("eves", role: "ClusterRole/view", to: .user("eve"))
    #expect(try Reachability(draft, from: "user:eve").reaches("cluster:c") == works)
  }

  @Test("The controller leaves a role with an invalid selector alone")
  func invalidSelector() {
    let draft = Self.aggregated([Self.rule("create")])
    draft.cluster.roles[0].aggregation = [LabelSelector(matchLabels: ["not a key": "true"])]
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    #expect(!graph.edges.contains { graph.technique(of: $0).id == "rbac-aggregate-inject" })
  }
}
