import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Replay
import TestSupport
import Testing

/// Whoever may write bindings can keep, beyond the end of a grant, the rights the grant gave.
@Suite("Handing on held rights")
struct DelegationTests {
  private static let group = "rbac.authorization.k8s.io"

  /// eve is elevated in `prod` once, [150, 250); her certificate lives throughout.
  private static func laid(_ rules: [PolicyRule]) -> LaidGraph {
    let draft = ClusterDraft()
    draft.namespace("prod").secret("prod/late")
    for (position, rule) in rules.enumerated() { draft.role("part\(position)", rule) }
    draft.bind("prod/eve", role: "ClusterRole/missing", to: .user("eve"))
    var overlay = Overlay(policy: "test")
    overlay.entitlements = rules.indices.map { position in
      Entitlement(
        id: "e\(position)", cluster: "c", username: "eve",
        roleRef: RoleReference(kind: "ClusterRole", name: "part\(position)"), namespace: "prod",
        replaces: "RoleBinding/prod/eve")
    }
    // The secret's value comes into being after the elevation has ended.
    overlay.credentials = [
      CredentialSlot(
        id: "late", kind: .legacyToken, cluster: "c", username: "nobody",
        places: [.secret(cluster: "c", namespace: "prod", name: "late")])
    ]
    let late = TimeWindow(from: 400, until: 900)
    return LaidGraph(
      AttackGraph.compile(draft.estate(), overlay: overlay),
      timeline: Timeline(
        clock: TimelineClock(warmUp: 100, leakWindow: 100, tail: 800),
        versions: [[CredentialVersion(stored: late, valid: late)]],
        grants: rules.map { _ in [TimeWindow(from: 150, until: 250)] }, runs: []))
  }

  private static func readsLate(_ laid: LaidGraph) throws -> Bool {
    let eve = laid.copies(of: try #require(laid.graph.vertex(.user(cluster: "c", "eve"))))
    var workspace = TimedWorkspace(for: laid.topology)
    workspace.run(
      laid.topology, windows: laid.windows, durations: laid.topology.durations,
      sources: eve.map { TimedSource(vertex: $0, from: 0) }, start: 0, horizon: 1000)
    let secret = try #require(
      laid.graph.vertex(.secret(cluster: "c", namespace: "prod", name: "late")))
    return laid.copies(of: secret).contains { workspace.arrival(of: $0) != nil }
  }

  @Test("A role that reads secrets and writes bindings outlives its elevation")
  func outlives() throws {
    let read = PolicyRule.allow("get", on: "secrets")
    let write = PolicyRule.allow("create", on: "rolebindings", group: Self.group)
    #expect(try !Self.readsLate(Self.laid([read])))
    #expect(try !Self.readsLate(Self.laid([write])))
    #expect(try Self.readsLate(Self.laid([read, write])), "two roles of one person")
    let both = PolicyRule(
      verbs: ["get", "create"], apiGroups: ["", Self.group],
      resources: ["secrets", "rolebindings"])
    #expect(try Self.readsLate(Self.laid([both])), "one role")
  }
}
