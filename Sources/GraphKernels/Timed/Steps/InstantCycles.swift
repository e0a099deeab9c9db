/// Chooses the edges of an instant whose steps may lead to one another in a circle.
struct InstantCycles {
  private let graph: InstantGraph
  private let steps: ArraySlice<TimedStep>
  private let numbers: [Int32]
  private let index: LabelIndex
  private let context: StepContext

  /// - Parameters:
  ///   - graph: Its edges are those between steps on cycles.
  ///   - steps: All of the instant, in the order of their numbers.
  ///   - numbers: Number of each vertex among the steps, −1 if none; shape [vertexCount].
  init(
    _ graph: InstantGraph, steps: ArraySlice<TimedStep>, numbers: [Int32], _ index: LabelIndex,
    _ context: StepContext
  ) {
    self.graph = graph
    self.steps = steps
    self.numbers = numbers
    self.index = index
    self.context = context
  }

  /// Returns the edge of every step, nil where there is none.
  func choices() -> [StepChoice?] {
    let cyclic = graph.entries.indices.filter { graph.isCyclic[$0] }
    var places = Array(repeating: LeastArborescence.outside, count: graph.entries.count)
    for (place, number) in cyclic.enumerated() { places[number] = Int32(place) }
    var edges: [InstantGraph.Edge] = []
    for number in cyclic {
      guard let entry = graph.entries[number] else { continue }
      edges.append(
        InstantGraph.Edge(
          tail: LeastArborescence.outside, head: places[number], choice: entry))
    }
    for edge in admissibleEdges() {
      edges.append(
        InstantGraph.Edge(
          tail: places[Int(edge.tail)], head: places[Int(edge.head)], choice: edge.choice))
    }
    let chosen = LeastArborescence.choose(edges, vertexCount: cyclic.count)
    guard let chosen else {
      preconditionFailure("The labels, the topology and the run belong together.")
    }
    var choices = graph.entries
    for (place, number) in cyclic.enumerated() { choices[number] = edges[chosen[place]].choice }
    return choices
  }

  /// Returns the edges between steps on cycles, into joins only from what does not presuppose them.
  private func admissibleEdges() -> [InstantGraph.Edge] {
    let joins = graph.entries.indices.filter { graph.isCyclic[$0] && need(of: $0) > 0 }
    guard !joins.isEmpty else { return graph.edges }
    let derivation = derivation(joins)
    let order = derivation.order()
    let rows = NumberedRows(graph.edges.map(\.head), count: graph.entries.count)
    var isPresupposing = Array(repeating: false, count: graph.edges.count)
    for join in joins {
      // What is derived before the join is derived without it.
      let later = rows.row(of: join).filter {
        (order[Int(graph.edges[$0].tail)] ?? .max) > (order[join] ?? .max)
      }
      guard !later.isEmpty else { continue }
      let without = derivation.order(without: join)
      for position in later where without[Int(graph.edges[position].tail)] == nil {
        isPresupposing[position] = true
      }
    }
    return graph.edges.indices.filter { !isPresupposing[$0] }.map { graph.edges[$0] }
  }

  private func derivation(_ joins: [Int]) -> InstantDerivation {
    var needs = graph.entries.map { $0 == nil ? 1 : 0 }
    var counting = graph.edges.filter { need(of: Int($0.head)) == 0 }
    for join in joins {
      let inputs = inputs(of: join)
      needs[join] = need(of: join) - inputs.independent
      for tail in inputs.cyclic {
        counting.append(
          InstantGraph.Edge(
            tail: tail, head: Int32(join), choice: StepChoice(rank: 0, slot: 0, period: 0)))
      }
    }
    // Parallel edges into an ordinary step only make its count fall below zero.
    return InstantDerivation(graph, needs: needs, edges: counting)
  }

  /// Returns how many inputs a join has without the cycles, and the steps on cycles that are others.
  private func inputs(of join: Int) -> (independent: Int, cyclic: [Int32]) {
    let step = steps[steps.startIndex + join]
    let row = context.reverse.row(of: step.vertex)
    var independent = 0
    var cyclic: [Int32] = []
    var place = row.lowerBound
    while place < row.upperBound {
      // A row of the reverse graph ascends by tail, so the edges from one come together.
      let tail = context.reverse.tails[place]
      var isIndependent = false
      var isImmediate = false
      while place < row.upperBound && context.reverse.tails[place] == tail {
        let delivery = context.delivery(
          at: place, to: Int(step.vertex), step.arrival, index, asksIndependence: true)
        isIndependent = isIndependent || delivery.isIndependent
        isImmediate = isImmediate || delivery.isImmediate
        place += 1
      }
      let number = numbers[Int(tail)]
      if isIndependent || isImmediate && !graph.isCyclic[Int(number)] {
        independent += 1
      } else if isImmediate && tail != step.vertex {
        cyclic.append(number)
      }
    }
    return (independent, cyclic)
  }

  private func need(of number: Int) -> Int {
    Int(context.topology.joinNeeds[Int(steps[steps.startIndex + number].vertex)])
  }
}
