import AttackGraph
import Estate
import Foundation
import TestSupport
import Testing

/// What `analyze --to` prints.
@Suite("Paths for people and programs")
struct PathReportTests {
  private static let group = "rbac.authorization.k8s.io"

  private static func report(
    _ draft: ClusterDraft, _ catalogue: Catalogue = .standard, to target: VertexKey
  ) throws -> PathReport {
    let graph = AttackGraph.compile(
      draft.estate(), overlay: Overlay(policy: "none"), catalogue: catalogue)
    let source = try #require(graph.vertex(.user(cluster: "c", "eve")))
    return PathReport(
      to: "it", [try #require(graph.vertex(target))], Analysis(graph, from: [source]),
      sure: Analysis(graph, from: [source], following: [.certain]))
  }

  private static func binders() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").role("admin", .everything)
    draft.role("writer", .allow("create", on: "clusterrolebindings", group: group))
    draft.role("binder", .allow("bind", on: "clusterroles", group: group, named: ["admin"]))
    draft.bind("w", role: "ClusterRole/writer", to: .user("eve"))
    draft.bind("b", role: "ClusterRole/binder", to: .user("eve"))
    return draft
  }

  @Test("A join says that it needs all of its premises, and where each comes from")
  func join() throws {
    let report = try Self.report(Self.binders(), to: .cluster("c"))
    #expect(report.isReached && report.isCertain)
    let expected = """
      Path to it, 9 steps:
        1. user eve → authenticated @ c
             Act with the rights of a group [group-member]: session of eve
        2. user eve → write bindings as eve, after the start
             Use a right of a role [binding-grants]: rule 1 (create clusterrolebindings) of \
      ClusterRole writer through ClusterRoleBinding/w
        3. user eve → hand out clusterroles/admin as eve, after the start
             Use a right of a role [binding-grants]: rule 1 (bind clusterroles named admin) of \
      ClusterRole binder through ClusterRoleBinding/b
        4. → rbac-bind-cluster @ cluster as eve
             Use a right of a role [binding-grants], needs all of: step 2, step 3
             - write bindings as eve (step 2): one request by eve
             - hand out clusterroles/admin as eve (step 3): one request by eve
      """
    #expect(report.lines.joined(separator: "\n").hasPrefix(expected))
    #expect(
      report.lines.contains(
        "       Use a role through a binding the attacker wrote [written-binding, T1098.006], "
          + "needs all of: step 1, step 6"))
  }

  @Test("JSON has the same steps by number")
  func json() throws {
    let report = try Self.report(Self.binders(), to: .cluster("c"))
    let record = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(report)) as? [String: Any])
    let steps = try #require(record["path"] as? [[String: Any]])
    #expect(steps.compactMap { $0["number"] as? Int } == Array(1...steps.count))
    let joins = steps.filter { ($0["tails"] as? [String])?.count ?? 0 > 1 }
    #expect(joins.count == 2)
    for step in steps {
      let count = (step["tails"] as? [String])?.count
      #expect((step["follows"] as? [Int])?.count == count)
      #expect((step["because"] as? [String])?.count == count)
    }
  }

  private static func readers(_ role: String) -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/db")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.role("runner", .allow("create", on: "pods"))
    draft.bind("a/r", role: "ClusterRole/\(role)", to: .user("eve"))
    return draft
  }

  private static func doubting(_ id: String) throws -> Catalogue {
    var rows = Catalogue.standard.techniques
    rows[try #require(rows.firstIndex { $0.id == id })].certainty = .unknown
    return Catalogue(rows)
  }

  @Test("Unknown steps are marked and said")
  func unknown() throws {
    let report = try Self.report(
      Self.readers("reader"), Self.doubting("secret-read"),
      to: .secret(cluster: "c", namespace: "a", name: "db"))
    #expect(report.isReached && !report.isCertain)
    #expect(report.path.map(\.certainty) == ["certain", "certain", "unknown"])
    #expect(report.lines.contains { $0.contains("[secret-read, T1552.007, unknown]") })
    #expect(
      report.lines.last
        == "No path is certain: step 3 is unknown, as the dump lacks what would decide it.")
  }

  @Test("A longer path that is certain wins over a shorter one that is not")
  func certainFirst() throws {
    let draft = Self.readers("reader")
    draft.bind("a/x", role: "ClusterRole/runner", to: .user("eve"))
    let report = try Self.report(
      draft, Self.doubting("secret-read"),
      to: .secret(cluster: "c", namespace: "a", name: "db"))
    #expect(report.isCertain)
    #expect(report.path.map(\.technique).contains("workload-create-sa"))
    #expect(!report.lines.contains { $0.contains("unknown") })
  }

  @Test("What is not reached is said to be so")
  func notReached() throws {
    let report = try Self.report(Self.readers("reader"), to: .cluster("c"))
    #expect(!report.isReached && report.path.isEmpty)
    #expect(report.lines == ["it is not reached."])
  }
}
