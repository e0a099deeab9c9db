import AttackGraph
import Estate
import TestSupport
import Testing

/// RBAC goes by name, so that an account made anew inherits what its namesake had.
@Suite("Service accounts that bindings name and that are gone")
struct MissingSubjectTests {
  private static let make = PolicyRule.allow("create", on: "serviceaccounts")
  private static let mint = PolicyRule.allow("create", on: "serviceaccounts/token")

  /// A binding in a still names a/gone; eve has some rules in a.
  private static func draft(_ rules: [PolicyRule] = [make, mint]) -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("b").secret("a/db")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.bind("a/readers", role: "ClusterRole/reader", to: .account("a/gone"))
    draft.role("rights")
    draft.cluster.roles[1].rules = rules
    draft.bind("a/eve", role: "ClusterRole/rights", to: .user("eve"))
    return draft
  }

  private static func context(_ collected: CollectedKinds) -> EstateContext {
    var context = EstateContext()
    context.completeness = [
      ClusterCompleteness(cluster: "c", sources: [.kubectl], collected: collected)
    ]
    return context
  }

  @Test(
    "Making it takes a right on accounts, and using it a token or a pod",
    arguments: [
      ([make, mint], true), ([make, .allow("create", on: "pods")], true), ([make], false),
      ([mint], false), ([.allow("create", on: "serviceaccounts", named: ["gone"]), mint], false),
    ])
  func rights(rules: [PolicyRule], works: Bool) throws {
    let reach = try Reachability(
      Self.draft(rules), from: "user:eve", context: Self.context(.all))
    #expect(try reach.reaches("secret:a/db") == works)
    let steps = reach.analysis.graph.edges.filter {
      reach.analysis.graph.technique(of: $0).id == "rbac-missing-subject"
    }
    #expect(steps.allSatisfy { $0.certainty == .certain })
    #expect(steps.isEmpty != works)
  }

  @Test("An account that exists is not made, and one of another namespace not here")
  func others() throws {
    let there = Self.draft([Self.make])
    there.serviceAccount("a/gone")
    #expect(try !Reachability(there, from: "user:eve").reaches("secret:a/db"))
    let elsewhere = Self.draft()
    elsewhere.cluster.bindings[0].subjects = [.account("b/gone")]
    #expect(try !Reachability(elsewhere, from: "user:eve").reaches("secret:a/db"))
  }

  @Test("Where nobody collected accounts, whether one is gone is unknown")
  func unknown() throws {
    let graph = AttackGraph.compile(
      Self.draft().estate(context: Self.context(.kinds(["Secret"]))),
      overlay: Overlay(policy: "none"))
    let steps = graph.edges.filter { graph.technique(of: $0).id == "rbac-missing-subject" }
    #expect(steps.map(\.certainty) == [.unknown])
  }
}
