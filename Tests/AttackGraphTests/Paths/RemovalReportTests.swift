import AttackGraph
import Estate
import Foundation
import TestSupport
import Testing

/// What taking things away saves: choke points, cuts, what if.
@Suite("Taking things away")
struct RemovalReportTests {
  private static let group = "rbac.authorization.k8s.io"

  /// Eve reads the secrets of a through a binding, those of b through two.
  private static func readers() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").secret("a/one").secret("a/two").namespace("b").secret("b/three")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.bind("a/only", role: "ClusterRole/reader", to: .user("eve"))
    draft.bind("b/first", role: "ClusterRole/reader", to: .user("eve"))
    draft.bind("b/second", role: "ClusterRole/reader", to: .user("eve"))
    return draft
  }

  /// Eve writes bindings through one role and binds through another.
  private static func binders() -> ClusterDraft {
    let draft = ClusterDraft()
    draft.namespace("a").role("admin", .everything)
    draft.role("writer", .allow("create", on: "clusterrolebindings", group: group))
    draft.role("binder", .allow("bind", on: "clusterroles", group: group, named: ["admin"]))
    draft.bind("w", role: "ClusterRole/writer", to: .user("eve"))
    draft.bind("b", role: "ClusterRole/binder", to: .user("eve"))
    return draft
  }

  private static func analysis(
    _ draft: ClusterDraft, without names: [String] = []
  ) throws -> Analysis {
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let removed = try names.flatMap {
      try VertexQuery($0).vertices(in: graph, clusters: ["c"])
    }
    return Analysis(
      graph, from: [try #require(graph.vertex(.user(cluster: "c", "eve")))],
      without: graph.withParts(removed))
  }

  private static func vertices(_ name: String, _ analysis: Analysis) throws -> [UInt32] {
    try VertexQuery(name).vertices(in: analysis.graph, clusters: ["c"])
  }

  @Test("A choke point saves what has no other way, and says which binding and which rule")
  func choke() throws {
    let report = ChokePointReport(try Self.analysis(Self.readers()), limit: 3)
    #expect(report.reachedWeight == 3)
    let first = try #require(report.points.first)
    #expect(first.savedWeight == 2 && first.savedAssets["secret"] == 2)
    #expect(abs(first.savedShare - 2 / 3) < 1e-12)
    #expect(first.thing.name == "reader @ a")
    #expect(first.thing.kind == "binding")
    #expect(first.thing.because == ["User eve in RoleBinding/a/only"])
    #expect(first.thing.mitigation == "Remove the subject from the binding.")
    let names = report.points.map(\.thing.name)
    #expect(names.contains("secret-read @ a"))
    // In b either binding is spare, so only the right itself counts; it names both rules.
    let right = try #require(report.points.first { $0.thing.name == "secret-read @ b" })
    #expect(right.savedWeight == 1 && right.thing.because.count == 2)
    #expect(report.lines[1] == "  1. saves 2.0 (66.7 %), 2 assets: reader @ a [binding]")
    #expect(report.count > 3)
    #expect(
      report.lines.last
        == "  \(report.count - 3) more save something (--choke-points \(report.count)).")
  }

  @Test("A binding that gives one half of a request is a choke point of all that follows")
  func half() throws {
    let analysis = try Self.analysis(Self.binders())
    let report = ChokePointReport(analysis, limit: 50)
    let reasons = report.points.filter { $0.thing.kind == "binding" }.flatMap(\.thing.because)
    #expect(
      Set(reasons).isSuperset(of: [
        "User eve in ClusterRoleBinding/w", "User eve in ClusterRoleBinding/b",
      ]))
    for point in report.points where point.thing.kind == "binding" {
      #expect(point.savedWeight == report.reachedWeight)
    }
  }

  @Test("Where the attacker starts, assets and what the attacker makes are not listed")
  func leftOut() throws {
    for draft in [Self.readers(), Self.binders()] {
      let points = ChokePointReport(try Self.analysis(draft), limit: 1000).points
      #expect(points.count > 2)
      #expect(points.allSatisfy { $0.thing.name != "user eve" && $0.thing.kind != "asset" })
      #expect(points.allSatisfy { $0.thing.kind != "artefact" })
      #expect(points.allSatisfy { $0.savedWeight > 0 && !$0.thing.name.hasPrefix("group system:") })
    }
  }

  @Test("Without assets or without a single way there is a sentence")
  func nothing() throws {
    let draft = ClusterDraft().namespace("a").role("none", .allow("get", on: "pods"))
    draft.bind("x", role: "ClusterRole/none", to: .user("eve"))
    #expect(
      ChokePointReport(try Self.analysis(draft), limit: 5).lines == [
        "No asset is reached, so nothing has to be taken away."
      ])
  }

  @Test("What a thing saves is what is no longer reached without it", arguments: ["w", "b"])
  func savedIsLost(binding: String) throws {
    let draft = Self.binders()
    let report = ChokePointReport(try Self.analysis(draft), limit: 50)
    draft.cluster.bindings.removeAll { $0.metadata.name == binding }
    let after = try Self.analysis(draft)
    let point = try #require(
      report.points.first {
        $0.thing.because == ["User eve in ClusterRoleBinding/\(binding)"]
      })
    #expect(point.savedWeight == report.reachedWeight - after.weight)
    #expect(report.reachedWeight > 0)
  }

  @Test("A cut of one binding, of two, and of one half of a request")
  func cut() throws {
    let analysis = try Self.analysis(Self.readers())
    let one = CutReport(
      to: "it", try Self.vertices("secret:a/one", analysis), analysis)
    #expect(one.isLeast && one.lower == 1 && one.things.count == 1)
    #expect(one.lines.first == "To put it out of reach, take away 1 thing:")
    let two = CutReport(to: "it", try Self.vertices("secret:b/three", analysis), analysis)
    #expect(two.isLeast && two.things.count == 2)
    #expect(two.lines.first == "To put it out of reach, take away 2 things, no fewer are enough:")
    #expect(
      Set(two.things.flatMap(\.because)) == [
        "User eve in RoleBinding/b/first", "User eve in RoleBinding/b/second",
      ])
    let binders = try Self.analysis(Self.binders())
    let half = CutReport(to: "it", try Self.vertices("cluster:c", binders), binders)
    #expect(half.things.count == 1 && half.isPossible)
  }

  @Test("Taking away what a cut says puts the target out of reach")
  func cutWorks() throws {
    let draft = Self.readers()
    let analysis = try Self.analysis(draft)
    let cut = CutReport(to: "it", try Self.vertices("secret:b/three", analysis), analysis)
    draft.cluster.bindings.removeAll { binding in
      cut.things.contains {
        $0.because.contains("User eve in RoleBinding/b/\(binding.metadata.name)")
      }
    }
    let after = try Self.analysis(draft)
    #expect(try !Self.vertices("secret:b/three", after).contains(where: after.reaches))
    #expect(try Self.vertices("secret:a/one", after).contains(where: after.reaches))
  }

  @Test("Where no access lies between, the way that stays is shown")
  func noCut() throws {
    let draft = ClusterDraft().namespace("a").node("n")
    draft.pod("a/p", on: "n")
    let graph = AttackGraph.compile(draft.estate(), overlay: Overlay(policy: "none"))
    let node = try #require(graph.vertex(.node(cluster: "c", "n")))
    let pod = try #require(graph.vertex(.pod(cluster: "c", namespace: "a", name: "p")))
    let report = CutReport(to: "pod:a/p", [pod], Analysis(graph, from: [node]))
    #expect(report.isReached && !report.isPossible && report.things.isEmpty)
    #expect(report.lines.first?.hasPrefix("pod:a/p stays in reach however much access") == true)
    #expect(report.remaining?.isReached == true)
    #expect(report.lines.count > 2)
    let none = CutReport(to: "node:n", [node], Analysis(graph, from: [pod]))
    #expect(none.lines == ["node:n is not reached, so nothing has to be taken away."])
  }

  @Test("What if: before and after, with the parts of what is gone")
  func whatIf() throws {
    let draft = ClusterDraft().namespace("a").node("n").serviceAccount("a/app")
    draft.pod("a/p", runsAs: "app", on: "n").secret("a/db")
    draft.role("reader", .allow("get", on: "secrets"))
    draft.role("runner", .allow("create", on: "pods/exec"), .allow("get", on: "pods/exec", "pods"))
    draft.bind("a/r", role: "ClusterRole/reader", to: .account("a/app"))
    draft.bind("a/x", role: "ClusterRole/runner", to: .user("eve"))
    let before = try Self.analysis(draft)
    let secret = try Self.vertices("secret:a/db", before)
    #expect(secret.contains(where: before.reaches))
    for gone in ["pod:a/p", "sa:a/app", "secret:a/db"] {
      let after = try Self.analysis(draft, without: [gone])
      #expect(!secret.contains(where: after.reaches), "\(gone)")
      let report = WhatIfReport(
        without: [gone], before: before, sureBefore: before, after: after, sureAfter: after)
      #expect(report.before.reachedWeight == before.weight)
      #expect(report.after.reachedWeight == after.weight)
      #expect(report.lines[0] == "Without \(gone):")
      #expect(report.lines[1].hasPrefix("  weight     \(before.weight) → \(after.weight) ("))
    }
    let all = try Self.analysis(draft, without: ["node:n"])
    #expect(secret.contains(where: all.reaches))
  }

  @Test("JSON holds the same")
  func json() throws {
    let analysis = try Self.analysis(Self.readers())
    let cut = CutReport(to: "it", try Self.vertices("secret:b/three", analysis), analysis)
    let record = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(cut)) as? [String: Any])
    #expect((record["things"] as? [[String: Any]])?.count == 2)
    #expect(record["isLeast"] as? Bool == true)
  }
}
