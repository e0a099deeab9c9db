/// Derives the steps on cycles of one instant from what is held without them.
struct InstantDerivation {
  /// How many more inputs among the cycles each step needs, 0 or less for none; shape [steps].
  private let needs: [Int]

  /// The edges that count: one per input that is not had without the cycles, by tail.
  private let edges: [InstantGraph.Edge]
  private let rows: NumberedRows
  private let steps: [Int]

  /// - Parameters:
  ///   - needs: Shape [steps of the instant].
  ///   - edges: Those between steps on cycles that count, at most one from a step to another.
  init(_ graph: InstantGraph, needs: [Int], edges: [InstantGraph.Edge]) {
    self.needs = needs
    self.edges = edges
    rows = NumberedRows(edges.map(\.tail), count: needs.count)
    steps = needs.indices.filter { graph.isCyclic[$0] }
  }

  /// Returns the position of each step in an order of derivation, nil where it is not derived.
  ///
  /// - Parameter removed: A step that is not there.
  /// - Complexity: O(steps + edges).
  func order(without removed: Int? = nil) -> [Int?] {
    var missing = needs
    var order = [Int?](repeating: nil, count: needs.count)
    var queue = steps.filter { needs[$0] <= 0 && $0 != removed }
    var next = 0
    while next < queue.count {
      order[queue[next]] = next
      for position in rows.row(of: queue[next]) {
        let head = Int(edges[position].head)
        missing[head] -= 1
        if missing[head] == 0 && head != removed { queue.append(head) }
      }
      next += 1
    }
    return order
  }
}
