import GraphKernels

/// Replays a timed graph second by second, the slow and plain way.
///
/// At every second, whatever is held may begin every step whose head already exists; steps begun
/// earlier arrive. Within a second this is repeated until nothing changes. There is no queue, no
/// label and no dominance: only, for every vertex, the best expiry it has at that second.
package struct TimedOracle {
  private let graph: TimedGraphCase
  private let needs: [UInt32: Int]
  private var best: [Int64?]
  private var arrivals: [Int64?]
  /// Best expiry of each in-neighbour of each join.
  private var inputs: [UInt32: [UInt32: Int64]] = [:]
  /// Best expiry on its way by edge, at each second of the run.
  private var underway: [[Int64?]]
  private var changed = false

  /// Returns when each vertex is first held and its best expiry, nil where it never is.
  package static func replay(_ graph: TimedGraphCase) -> [Holding?] {
    var oracle = TimedOracle(graph)
    var now = graph.start
    while now < graph.horizon {
      oracle.live(through: now)
      now += 1
    }
    return zip(oracle.arrivals, oracle.best).map { arrival, expiry in
      guard let arrival, let expiry else { return nil }
      return Holding(arrival: arrival, expiry: expiry)
    }
  }

  private init(_ graph: TimedGraphCase) {
    self.graph = graph
    var needs: [UInt32: Int] = [:]
    for (join, need) in graph.joinNeeds {
      needs[join] = need.map(Int.init) ?? StaticOracle.neighbours(into: join, graph).count
    }
    self.needs = needs
    best = Array(repeating: nil, count: graph.vertexCount)
    arrivals = best
    underway = Array(
      repeating: Array(repeating: nil, count: graph.edges.count),
      count: max(0, Int(graph.horizon - graph.start)))
  }

  private mutating func live(through now: Int64) {
    for source in graph.sources {
      let vertex = Int(source.vertex)
      let from = max(source.from, graph.windows[vertex].from, graph.start)
      let until = min(source.until, graph.windows[vertex].until, graph.horizon)
      if from <= now { hold(vertex, until: until, now) }
    }
    for edge in graph.edges.indices {
      if let expiry = underway[Int(now - graph.start)][edge] { deliver(edge, expiry, now) }
    }
    repeat {
      changed = false
      for edge in graph.edges.indices { begin(edge, now) }
    } while changed
  }

  /// Begins a step now if its tail is held and its head exists.
  private mutating func begin(_ index: Int, _ now: Int64) {
    let edge = graph.edges[index]
    let head = Int(edge.head)
    guard let held = best[Int(edge.tail)], now < held, graph.windows[head].from <= now
    else { return }
    let endless = edge.lifetimeExtension == TimeBound.forever
    let gained = endless ? graph.horizon : held + edge.lifetimeExtension
    let expiry = min(graph.horizon, graph.windows[head].until, gained)
    let arrival = now + edge.duration
    guard arrival < expiry else { return }
    if arrival == now {
      deliver(index, expiry, now)
    } else {
      let second = Int(arrival - graph.start)
      underway[second][index] = max(underway[second][index] ?? expiry, expiry)
    }
  }

  private mutating func deliver(_ index: Int, _ expiry: Int64, _ now: Int64) {
    let edge = graph.edges[index]
    guard let need = needs[edge.head] else { return hold(Int(edge.head), until: expiry, now) }
    let former = inputs[edge.head]?[edge.tail] ?? expiry
    inputs[edge.head, default: [:]][edge.tail] = max(former, expiry)
    let ranked = inputs[edge.head, default: [:]].values.sorted(by: >)
    if need >= 1 && need <= ranked.count { hold(Int(edge.head), until: ranked[need - 1], now) }
  }

  private mutating func hold(_ vertex: Int, until expiry: Int64, _ now: Int64) {
    guard now < expiry, best[vertex].map({ $0 < expiry }) ?? true else { return }
    best[vertex] = expiry
    arrivals[vertex] = arrivals[vertex] ?? now
    changed = true
  }
}
