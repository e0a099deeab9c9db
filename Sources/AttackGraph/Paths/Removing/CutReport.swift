import GraphKernels

/// The fewest things to take away so that something is out of reach, as a value for JSON.
package struct CutReport: Encodable, Sendable, Hashable {
  package var name: String
  package var isReached: Bool
  /// Whether taking access away is enough; where it is not, `remaining` says how it is reached still.
  package var isPossible: Bool
  /// What to take away, in order of the graph.
  package var things: [RemovableThing]
  /// No fewer things are enough.
  package var lower: Int
  /// Whether it is sure that no fewer are enough.
  package var isLeast: Bool
  /// The way that is left when all access that can be taken away is.
  package var remaining: PathReport?

  /// What can be taken away is access: bindings or one of their subjects, rules of roles, stored
  /// credentials, settings by which a container gets out. Pods, nodes, people and accounts stay, as
  /// do the things asked about and where the attacker starts.
  ///
  /// - Parameter targets: What the name stands for; all of it is to be out of reach.
  /// - Complexity: That of `MinimumCut`.
  package init(to name: String, _ targets: [UInt32], _ analysis: Analysis) {
    self.name = name
    isReached = targets.contains(where: analysis.reaches)
    isPossible = true
    things = []
    lower = 0
    isLeast = true
    guard isReached else { return }
    let graph = analysis.graph
    let removal = RemovalGraph(analysis)
    let costs = Self.costs(removal, analysis, targets)
    do throws(UncuttableTargets) {
      let cut = try MinimumCut(
        removal.topology, sources: analysis.sources, targets: targets, costs: costs)
      lower = Int(clamping: cut.lower)
      isLeast = cut.isOptimal
      let steps = removal.stepsInto([cut.vertices], analysis)
      things = cut.vertices.map {
        RemovableThing($0, entering: steps[$0] ?? [], in: graph)
      }
      things += cut.edges.compactMap { removal.position(ofSlot: $0) }.sorted().map {
        RemovableThing(graph.edges[Int($0)], in: graph)
      }
    } catch {
      isPossible = false
      remaining = Self.remaining(to: name, error.targets, removal, costs, analysis)
    }
  }

  private static func costs(
    _ removal: RemovalGraph, _ analysis: Analysis, _ targets: [UInt32]
  ) -> RemovalCosts {
    let graph = analysis.graph
    let kept = Set(analysis.sources + targets)
    return RemovalCosts(
      vertices: (0..<UInt32(removal.topology.vertexCount)).map { vertex in
        vertex < graph.vertices.count && !kept.contains(vertex) && graph.storage.isAccess(vertex)
          ? 1 : nil
      },
      edges: (0..<UInt32(removal.topology.edgeCount)).map { slot in
        removal.position(ofSlot: slot).flatMap {
          graph.isRemovable(graph.edges[Int($0)]) ? 1 : nil
        }
      })
  }

  /// The way to a target once everything that can be taken away is.
  private static func remaining(
    to name: String, _ targets: [UInt32], _ removal: RemovalGraph, _ costs: RemovalCosts,
    _ analysis: Analysis
  ) -> PathReport {
    let graph = analysis.graph
    let vertices = graph.vertices.indices.map { UInt32($0) }
      .filter { costs.vertices?[Int($0)] != nil }
    let left = Analysis(
      graph, from: analysis.sources, following: analysis.followed, without: vertices,
      keeping: { !graph.isRemovable($0) })
    let sure = Analysis(
      graph, from: analysis.sources, following: [.certain], without: vertices,
      keeping: { !graph.isRemovable($0) })
    return PathReport(to: name, targets, left, sure: sure)
  }
}

extension CutReport {
  /// The set for a terminal.
  package var lines: [String] {
    guard isReached else { return ["\(name) is not reached, so nothing has to be taken away."] }
    guard isPossible else {
      let heading = "\(name) stays in reach however much access is taken away."
      guard let remaining, remaining.isReached else { return [heading] }
      return [heading + " What is left:"] + remaining.lines
    }
    var lines = ["To put \(name) out of reach, take away \(size):"]
    for (number, thing) in things.enumerated() {
      lines.append("  \(number + 1). \(thing.name) [\(thing.kind)]")
      lines += thing.details(indent: "       ")
    }
    return lines
  }

  private var size: String {
    let count = things.count == 1 ? "1 thing" : "\(things.count) things"
    if isLeast { return things.count == 1 ? count : "\(count), no fewer are enough" }
    return
      "\(count); \(lower) at least are needed, and whether fewer than \(things.count) are enough is open"
  }
}
