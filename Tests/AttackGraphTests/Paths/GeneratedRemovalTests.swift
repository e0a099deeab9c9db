import AttackGraph
import Estate
import EstateSources
import Specs
import TestSupport
import Testing

/// What reports promise for an estate with everything in it, checked by changing the estate.
@Suite("Taking things away from generated estates")
struct GeneratedRemovalTests {
  private static func estate(seed: UInt64) throws -> Estate {
    var spec = try #require(EstateSpec.preset("small"))
    spec.seed = seed
    return try EstateGenerator.generate(
      spec.setting([(.applicationCount, 4)]).misconfigured(toLevel: 2))
  }

  private static func graph(_ estate: Estate) -> AttackGraph {
    AttackGraph.compile(estate, overlay: Overlay(policy: "none"))
  }

  /// Some accounts that reach something, of every degree.
  private static func sources(_ graph: AttackGraph, count: Int) -> [VertexQuery] {
    let ranking = BlastRanking(
      graph, of: StartingPoint.all([.serviceAccount], in: graph), following: Certainty.believed,
      threads: 1)
    let rows = ranking.rows.filter { $0.weight > 0 }
    return stride(from: 0, to: rows.count, by: max(1, rows.count / count)).map { rows[$0].name }
  }

  private static func analysis(
    _ estate: Estate, from source: VertexQuery
  ) throws -> Analysis {
    let graph = graph(estate)
    let clusters = estate.clusters.map(\.name)
    return Analysis(graph, from: try source.vertices(in: graph, clusters: clusters))
  }

  /// The estate without the binding that makes a thing or a step.
  private static func removing(_ thing: RemovableThing, from estate: Estate) throws -> Estate {
    let reason = try #require(thing.because.first)
    let path = try #require(reason.split(separator: " ").last.map(String.init))
    var estate = estate
    var count = 0
    for number in estate.clusters.indices
    where thing.name.hasSuffix(" (\(estate.clusters[number].name))") {
      let before = estate.clusters[number].bindings.count
      estate.clusters[number].bindings.removeAll { $0.path == path }
      count += before - estate.clusters[number].bindings.count
    }
    #expect(count == 1, "\(thing)")
    return estate
  }

  @Test("A binding saves exactly what is no longer reached when it is deleted", arguments: 1...2)
  func bindings(seed: UInt64) throws {
    let estate = try Self.estate(seed: seed)
    var compared = 0
    for source in Self.sources(Self.graph(estate), count: 6) {
      let before = try Self.analysis(estate, from: source)
      let report = ChokePointReport(before, limit: 1000)
      for point in report.points.filter({ $0.thing.kind == "binding" }).prefix(3) {
        // An account that only the binding names is gone with it.
        let after = try? Self.analysis(
          try Self.removing(point.thing, from: estate), from: source)
        let rest = after?.weight ?? 0
        #expect(before.weight - rest == point.savedWeight, "\(source): \(point.thing)")
        compared += 1
      }
    }
    #expect(compared > 6)
  }

  @Test("Every cut is one: without it the target is out of reach", arguments: 1...2)
  func cuts(seed: UInt64) throws {
    let estate = try Self.estate(seed: seed)
    let graph = Self.graph(estate)
    let clusters = estate.clusters.map(\.name)
    var found = 0
    var checked = 0
    for source in Self.sources(graph, count: 12) {
      let analysis = Analysis(
        graph, from: try source.vertices(in: graph, clusters: clusters))
      for cluster in clusters {
        let target = try VertexQuery("cluster:\(cluster)").vertices(in: graph, clusters: clusters)
        let cut = CutReport(to: cluster, target, analysis)
        #expect(cut.isReached == target.contains(where: analysis.reaches))
        guard cut.isReached, cut.isPossible else { continue }
        found += 1
        #expect(cut.lower <= cut.things.count && cut.lower >= 1)
        #expect(cut.isLeast == (cut.lower == cut.things.count))
        #expect(cut.things.allSatisfy { !$0.because.isEmpty })
        guard cut.things.allSatisfy({ $0.mitigation == "Remove the subject from the binding." })
        else { continue }
        let after = try? Self.analysis(
          try cut.things.reduce(estate) { try Self.removing($1, from: $0) }, from: source)
        let control = after?.graph.vertex(.cluster(cluster))
        #expect(control.map { after?.reaches($0) == true } != true)
        checked += 1
      }
    }
    #expect(found > 3 && checked > 1)
  }

  @Test("A shortest path has as many steps as it takes, joins counted by their last input")
  func paths() throws {
    let estate = try Self.estate(seed: 1)
    let graph = Self.graph(estate)
    let clusters = estate.clusters.map(\.name)
    var count = 0
    for source in Self.sources(graph, count: 12) {
      let analysis = Analysis(
        graph, from: try source.vertices(in: graph, clusters: clusters))
      for target in analysis.reached.filter({ graph.vertices[Int($0)].asset != nil }).suffix(2) {
        let ways = PathsReport(to: "it", [target], count: 3, analysis).ways
        let least = try #require(ways.first?.steps)
        let path = try #require(analysis.path(to: target))
        #expect(least <= path.count { $0.technique.tactic != .structural })
        for way in ways {
          #expect(way.path.last?.head == graph.vertices[Int(target)].label)
          #expect(way.path.allSatisfy { step in step.follows.allSatisfy { $0 < step.number } })
          count += 1
        }
      }
    }
    #expect(count > 20)
  }
}
