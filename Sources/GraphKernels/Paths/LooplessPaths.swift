/// The best paths on which no vertex comes twice.
///
/// A path starts at one source, passes no other, and ends at the first target it meets: a longer
/// one would only be a detour. An edge i → j into a join is usable iff i is reached, joins
/// honoured, in the graph without j; then j can be completed with i and other inputs none of which
/// presupposes j. That is asked of every join by itself: what another input of a join presupposes
/// may lie further on along the path.
///
/// Best first; of equally good paths those with fewer edges, then by their vertices,
/// lexicographically, then by their slots. Without regard to the number of edges, paths would wander
/// about wherever that costs nothing.
package enum LooplessPaths {
  /// Returns the shortest paths, `count` of them or as many as there are.
  ///
  /// - Parameters:
  ///   - lengths: By slot, 0 allowed; shape [edgeCount]. Sums never overflow: they are kept
  ///     wide enough, and only what is given back is at most `UInt64.max`.
  ///   - sources: Repeated ones count once.
  ///   - targets: The paths to all of them compete.
  /// - Complexity: O(V + E log d) and one reach per join that is discovered before one of its
  ///   inputs; then per path at most one search for each of its vertices.
  package static func shortest(
    _ count: Int, in topology: Topology, from sources: [UInt32], to targets: [UInt32],
    lengths: [UInt64], parallelEdges: ParallelEdges = .best
  ) -> [LooplessPath<UInt64>] {
    precondition(lengths.count == topology.edgeCount, "Every edge has a length.")
    return best(
      count, in: topology, from: sources, to: targets, weights: lengths, parallelEdges,
      LengthMeasure.self)
  }

  /// Returns the most probable paths, `count` of them or as many as there are.
  ///
  /// A path is worth the product of its probabilities multiplied in path order, each product
  /// rounded to a `Double`'s precision; the order and the ties are exactly those of these numbers,
  /// however they came about. Products too small for a `Double` are still told apart.
  ///
  /// - Parameter probabilities: By slot, 0 to 1; shape [edgeCount]. An edge of probability 0 is
  ///   not there, for joins neither.
  /// - Complexity: As for the shortest paths, but no search can stop before everything is visited
  ///   that might draw level by rounding: with many edges of probability 1 that is all that is
  ///   reached over them. Where rounding makes paths nearly equal, a vertex keeps several.
  package static func mostProbable(
    _ count: Int, in topology: Topology, from sources: [UInt32], to targets: [UInt32],
    probabilities: [Double], parallelEdges: ParallelEdges = .best
  ) -> [LooplessPath<Double>] {
    precondition(probabilities.count == topology.edgeCount, "Every edge has a probability.")
    return best(
      count, in: topology, from: sources, to: targets, weights: probabilities, parallelEdges,
      ProbabilityMeasure.self)
  }

  private static func best<Measure: PathMeasure>(
    _ count: Int, in topology: Topology, from sources: [UInt32], to targets: [UInt32],
    weights: [Measure.Weight], _ parallelEdges: ParallelEdges, _: Measure.Type
  ) -> [LooplessPath<Measure.Weight>] {
    precondition(count >= 0, "A number of paths is 0 or more.")
    precondition(weights.allSatisfy(Measure.isValid), "A probability is between 0 and 1.")
    let unusable = (0..<UInt32(weights.count)).filter { !Measure.isUsable(weights[Int($0)]) }
    let premises = PathPremises(topology, sources: sources, targets: targets, without: unusable)
    let measure = Measure(longest: premises.vertices.count)
    let graph = PathGraph(premises, weights: weights, parallelEdges, measure)
    var ranking = PathRanking(graph, measure)
    var paths: [LooplessPath<Measure.Weight>] = []
    while paths.count < count, let next = ranking.next() {
      let vertices = next.vertices.map { graph.vertices[Int($0)] }
      paths.append(
        LooplessPath(
          vertices: vertices, steps: next.edges.map { graph.slots[Int($0)] },
          total: measure.weight(of: next.value), requirements: premises.requirements(of: vertices)))
    }
    return paths
  }
}
