import AttackGraph
import Estate
import TestSupport
import Testing

/// Requests on running pods and on nodes.
@Suite("Requests on pods and nodes")
struct PodRequestTests {
  private static func estate(
    _ rule: PolicyRule, in namespace: String = "a", labels: [String: String] = [:]
  ) -> ClusterDraft {
    let draft = RequestDraft.make(labels: labels).give("eve", in: namespace, rule)
    return draft.pod("a/web", runsAs: "admin", on: "n1")
  }

  private static func reach(
    _ draft: ClusterDraft, minor: Int = 36, assumed: Bool = false
  ) throws -> Reachability {
    draft.cluster.version = ServerVersion(major: 1, minor: minor)
    return try Reachability(
      draft, fromAll: ["sa:a/eve"], including: assumed ? Set(Certainty.allCases) : nil)
  }

  @Test("Static pods can be entered, but neither changed nor debugged")
  func staticPods() throws {
    for (verb, resource, works) in [
      ("create", "pods/exec", true), ("patch", "pods", false),
      ("patch", "pods/ephemeralcontainers", false),
    ] {
      let draft = Self.estate(.allow(verb, on: resource))
      #expect(try Self.reach(draft).reaches("sa:a/admin"))
      draft.cluster.pods[0].metadata.annotations[Pod.mirrorAnnotation] = "x"
      #expect(try Self.reach(draft).reaches("sa:a/admin") == works)
    }
  }

  @Test("Nothing runs yet in a pod that waits for a node")
  func waiting() throws {
    for (phase, node, works) in [
      ("Pending", "", false), ("Pending", "n1", true), ("Running", "", true), ("", "", true),
    ] {
      let draft = Self.estate(.allow("create", on: "pods/exec"))
      draft.cluster.pods[0].phase = phase
      draft.cluster.pods[0].spec.nodeName = node
      let reach = try Self.reach(draft)
      #expect(try reach.reaches("pod:a/web") == works)
      #expect(try reach.reaches("namespace:a") == works)
    }
  }

  @Test("Debugging a pod takes its node where privileged pods are let in")
  func debugging() throws {
    let rule = PolicyRule.allow("update", on: "pods/ephemeralcontainers")
    for (level, works) in [("privileged", true), ("baseline", false)] {
      let draft = Self.estate(rule, labels: RequestDraft.enforcing(level))
      draft.node("n2")
      let reach = try Self.reach(draft)
      #expect(try reach.reaches("node:n1") == works)
      #expect(try !reach.reaches("node:n2"))
      #expect(try reach.reaches("sa:a/admin") && reach.reaches("namespace:a"))
    }
    #expect(try !Self.reach(Self.estate(rule), minor: 22).reaches("sa:a/admin"))
  }

  @Test("get opens connections to pods before 1.35; proxies are another matter")
  func connections() throws {
    for (resource, id, isGated) in [
      ("pods/exec", "pod-exec", true), ("pods/attach", "pod-attach", true),
      ("pods/portforward", "pod-portforward", true), ("pods/proxy", "pod-proxy", false),
      ("services/proxy", "service-proxy", false),
    ] {
      for minor in [34, 35] {
        let reach = try Self.reach(
          Self.estate(.allow("get", on: resource)), minor: minor, assumed: true)
        #expect(reach.steps.contains(id) == (!isGated || minor < 35), "\(id) \(minor)")
      }
    }
  }

  @Test("Assumed rows are left out unless asked for")
  func assumed() throws {
    for (resource, verb, id) in [
      ("pods/attach", "create", "pod-attach"), ("pods/log", "get", "sa-token-from-log"),
    ] {
      let draft = Self.estate(.allow(verb, on: resource))
      #expect(try !Self.reach(draft).reaches("sa:a/admin"))
      let reach = try Self.reach(draft, assumed: true)
      #expect(try reach.reaches("sa:a/admin"))
      #expect(reach.steps.contains(id))
    }
  }

  @Test(
    "Any verb on nodes/proxy reaches every pod of the node",
    arguments: ["get", "create", "update", "patch", "delete", "list"])
  func nodesProxy(verb: String) throws {
    let draft = Self.estate(.allow(verb, on: "nodes/proxy", named: ["n1"]), in: "")
    draft.pod("a/other", on: "n2").pod("a/pending")
    let reach = try Self.reach(draft)
    #expect(try reach.reaches("pod:a/web") == (verb != "list"))
    #expect(try !reach.reaches("pod:a/other") && !reach.reaches("pod:a/pending"))
    #expect(try !reach.reaches("node:n1"), "the kubelet's API is not the node")
  }

  @Test("Effects follow the verbs, subresources and names of their requests")
  func effects() throws {
    let cases: [(PolicyRule, String, Bool)] = [
      (.allow("delete", on: "pods", named: ["web"]), "pod-delete", true),
      (.allow("deletecollection", on: "pods"), "pod-delete", true),
      (.allow("deletecollection", on: "pods", named: ["web"]), "pod-delete", false),
      (.allow("create", on: "pods/eviction", named: ["web"]), "pod-evict", true),
      (.allow("create", on: "pods"), "pod-evict", false),
      (.allow("update", on: "pods/status"), "pod-status-hijack", true),
      (.allow("update", on: "pods"), "pod-status-hijack", false),
      (.allow("get", on: "pods/log"), "pod-log-read", true),
      (.allow("get", on: "pods"), "pod-log-read", false),
      (.allow("patch", on: "secrets"), "secret-tamper", true),
      (.allow("get", on: "secrets"), "secret-tamper", false),
      (.allow("create", on: "persistentvolumeclaims", named: ["x"]), "pvc-create", false),
      (.allow("patch", on: "deployments/scale", group: "apps"), "replica-scale", true),
      (.allow("patch", on: "deployments", group: "apps"), "replica-scale", false),
      (.allow("patch", on: "pods/resize"), "pod-resize", true),
    ]
    for (rule, id, works) in cases {
      for scope in ["a", ""] {
        let reach = try Self.reach(Self.estate(rule, in: scope))
        #expect(reach.steps.contains(id) == works, "\(id) \(rule) in \(scope)")
      }
    }
    #expect(
      try !Self.reach(Self.estate(.allow("patch", on: "pods/resize")), minor: 32).steps
        .contains("pod-resize"))
  }

  @Test("Kinds of what a kubelet tells are told apart")
  func kubeletEndpoints() throws {
    for (verb, resource, works) in [
      ("get", "nodes/log", true), ("get", "nodes/metrics", true), ("get", "nodes/proxy", false),
      ("create", "nodes/checkpoint", true), ("get", "nodes/checkpoint", false),
      ("create", "nodes/log", false),
    ] {
      let reach = try Self.reach(Self.estate(.allow(verb, on: resource), in: ""))
      #expect(reach.steps.contains("kubelet-fine-grained") == works, "\(verb) \(resource)")
    }
  }

  @Test("Pending pods are bound to a node that the attacker has")
  func binding() throws {
    for (rule, works) in [
      (PolicyRule.allow("create", on: "pods/binding", named: ["wait"]), true),
      (.allow("create", on: "bindings"), true),
      (.allow("create", on: "bindings", named: ["wait"]), false),
      (.allow("create", on: "pods/binding", named: ["web"]), false),
    ] {
      let draft = RequestDraft.make().node("n2").give("eve", rule)
      draft.pod("a/wait").pod("a/web", on: "n2")
      let reach = try Reachability(draft, fromAll: ["sa:a/eve", "node:n1"])
      #expect(try reach.reaches("pod:a/wait") == works, "\(rule)")
      #expect(try !reach.reaches("pod:a/web"))
      #expect(try !Reachability(draft, fromAll: ["sa:a/eve"]).reaches("pod:a/wait"))
    }
  }
}
