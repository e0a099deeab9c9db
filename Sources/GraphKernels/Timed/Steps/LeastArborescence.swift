/// Chooses an edge into every vertex so that all hang from outside, by the least ranks.
///
/// Of all choices without a cycle, the one whose greatest choice is least, then its second
/// greatest, and so on. For weights compared like this the least edge into a contracted cycle is
/// the right one, whatever it replaces, because it is greater than all that it replaces.
/// - Source: Edmonds, "Optimum branchings", 1967; grown along a path with mergeable heaps: Tarjan,
///   "Finding optimum branchings", 1977, and Gabow, Galil, Spencer and Tarjan, "Efficient algorithms
///   for finding minimum spanning trees in undirected and directed graphs", 1986.
struct LeastArborescence {
  /// The tail of an edge from outside.
  static let outside: Int32 = -1

  private let edges: [InstantGraph.Edge]
  private let vertexCount: Int
  private var queue: MergeableQueues
  /// Of every vertex and every contracted cycle: the first of its entering edges in the queue.
  private var firsts: [Int32]
  /// The node that each was contracted to, itself if none, with shortcuts.
  private var groups: [Int32]
  /// The node that each was contracted to, `none` if none.
  private var parents: [Int32]
  private var entering: [Int32]
  private var states: [State]

  private enum State { case new, onPath, hanging }
  private static let none: Int32 = -1

  /// Returns the position of the edge chosen for every vertex, nil if not all can hang.
  ///
  /// - Complexity: O(edges · log edges).
  static func choose(_ edges: [InstantGraph.Edge], vertexCount: Int) -> [Int]? {
    var arborescence = LeastArborescence(edges, vertexCount)
    for vertex in 0..<vertexCount where !arborescence.grow(from: vertex) { return nil }
    return arborescence.expand()
  }

  private init(_ edges: [InstantGraph.Edge], _ vertexCount: Int) {
    self.edges = edges
    self.vertexCount = vertexCount
    queue = MergeableQueues(edges.map(\.choice))
    firsts = Array(repeating: Self.none, count: vertexCount)
    groups = (0..<Int32(vertexCount)).map { $0 }
    parents = firsts
    entering = firsts
    states = Array(repeating: .new, count: vertexCount)
    for (position, edge) in edges.enumerated() {
      firsts[Int(edge.head)] = queue.merge(firsts[Int(edge.head)], Int32(position))
    }
  }

  /// Follows least edges backwards until something hangs, contracting the cycles met.
  private mutating func grow(from vertex: Int) -> Bool {
    var node = find(Int32(vertex))
    var path: [Int32] = []
    while states[Int(node)] != .hanging {
      let edge = takeEntering(node)
      guard edge != Self.none else { return false }
      entering[Int(node)] = edge
      states[Int(node)] = .onPath
      path.append(node)
      guard edges[Int(edge)].tail != Self.outside else { break }
      node = find(edges[Int(edge)].tail)
      if states[Int(node)] == .onPath { node = contract(&path, downTo: node) }
    }
    for node in path { states[Int(node)] = .hanging }
    return true
  }

  /// Takes the least edge into a node from outside it.
  private mutating func takeEntering(_ node: Int32) -> Int32 {
    while firsts[Int(node)] != Self.none {
      let edge = firsts[Int(node)]
      firsts[Int(node)] = queue.mergeBelow(edge)
      let tail = edges[Int(edge)].tail
      if tail == Self.outside || find(tail) != node { return edge }
    }
    return Self.none
  }

  private mutating func contract(_ path: inout [Int32], downTo first: Int32) -> Int32 {
    let node = Int32(groups.count)
    groups.append(node)
    parents.append(Self.none)
    entering.append(Self.none)
    states.append(.new)
    var merged = Self.none
    while let member = path.popLast() {
      groups[Int(member)] = node
      parents[Int(member)] = node
      merged = queue.merge(merged, firsts[Int(member)])
      if member == first { break }
    }
    firsts.append(merged)
    return node
  }

  private mutating func find(_ node: Int32) -> Int32 {
    var node = node
    while groups[Int(node)] != node {
      groups[Int(node)] = groups[Int(groups[Int(node)])]
      node = groups[Int(node)]
    }
    return node
  }

  /// Opens the contracted cycles, outermost first, each where it is entered.
  private func expand() -> [Int] {
    var chosen = Array(repeating: 0, count: vertexCount)
    var isOpened = Array(repeating: false, count: groups.count)
    for node in groups.indices.reversed() where !isOpened[node] {
      var inner = edges[Int(entering[node])].head
      chosen[Int(inner)] = Int(entering[node])
      while inner != node {
        isOpened[Int(inner)] = true
        inner = parents[Int(inner)]
      }
    }
    return chosen
  }
}
