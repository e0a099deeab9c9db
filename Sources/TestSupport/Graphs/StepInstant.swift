import GraphKernels

/// What happens at one second: what was held before, what arrives, what is held anew.
struct StepInstant {
  let now: Int64
  /// Vertices whose holding period begins now, ascending.
  let fresh: [Int]
  /// Edges, by position, that deliver now to a vertex held anew.
  let candidates: [Int]

  private let graph: TimedGraphCase
  private let held: [Int64]
  private let delivered: [Int64]

  init(
    _ graph: TimedGraphCase, now: Int64, held: [Int64], delivered: [Int64], arriving: [Int64],
    fresh: [Int]
  ) {
    self.graph = graph
    self.now = now
    self.held = held
    self.delivered = delivered
    self.fresh = fresh
    candidates = graph.edges.indices.filter {
      arriving[$0] > now && fresh.contains(Int(graph.edges[$0].head))
    }
  }

  static func need(of vertex: UInt32, _ graph: TimedGraphCase) -> Int {
    guard let need = graph.joinNeeds[vertex] else { return 1 }
    return need.map { Int($0) } ?? StaticOracle.neighbours(into: vertex, graph).count
  }

  /// Whether an edge delivers now only because its tail is held anew.
  private func isImmediate(_ position: Int) -> Bool {
    graph.edges[position].duration == 0 && fresh.contains(Int(graph.edges[position].tail))
  }

  /// Returns which of the vertices held anew can be, without one of them.
  private func derived(without removed: UInt32?, sources: Set<UInt32>) -> Set<UInt32> {
    derive(sources, without: removed) { vertex, derived in
      var inputs: Set<UInt32> = []
      for (position, edge) in graph.edges.enumerated() where edge.head == vertex {
        let isHad = delivered[position] > now
        let comes =
          candidates.contains(position)
          && (!isImmediate(position) || derived.contains(edge.tail))
        if isHad || comes { inputs.insert(edge.tail) }
      }
      return inputs.count >= Self.need(of: vertex, graph)
    }
  }

  private func derive(
    _ sources: Set<UInt32>, without removed: UInt32?,
    _ isDerivable: (UInt32, Set<UInt32>) -> Bool
  ) -> Set<UInt32> {
    var derived = sources
    if let removed { derived.remove(removed) }
    var count = -1
    while count < derived.count {
      count = derived.count
      for vertex in fresh.map({ UInt32($0) }) where vertex != removed {
        if isDerivable(vertex, derived) { derived.insert(vertex) }
      }
    }
    return derived
  }

  /// Returns the edges into joins whose tails are not held now without the join.
  func presupposing(sources: Set<UInt32>) -> [Int] {
    candidates.filter { position in
      let edge = graph.edges[position]
      guard
        isImmediate(position) && graph.joinNeeds[edge.head] != nil && edge.tail != edge.head
          && !sources.contains(edge.head)
      else { return false }
      return !derived(without: edge.head, sources: sources).contains(edge.tail)
    }
  }

  /// Returns the edge of every vertex held anew that is no source.
  ///
  /// From the greatest rank down, every edge goes without which all can still be reached.
  func choices(_ ranks: [UInt32], sources: Set<UInt32>) -> [Int: Int] {
    let presupposing = presupposing(sources: sources)
    var left = candidates.filter {
      !presupposing.contains($0) && !sources.contains(graph.edges[$0].head)
    }
    for position in left.sorted(by: { ranks[$0] > ranks[$1] }) {
      let others = left.filter { $0 != position }
      let reached = derive(sources, without: nil) { vertex, derived in
        others.contains {
          graph.edges[$0].head == vertex
            && (!isImmediate($0) || derived.contains(graph.edges[$0].tail))
        }
      }
      if reached.isSuperset(of: fresh.map { UInt32($0) }) { left = others }
    }
    return Dictionary(left.map { (Int(graph.edges[$0].head), $0) }) { first, _ in first }
  }
}
