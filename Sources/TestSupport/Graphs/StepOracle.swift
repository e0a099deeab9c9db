import GraphKernels

/// Finds steps by living through a timed graph second by second, the slow and plain way.
///
/// What is begun anew is followed: an edge is begun when its tail begins to last longer or its head
/// begins to exist, and only then; later beginnings of the same hold would arrive later.
package struct StepOracle {
  /// A step and the position of its edge in those of the case, nil for a source.
  package struct Step: Sendable, Hashable {
    package let vertex: UInt32
    package let arrival: Int64
    package var end: Int64
    package let edge: Int?

    package init(vertex: UInt32, arrival: Int64, end: Int64, edge: Int?) {
      self.vertex = vertex
      self.arrival = arrival
      self.end = end
      self.edge = edge
    }
  }

  /// By arrival, then vertex.
  package private(set) var steps: [Step] = []
  /// Steps that did not come by their least edge, because that would have led in a circle.
  package private(set) var detourCount = 0
  /// Steps of joins among them.
  package private(set) var joinDetourCount = 0
  /// Edges into joins that presupposed the join.
  package private(set) var presupposingCount = 0

  private let graph: TimedGraphCase
  private let ranks: [UInt32]
  private var best: [Int64]
  /// What has been delivered over each edge, the best expiry.
  private var delivered: [Int64]
  private var underway: [[Int64]]
  private var latestStep: [Int?]

  /// Lives through a case.
  ///
  /// - Parameters:
  ///   - graph: One whose needs are written out.
  ///   - ranks: Distinct, by position of the edge.
  package init(_ graph: TimedGraphCase, ranks: [UInt32]) {
    self.graph = graph
    self.ranks = ranks
    best = Array(repeating: .min, count: graph.vertexCount)
    delivered = Array(repeating: .min, count: graph.edges.count)
    let seconds = max(0, Int(graph.horizon - graph.start))
    underway = Array(repeating: delivered, count: seconds)
    latestStep = Array(repeating: nil, count: graph.vertexCount)
    for second in 0..<seconds { live(through: graph.start + Int64(second)) }
  }

  private mutating func live(through now: Int64) {
    let former = best
    let formerlyDelivered = delivered
    var arriving = underway[Int(now - graph.start)]
    for edge in graph.edges.indices { delivered[edge] = max(delivered[edge], arriving[edge]) }
    var changed = true
    while changed {
      let before = (best, delivered)
      for source in graph.sources where beginning(of: source) == now {
        hold(source.vertex, until: min(source.until, graph.windows[Int(source.vertex)].until))
      }
      for vertex in 0..<UInt32(graph.vertexCount) { hold(vertex, until: gained(by: vertex, now)) }
      for edge in graph.edges.indices { begin(edge, now, former, &arriving) }
      changed = before != (best, delivered)
    }
    let instant = StepInstant(
      graph, now: now, held: former, delivered: formerlyDelivered, arriving: arriving,
      fresh: best.indices.filter { former[$0] <= now && best[$0] > now })
    record(instant, former)
  }

  private func beginning(of source: TimedSource) -> Int64? {
    let window = graph.windows[Int(source.vertex)]
    let from = max(source.from, window.from, graph.start)
    return from < min(source.until, window.until, graph.horizon) ? from : nil
  }

  private mutating func hold(_ vertex: UInt32, until expiry: Int64) {
    best[Int(vertex)] = max(best[Int(vertex)], min(expiry, graph.horizon))
  }

  /// Returns until when what is delivered lasts at a vertex.
  private func gained(by vertex: UInt32, _ now: Int64) -> Int64 {
    var inputs: [UInt32: Int64] = [:]
    for (position, edge) in graph.edges.enumerated()
    where edge.head == vertex && delivered[position] > now {
      inputs[edge.tail] = max(inputs[edge.tail] ?? .min, delivered[position])
    }
    let need = StepInstant.need(of: vertex, graph)
    let expiries = inputs.values.sorted(by: >)
    return need <= expiries.count ? expiries[need - 1] : .min
  }

  /// Begins an edge if its tail has just begun to last longer or its head to exist.
  private mutating func begin(
    _ position: Int, _ now: Int64, _ former: [Int64], _ arriving: inout [Int64]
  ) {
    let edge = graph.edges[position]
    let held = best[Int(edge.tail)]
    let window = graph.windows[Int(edge.head)]
    guard held > now && window.from <= now else { return }
    guard held > former[Int(edge.tail)] || window.from == now else { return }
    let isEndless = edge.lifetimeExtension == TimeBound.forever
    let gain = isEndless ? graph.horizon : held + edge.lifetimeExtension
    let expiry = min(gain, graph.horizon, window.until)
    let arrival = now + edge.duration
    guard arrival < expiry else { return }
    if arrival == now {
      delivered[position] = max(delivered[position], expiry)
      arriving[position] = max(arriving[position], expiry)
    } else {
      let second = Int(arrival - graph.start)
      underway[second][position] = max(underway[second][position], expiry)
    }
  }

  private mutating func record(_ instant: StepInstant, _ former: [Int64]) {
    for vertex in best.indices where former[vertex] > instant.now {
      if let step = latestStep[vertex] { steps[step].end = best[vertex] }
    }
    let sources = Set(graph.sources.filter { beginning(of: $0) == instant.now }.map(\.vertex))
    let choices = instant.choices(ranks, sources: sources)
    presupposingCount += instant.presupposing(sources: sources).count
    for vertex in instant.fresh {
      let edge = choices[vertex]
      let candidates = instant.candidates.filter { Int(graph.edges[$0].head) == vertex }
      let least = candidates.min { ranks[$0] < ranks[$1] }
      if let edge, edge != least {
        detourCount += 1
        joinDetourCount += graph.joinNeeds[UInt32(vertex)] == nil ? 0 : 1
      }
      latestStep[vertex] = steps.count
      steps.append(
        Step(vertex: UInt32(vertex), arrival: instant.now, end: best[vertex], edge: edge))
    }
  }
}
