import AttackGraph
import Estate
import TestSupport
import Testing

/// Writing templates of controllers, and the pods that these own.
@Suite("Controllers")
struct ControllerTests {
  private static let kinds = [
    ("", "replicationcontrollers", "ReplicationController"), ("apps", "deployments", "Deployment"),
    ("apps", "daemonsets", "DaemonSet"), ("apps", "replicasets", "ReplicaSet"),
    ("apps", "statefulsets", "StatefulSet"), ("batch", "cronjobs", "CronJob"),
  ]

  private static func estate(_ rule: PolicyRule, in namespace: String = "a") -> ClusterDraft {
    RequestDraft.make().give("eve", in: namespace, rule)
  }

  @Test("A right on one kind reaches controllers of that kind only")
  func oneKind() throws {
    for (group, resource, kind) in Self.kinds {
      for other in Self.kinds.map(\.2) {
        for scope in ["a", ""] {
          let draft = Self.estate(.allow("patch", on: resource, group: group), in: scope)
          draft.workload(other, "a/web")
          let reach = try Reachability(draft, fromAll: ["sa:a/eve"])
          #expect(try reach.reaches("sa:a/admin") == (kind == other), "\(resource), a \(other)")
        }
      }
    }
  }

  @Test("Names are honoured, and what does not exist cannot be changed")
  func names() throws {
    for (names, works) in [(["web"], true), (["db"], false)] {
      let draft = Self.estate(.allow("patch", on: "deployments", group: "apps", named: names))
      draft.workload("Deployment", "a/web")
      #expect(try Reachability(draft, fromAll: ["sa:a/eve"]).reaches("sa:a/admin") == works)
    }
    let none = Self.estate(.allow("patch", on: "deployments", group: "apps"))
    #expect(try !Reachability(none, fromAll: ["sa:a/eve"]).reaches("sa:a/admin"))
  }

  @Test("Words name the rule that is about the kind of controller")
  func words() {
    let draft = RequestDraft.make().workload("Deployment", "a/web")
    draft.give(
      "eve", .allow("patch", on: "statefulsets", group: "apps"),
      .allow("patch", on: "deployments", group: "apps", named: ["web"]))
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let hub = graph.vertices.firstIndex {
      $0.key == "c/capability/workload-patch@a deployments/web"
    }
    let words = graph.edges.filter { Int($0.head) == hub }.map(graph.provenance(of:))
    #expect(words.count == 1)
    #expect(
      words.allSatisfy { $0.hasPrefix("rule 2 (patch deployments named web) of ClusterRole") })
  }

  @Test("A Job's template runs what it was made with, suspended or not")
  func jobs() throws {
    for suspended in [true, false] {
      let draft = Self.estate(.allow("patch", on: "jobs", group: "batch"))
      draft.workload("Job", "a/batch", suspended: suspended)
      #expect(try !Reachability(draft, fromAll: ["sa:a/eve"]).reaches("sa:a/admin"))
    }
  }

  @Test("A controller owns its pods, through ReplicaSets too, collected or not")
  func pods() throws {
    for isCollected in [true, false] {
      let draft = Self.estate(.allow("patch", on: "deployments", group: "apps", named: ["web"]))
      draft.workload("Deployment", "a/web").workload("Deployment", "a/web-api")
      draft.pod("a/one").owned(by: "ReplicaSet/web-6b7f")
      draft.pod("a/two").owned(by: "ReplicaSet/web-api-6b7f").pod("a/bare")
      if isCollected {
        draft.workload("ReplicaSet", "a/web-6b7f", owner: "Deployment/web")
        draft.workload("ReplicaSet", "a/web-api-6b7f", owner: "Deployment/web-api")
      }
      let reach = try Reachability(draft, fromAll: ["sa:a/eve"])
      let found = try ["a/one", "a/two", "a/bare"].filter { try reach.reaches("pod:\($0)") }
      #expect(found == ["a/one"])
      #expect(reach.steps.contains("workload-owns-pod"))
    }
  }

  @Test("A DaemonSet's pods are taken by its own row as well")
  func daemonSet() throws {
    let draft = Self.estate(.allow("update", on: "daemonsets", group: "apps"))
    draft.workload("DaemonSet", "a/agent").pod("a/agent-x", on: "n1").owned(by: "DaemonSet/agent")
    let reach = try Reachability(draft, fromAll: ["sa:a/eve"])
    #expect(reach.steps.isSuperset(of: ["daemonset-hijack", "workload-patch"]))
    #expect(try reach.reaches("pod:a/agent-x"))
  }

  @Test("Both rights of a server-side apply are one principal's")
  func onePrincipal() throws {
    let create = PolicyRule.allow("create", on: "jobs", group: "batch", named: ["x"])
    let patch = PolicyRule.allow("patch", on: "jobs", group: "batch")
    let one = RequestDraft.make().give("eve", create).give("eve", patch)
    #expect(try Reachability(one, fromAll: ["sa:a/eve"]).reaches("sa:a/admin"))
    let two = RequestDraft.make().serviceAccount("a/bob").give("eve", create).give("bob", patch)
    #expect(try !Reachability(two, fromAll: ["sa:a/eve", "sa:a/bob"]).reaches("sa:a/admin"))
  }

  @Test("create and patch on one name make an object of that name, by server-side apply")
  func serverSideApply() throws {
    let create = PolicyRule.allow("create", on: "jobs", group: "batch", named: ["x"])
    let cases: [([PolicyRule], Bool)] = [
      ([create], false),
      ([.allow("create", "patch", on: "jobs", group: "batch", named: ["x"])], true),
      ([create, .allow("update", on: "jobs", group: "batch")], true),
      ([create, .allow("patch", on: "jobs", group: "batch", named: ["y"])], false),
      ([create, .allow("patch", on: "cronjobs", group: "batch", named: ["x"])], false),
    ]
    for (rules, works) in cases {
      let draft = RequestDraft.make()
      draft.role("a/r").bind("a/b", role: "Role/r", to: .account("a/eve"))
      draft.cluster.roles[0].rules = rules
      #expect(
        try Reachability(draft, fromAll: ["sa:a/eve"]).reaches("sa:a/admin") == works, "\(rules)")
      draft.workload("Job", "a/x")
      #expect(try !Reachability(draft, fromAll: ["sa:a/eve"]).reaches("sa:a/admin"))
    }
  }
}
