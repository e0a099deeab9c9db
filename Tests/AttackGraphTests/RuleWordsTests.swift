import AttackGraph
import Estate
import TestSupport
import Testing

/// Which rule of a role gives a right is worked out when somebody asks.
@Suite("Rules that give a right, in words")
struct RuleWordsTests {
  private static let group = "rbac.authorization.k8s.io"

  /// What makes the steps of a technique's use possible for eve, who has one ClusterRole in a.
  private static func words(_ technique: String, _ rules: [PolicyRule]) -> [String] {
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/db").secret("a/key").serviceAccount("a/app")
    draft.role("target", .allow("get", on: "secrets"))
    draft.role("mixed")
    draft.cluster.roles[1].rules = rules
    draft.bind("a/mix", role: "ClusterRole/mixed", to: .user("eve"))
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    return graph.edges.filter { edge in
      graph.technique(of: edge).id == "binding-grants"
        && graph.vertices[Int(edge.head)].label.hasPrefix("\(technique) @")
        && ["c/grant/", "c/role-rights/"].contains {
          graph.vertices[Int(edge.tail)].key.hasPrefix($0)
        }
    }.map(graph.provenance(of:))
  }

  private static let end = "of ClusterRole mixed through RoleBinding/a/mix"

  @Test("The first rule that gives it counts, in the role's own numbering")
  func number() {
    let rules: [PolicyRule] = [
      .allow("get", on: "pods"), .allow("get", "list", "create", on: "configmaps", "secrets"),
      .allow("get", on: "secrets"),
    ]
    #expect(Self.words("secret-read", rules) == ["rule 2 (get, list secrets) \(Self.end)"])
  }

  @Test("A rule with names stands for the objects of those names only")
  func names() {
    let rules: [PolicyRule] = [
      .allow("get", on: "secrets", named: ["db"]), .allow("get", on: "secrets", named: ["key"]),
    ]
    #expect(
      Self.words("secret-read", rules).sorted() == [
        "rule 1 (get secrets named db) \(Self.end)", "rule 2 (get secrets named key) \(Self.end)",
      ])
  }

  @Test("A request of two rights says both rules")
  func twoRules() {
    let rules: [PolicyRule] = [
      .allow("bind", on: "roles", group: Self.group),
      .allow("bind", on: "clusterroles", group: Self.group, named: ["target"]),
      .allow("*", on: "rolebindings", group: Self.group),
    ]
    #expect(
      Self.words("rbac-bind-ns", rules).contains(
        "rules 3 (* rolebindings) and 2 (bind clusterroles named target) \(Self.end)"))
  }

  @Test("A subresource is never given by its resource, and stars are quoted as they are")
  func subresource() {
    let rules: [PolicyRule] = [
      .allow("create", on: "pods"), .allow("create", on: "*/exec"), .everything,
    ]
    // A role that gives many capabilities leads to them once for all its bindings.
    #expect(Self.words("pod-exec", rules) == ["rule 2 (create */exec) of ClusterRole mixed"])
    #expect(Self.words("token-mint", rules) == ["rule 3 (* *) of ClusterRole mixed"])
  }

  @Test("The name of a written binding is not the name of the role that it binds")
  func otherNames() {
    let rules: [PolicyRule] = [
      .allow("update", on: "rolebindings", group: Self.group, named: ["other"]),
      .allow("patch", on: "rolebindings", group: Self.group, named: ["mix"]),
      .allow("bind", on: "clusterroles", group: Self.group, named: ["target"]),
    ]
    #expect(
      Self.words("rbac-bind-ns", rules).contains(
        "rules 2 (patch rolebindings named mix) and 3 (bind clusterroles named target) "
          + Self.end))
  }

  @Test("Halves of a request that binds nothing are called after their rights")
  func halves() throws {
    let draft = ClusterDraft()
    draft.namespace("a").role("first", .allow("update", on: "clusterroles", group: Self.group))
    draft.role("second", .allow("escalate", on: "clusterroles", group: Self.group))
    draft.bind("one", role: "ClusterRole/first", to: .user("eve"))
    draft.bind("two", role: "ClusterRole/second", to: .user("eve"))
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let halves = graph.edges.filter { edge in
      graph.vertices[Int(edge.head)].label.hasSuffix("clusterroles as eve")
    }
    #expect(
      Set(halves.map { graph.vertices[Int($0.head)].label }) == [
        "update or patch clusterroles as eve", "escalate clusterroles as eve",
      ])
    #expect(
      Set(halves.map(graph.provenance(of:))) == [
        "rule 1 (update clusterroles) of ClusterRole first through ClusterRoleBinding/one",
        "rule 1 (escalate clusterroles) of ClusterRole second through ClusterRoleBinding/two",
      ])
  }
}
