import AttackGraph
import Estate
import TestSupport
import Testing

/// Roles that are made with every right, and whoever gains by them.
@Suite("New roles")
struct NewRoleTests {
  private static func may(
    _ verb: String, _ resource: String, named names: [String] = []
  ) -> PolicyRule {
    .allow(verb, on: resource, group: "rbac.authorization.k8s.io", named: names)
  }

  private static let makesRoles = [may("create", "roles"), may("escalate", "roles")]
  private static let makesClusterRoles = [
    may("create", "clusterroles"), may("escalate", "clusterroles"),
  ]

  /// eve has some rules in the whole cluster.
  private static func draft(_ rules: [PolicyRule]) -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("b").secret("a/db").secret("b/db").serviceAccount("a/app")
    draft.role("rights")
    draft.cluster.roles[0].rules = rules
    draft.bind("eves", role: "ClusterRole/rights", to: .user("eve"))
    return draft
  }

  @Test(
    "The subjects of a binding whose role is missing have every right where it grants",
    arguments: [
      ("a/waits", "Role/gone", makesRoles, ["a/db"]),
      ("a/waits", "ClusterRole/gone", makesClusterRoles, ["a/db"]),
      ("waits", "ClusterRole/gone", makesClusterRoles, ["a/db", "b/db"]),
      ("a/waits", "ClusterRole/gone", makesRoles, []),
      ("a/waits", "Role/gone", makesClusterRoles, []),
      ("a/waits", "ClusterRole/rights", makesClusterRoles, []),
      ("waits", "Role/gone", makesRoles + makesClusterRoles, []),
    ])
  func waiting(path: String, role: String, rules: [PolicyRule], secrets: [String]) throws {
    for subject in [Subject.user("eve"), .group("system:authenticated")] {
      let draft = Self.draft(rules)
      draft.bind(path, role: role, to: subject)
      let reach = try Reachability(draft, from: "user:eve")
      for secret in ["a/db", "b/db"] {
        #expect(try reach.reaches("secret:\(secret)") == secrets.contains(secret), "\(secret)")
      }
      #expect(try reach.reaches("cluster:c") == (secrets.count == 2))
    }
  }

  @Test("Others have them only with the attacker's help")
  func others() throws {
    let draft = Self.draft(Self.makesRoles)
    draft.bind("a/waits", role: "Role/gone", to: .account("a/app"))
    #expect(try !Reachability(draft, from: "sa:a/app").reaches("secret:a/db"))
    #expect(try !Reachability(draft, from: "user:eve").reaches("secret:a/db"))
  }

  @Test(
    "Who may bind it as well has every right by a binding of their own",
    arguments: [
      (makesRoles, [may("bind", "roles"), may("create", "rolebindings")], 2),
      (makesClusterRoles, [may("bind", "clusterroles"), may("create", "rolebindings")], 2),
      (
        makesClusterRoles, [may("bind", "clusterroles"), may("create", "clusterrolebindings")], 3
      ),
      (makesRoles, [may("bind", "clusterroles"), may("create", "rolebindings")], 0),
      (makesRoles, [may("bind", "roles"), may("update", "rolebindings")], 0),
      (makesRoles, [may("bind", "roles", named: ["x"]), may("create", "rolebindings")], 2),
      (
        makesClusterRoles,
        [may("bind", "clusterroles", named: ["rights"]), may("create", "rolebindings")], 0
      ),
    ])
  func selfGranted(rules: [PolicyRule], more: [PolicyRule], reached: Int) throws {
    let reach = try Reachability(Self.draft(rules + more), from: "user:eve")
    let found = try ["secret:a/db", "secret:b/db", "cluster:c"].filter { try reach.reaches($0) }
    #expect(found.count == reached)
  }

  @Test("Changing a binding that waits for its role adds the attacker to it")
  func changedBinding() throws {
    let draft = Self.draft(
      Self.makesRoles + [Self.may("bind", "roles"), Self.may("patch", "rolebindings")])
    draft.bind("a/waits", role: "Role/gone", to: .account("b/nobody"))
    let reach = try Reachability(draft, from: "user:eve")
    #expect(try reach.reaches("secret:a/db"))
    #expect(try !reach.reaches("secret:b/db"))
  }

  @Test("The compiler agrees with direct evaluation", arguments: 0..<4)
  func agreement(block: Int) {
    var uses = 0
    for number in 0..<50 {
      let seed = UInt64(block * 1000 + number)
      let case_ = ExpansionCase(RandomRoleMakers.estate(seed: seed), Overlay(policy: "none"))
      for difference in case_.differences().prefix(3) {
        Issue.record("seed \(seed): \(difference)")
      }
      uses += case_.graph.names.count { $0.hasPrefix("new-role/") && $0.contains("/in-use/") }
    }
    #expect(uses >= 10)
  }

  @Test("It says what is made, for which binding")
  func words() {
    let draft = Self.draft(Self.makesRoles)
    draft.bind("a/waits", role: "Role/gone", to: .user("eve"))
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let labels = Set(graph.vertices.map(\.label))
    #expect(labels.contains("new Role @ a"))
    #expect(labels.contains("new Role @ a for gone @ a"))
    let words = Set(graph.edges.map(graph.provenance(of:)))
    #expect(words.contains("RoleBinding/a/waits refers to Role gone, which does not exist"))
  }

  @Test("A binding of a missing role has no grant while nobody makes roles")
  func noGrant() {
    let draft = Self.draft([Self.may("create", "roles")])
    draft.bind("a/waits", role: "Role/gone", to: .user("eve"))
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    #expect(!graph.vertices.contains { $0.key == "c/grant/RoleBinding/a/waits" })
  }
}
