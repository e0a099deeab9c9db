/// Which vertices every way to a vertex from the sources leads through.
///
/// A vertex *dominates* each vertex that is not reached without it, itself included. The tree hangs
/// below a root above all sources: a vertex without an immediate dominator is lost by no single
/// removal but its own.
package struct DominatorTree: Sendable {
  /// The vertices reached, dominators before what they dominate; shape [count].
  package let vertices: [UInt32]

  /// Position of each vertex in `vertices` plus 1, 0 where it is not reached; shape [vertexCount].
  private let positions: [UInt32]

  /// Position plus 1 of the immediate dominator, 0 at the root; shape [count + 1].
  private let dominators: [UInt32]

  /// When a walk of the tree enters each vertex, by position plus 1; shape [count + 1].
  private let entries: [UInt32]

  /// How many vertices each dominates, by position plus 1; shape [count + 1].
  private let sizes: [UInt32]

  /// Creates the tree where it is exact.
  ///
  /// It is nil if a join that is no source and needs two in-neighbours or more is reached, for then
  /// what single removals lose does not form a tree.
  ///
  /// Joins that are not reached, that need one in-neighbour or that are sources do no harm.
  /// - Parameter sources: Repeated ones count once.
  /// - Complexity: O(V + E log V).
  package init?(_ topology: Topology, sources: [UInt32]) {
    let part = ReachedPart(topology, sources: sources)
    guard !part.hasJoins else { return nil }
    self.init(part)
  }

  /// Creates the tree of the relaxation in which one in-neighbour is enough for every join.
  ///
  /// More is reached in it; what it says to dominate a vertex really does if that vertex is reached
  /// with joins honoured, but other vertices may too.
  /// - Parameter sources: Repeated ones count once.
  /// - Complexity: O(V + E log V).
  package init(joinsAsOr topology: Topology, sources: [UInt32]) {
    self.init(ReachedPart(joinsAsOr: topology, sources: sources))
  }

  /// - Precondition: The part has no joins.
  init(_ part: ReachedPart) {
    let found = LengauerTarjan(part)
    vertices = found.vertices.map { part.vertices[Int($0)] }
    dominators = found.dominators
    var positions = Array(repeating: UInt32(0), count: part.numbers.count)
    for (position, vertex) in vertices.enumerated() {
      positions[Int(vertex)] = UInt32(position + 1)
    }
    self.positions = positions
    sizes = Self.sizes(dominators)
    entries = Self.entries(dominators, sizes)
  }

  private static func sizes(_ dominators: [UInt32]) -> [UInt32] {
    var sizes = Array(repeating: UInt32(1), count: dominators.count)
    for place in dominators.indices.dropFirst().reversed() {
      sizes[Int(dominators[place])] += sizes[place]
    }
    return sizes
  }

  private static func entries(_ dominators: [UInt32], _ sizes: [UInt32]) -> [UInt32] {
    var entries = Array(repeating: UInt32(0), count: dominators.count)
    var next = Array(repeating: UInt32(1), count: dominators.count)
    for place in dominators.indices.dropFirst() {
      let above = Int(dominators[place])
      entries[place] = next[above]
      next[above] += sizes[place]
      next[place] = entries[place] + 1
    }
    return entries
  }
}

extension DominatorTree {
  /// Returns whether a vertex is reached.
  package func isReached(_ vertex: UInt32) -> Bool { positions[Int(vertex)] > 0 }

  /// Returns the nearest other vertex that every way to a vertex leads through, nil if there is
  /// none or the vertex is not reached.
  package func immediateDominator(of vertex: UInt32) -> UInt32? {
    let above = dominators[Int(positions[Int(vertex)])]
    return above == 0 ? nil : vertices[Int(above) - 1]
  }

  /// Returns whether a vertex is reached, but not without another, or is that other.
  ///
  /// - Complexity: O(1).
  package func dominates(_ upper: UInt32, _ lower: UInt32) -> Bool {
    let (above, below) = (Int(positions[Int(upper)]), Int(positions[Int(lower)]))
    guard above > 0, below > 0 else { return false }
    return entries[below] >= entries[above] && entries[below] - entries[above] < sizes[above]
  }

  /// Returns the sum of the weights of what each vertex dominates, 0 where it is not reached.
  ///
  /// Sums stop at `UInt64.max`.
  /// - Parameters:
  ///   - weights: Weight of each vertex; shape [vertexCount].
  ///   - includesOwn: Whether a vertex adds its own weight.
  /// - Returns: Shape [vertexCount].
  /// - Complexity: O(V).
  package func sums(of weights: [UInt64], includesOwn: Bool = true) -> [UInt64] {
    precondition(weights.count == positions.count, "Weights have one entry per vertex.")
    var sums = Array(repeating: UInt64(0), count: weights.count)
    for (position, vertex) in vertices.enumerated().reversed() {
      let whole = sums[Int(vertex)].addingSaturated(weights[Int(vertex)])
      if includesOwn { sums[Int(vertex)] = whole }
      let above = Int(dominators[position + 1])
      guard above > 0 else { continue }
      let dominator = Int(vertices[above - 1])
      sums[dominator] = sums[dominator].addingSaturated(whole)
    }
    return sums
  }
}
