import AttackGraph
import Estate
import TestSupport
import Testing

/// What `analyze --paths` prints.
@Suite("Several paths")
struct PathsReportTests {
  private static let group = "rbac.authorization.k8s.io"

  private static func report(_ draft: ClusterDraft, to target: VertexKey, count: Int) throws
    -> (PathsReport, Analysis)
  {
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let analysis = Analysis(graph, from: [try #require(graph.vertex(.user(cluster: "c", "eve")))])
    return (
      PathsReport(to: "it", [try #require(graph.vertex(target))], count: count, analysis), analysis
    )
  }

  private static func readers() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/db").role("reader", .allow("get", on: "secrets"))
    draft.role("runner", .allow("create", on: "pods"))
    draft.bind("a/one", role: "ClusterRole/reader", to: .user("eve"))
    draft.bind("a/two", role: "ClusterRole/reader", to: .user("eve"))
    draft.bind("a/x", role: "ClusterRole/runner", to: .user("eve"))
    return draft
  }

  @Test("Shortest first, in steps of the attacker, each a chain from the start")
  func order() throws {
    let (report, _) = try Self.report(
      Self.readers(), to: .secret(cluster: "c", namespace: "a", name: "db"), count: 5)
    #expect(report.ways.count > 2)
    let steps = report.ways.map(\.steps)
    #expect(steps == steps.sorted())
    #expect(steps.first == 1)
    for way in report.ways {
      #expect(way.path.map(\.number) == Array(1...way.path.count))
      #expect(way.path.first?.follows == [0])
      #expect(way.path.last?.head == "secret a/db")
      #expect(way.besides.isEmpty)
    }
    #expect(Set(report.ways.map(\.path)).count == report.ways.count)
    #expect(report.lines[0] == "Path 1 to it, 1 step of the attacker:")
    #expect(report.lines.last?.hasPrefix("There are no more paths without a loop than") == true)
  }

  @Test("The shortest has as many steps as the one path printed otherwise, and few are enough")
  func agreement() throws {
    let (report, analysis) = try Self.report(
      Self.readers(), to: .secret(cluster: "c", namespace: "a", name: "db"), count: 1)
    let vertex = try #require(
      analysis.graph.vertex(.secret(cluster: "c", namespace: "a", name: "db")))
    let path = try #require(analysis.path(to: vertex))
    #expect(report.ways.count == 1)
    #expect(report.ways[0].steps == path.count { $0.technique.tactic != .structural })
    #expect(!report.lines.contains { $0.hasPrefix("There ") })
  }

  @Test("What else a join needs comes before it, and is said not to be on the path")
  func join() throws {
    let draft = ClusterDraft()
    draft.namespace("a").role("admin", .everything)
    draft.role("writer", .allow("create", on: "clusterrolebindings", group: Self.group))
    draft.role(
      "binder", .allow("bind", on: "clusterroles", group: Self.group, named: ["admin"]))
    draft.bind("w", role: "ClusterRole/writer", to: .user("eve"))
    draft.bind("b", role: "ClusterRole/binder", to: .user("eve"))
    let (report, _) = try Self.report(draft, to: .cluster("c"), count: 4)
    #expect(report.ways.count > 1)
    for way in report.ways {
      let joins = way.path.filter { $0.tails.count > 1 }
      #expect(!joins.isEmpty)
      #expect(!way.besides.isEmpty)
      for step in way.path {
        #expect(step.follows.allSatisfy { $0 < step.number })
        #expect(step.tails.count == step.follows.count)
        for (tail, line) in zip(step.tails, step.follows) {
          #expect(line == 0 ? tail == "user eve" : way.path[line - 1].head == tail)
        }
      }
    }
    #expect(report.lines.contains { $0.hasPrefix("  Not on the path, but needed by it: ") })
  }

  @Test("What is not reached is said to be so")
  func notReached() throws {
    let (report, _) = try Self.report(Self.readers(), to: .cluster("c"), count: 3)
    #expect(report.lines == ["it is not reached."])
  }
}
