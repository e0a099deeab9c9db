import AttackGraph
import HeapModule

/// The widest routes from the footholds: to each vertex the path whose least travelled step was
/// travelled most. Together they form a tree, so that every drawn path starts at a foothold.
struct TravelledRoutes {
  /// One drawn step; a missing tail stands for the footholds.
  struct Step: Hashable {
    var tail: UInt32?
    var head: UInt32
    var technique: Int
    var count: UInt32
  }

  /// The step by which each vertex is entered.
  private var entered: [UInt32: Step] = [:]

  private struct Candidate: Comparable {
    var width: UInt32
    var length: Int
    var order: Int
    var step: Step

    static func == (left: Candidate, right: Candidate) -> Bool { left.order == right.order }

    static func < (left: Candidate, right: Candidate) -> Bool {
      (left.width, right.length, right.order) < (right.width, left.length, left.order)
    }
  }

  /// - Complexity: O(e log e) for e travelled edges.
  init(_ tally: PathTally, _ graph: AttackGraph) {
    var leaving: [UInt32: [Step]] = [:]
    var first: [UInt32: Step] = [:]
    for (position, edge) in graph.edges.enumerated() where tally.edges[position] > 0 {
      let starts = tally.firstEdges[position]
      if starts > 0 {
        var step =
          first[edge.head]
          ?? Step(tail: nil, head: edge.head, technique: edge.technique, count: 0)
        step.count = min(step.count + starts, tally.spreading)
        first[edge.head] = step
      }
      guard tally.edges[position] > starts else { continue }
      leaving[edge.tail, default: []].append(
        Step(
          tail: edge.tail, head: edge.head, technique: edge.technique,
          count: tally.edges[position] - starts))
    }
    search(first.values.sorted { $0.head < $1.head }, leaving)
  }

  private mutating func search(_ first: [Step], _ leaving: [UInt32: [Step]]) {
    var heap = Heap<Candidate>()
    var order = 0
    func push(_ step: Step, width: UInt32, length: Int) {
      heap.insert(
        Candidate(width: min(width, step.count), length: length, order: order, step: step))
      order += 1
    }
    for step in first { push(step, width: .max, length: 1) }
    while let best = heap.popMax() {
      guard entered[best.step.head] == nil else { continue }
      entered[best.step.head] = best.step
      for step in leaving[best.step.head] ?? [] {
        push(step, width: best.width, length: best.length + 1)
      }
    }
  }

  /// The steps of the routes to some vertices, without duplicates, by head.
  func edges(to targets: [UInt32]) -> [Step] {
    var chosen: [UInt32: Step] = [:]
    for target in targets {
      var vertex: UInt32? = target
      while let current = vertex, chosen[current] == nil, let step = entered[current] {
        chosen[current] = step
        vertex = step.tail
      }
    }
    return chosen.values.sorted { $0.head < $1.head }
  }
}
