import AttackGraph
import Estate
import TestSupport
import Testing

/// Rows that need more than their own request, whoever holds the rest.
@Suite("Separate requests")
struct SeparateRequestTests {
  @Test("Two principals may hold the halves, but both have to be held")
  func halves() throws {
    let draft = RequestDraft.make().serviceAccount("a/reader")
    draft.give("eve", .allow("create", on: "secrets"))
    draft.give("reader", .allow("list", on: "secrets"))
    let both = try Reachability(draft, fromAll: ["sa:a/eve", "sa:a/reader"])
    #expect(try both.reaches("sa:a/admin"))
    #expect(both.steps.contains("secret-write-token"))
    for one in ["sa:a/eve", "sa:a/reader"] {
      #expect(try !Reachability(draft, fromAll: [one]).reaches("sa:a/admin"), "\(one) alone")
    }
  }

  @Test(
    "Halves meet where both count",
    arguments: [("", "a", true), ("a", "", true), ("", "", true), ("b", "a", false)])
  func scopes(first: String, second: String, meets: Bool) throws {
    let draft = RequestDraft.make().namespace("b")
    draft.give("eve", in: first, .allow("create", on: "secrets"))
    draft.give("eve", in: second, .allow("get", on: "secrets"))
    let reach = try Reachability(draft, fromAll: ["sa:a/eve"])
    #expect(try reach.reaches("sa:a/admin") == meets)
  }

  @Test("A right to read one name is enough for a new Secret, unless that Secret exists")
  func freeName() throws {
    let draft = RequestDraft.make()
    draft.give("eve", .allow("create", on: "secrets"), .allow("get", on: "secrets", named: ["x"]))
    #expect(try Reachability(draft, fromAll: ["sa:a/eve"]).reaches("sa:a/admin"))
    draft.secret("a/x")
    #expect(try !Reachability(draft, fromAll: ["sa:a/eve"]).reaches("sa:a/admin"))
  }

  @Test(
    "A row about one object needs both halves on that object",
    arguments: [
      (["admin"], ["admin"], true), ([], ["admin"], true), (["admin"], [], true),
      (["admin"], ["eve"], false), (["eve"], ["admin"], false),
    ])
  func sameObject(changed: [String], minted: [String], works: Bool) throws {
    let draft = RequestDraft.make()
    draft.give(
      "eve", .allow("patch", on: "serviceaccounts", named: changed),
      .allow("create", on: "serviceaccounts/token", named: minted))
    var context = RequestDraft.all
    context.cloudIdentities = [
      ServiceAccountIdentity(
        cluster: "c", namespace: "a", serviceAccount: "admin",
        identity: CloudIdentity(provider: .aws, identity: "arn"))
    ]
    let graph = AttackGraph.compile(
      draft.estate(context: context), overlay: Overlay(policy: "none"))
    let reach = try Reachability(graph, from: "sa:a/eve")
    #expect(reach.steps.contains("sa-annotate-cloud") == works)
  }

  @Test("What a join gives may open the other half of another: rounds go on until nothing is new")
  func chain() throws {
    // eve makes a token for admin; admin claims storage, and eve may create volumes.
    let draft = RequestDraft.make(labels: RequestDraft.enforcing("restricted"))
    draft.give("eve", .allow("create", on: "secrets"))
    draft.give("eve", in: "", .allow("create", on: "persistentvolumes"))
    draft.give("admin", .allow("create", on: "persistentvolumeclaims", "pods"))
    #expect(try !Reachability(draft, fromAll: ["sa:a/eve"]).reaches("node:n1"))
    draft.give("eve", .allow("get", on: "secrets"))
    #expect(try Reachability(draft, fromAll: ["sa:a/eve"]).reaches("node:n1"))
  }

  @Test("Moving pods counts where it is allowed: one pod, a namespace or the cluster")
  func stealScopes() throws {
    for (namespace, names, reached) in [
      ("a", ["web"], ["a/web"]), ("a", [], ["a/web", "a/db"]),
      ("", ["web"], ["a/web", "b/web"]), ("", [], ["a/web", "a/db", "b/web"]),
    ] {
      let draft = RequestDraft.make().namespace("b").node("n2")
      for path in ["a/web", "a/db", "b/web"] {
        draft.pod(path, on: "n2").owned(by: "ReplicaSet/rs")
      }
      draft.pod("a/bare", on: "n2").pod("a/agent", on: "n2").owned(by: "DaemonSet/agent")
      draft.give("eve", in: "", .allow("patch", on: "nodes", "nodes/status"))
      draft.give("eve", in: namespace, .allow("delete", on: "pods", named: names))
      let reach = try Reachability(draft, fromAll: ["sa:a/eve", "node:n1"])
      let found = try ["a/web", "a/db", "b/web", "a/bare", "a/agent"].filter {
        try reach.reaches("pod:\($0)")
      }
      #expect(found == reached, "\(namespace) \(names)")
    }
  }

  @Test("Everybody in system:masters needs no second half")
  func superuser() throws {
    let draft = RequestDraft.make(labels: RequestDraft.enforcing("restricted"))
    draft.bind("x", role: "ClusterRole/none", to: .group("system:masters"))
    let reach = try Reachability(draft, fromAll: ["group:system:masters"])
    let expected: Set = ["secret-write-token", "pv-hostpath", "ns-create", "ns-psa-relax"]
    #expect(expected.subtracting(reach.steps).sorted() == [])
    #expect(try reach.reaches("node:n1"))
  }

  @Test("Keys of joins and of what they need differ, and the graph is the same each time")
  func keys() {
    let draft = RequestDraft.make().node("n2").pod("a/web", on: "n2").owned(by: "ReplicaSet/rs")
    draft.give("eve", in: "", .everything)
    draft.give("eve", .allow("delete", on: "pods", named: ["web", "db"]))
    let estate = draft.estate(context: RequestDraft.all)
    let graph = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
    let keys = graph.vertices.map(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(keys.contains("c/premise/pod-steal@a 1 web"))
    #expect(keys.contains("c/all-of/pod-steal@a web"))
    #expect(keys.contains("c/all-of/pod-steal@cluster"))
    let again = AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
    #expect(again.edges == graph.edges && again.vertices == graph.vertices)
  }
}
