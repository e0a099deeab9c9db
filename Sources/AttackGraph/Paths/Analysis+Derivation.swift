/// Why something is reached: every step it takes, those that a join needs together included.
extension Analysis {
  /// One line of a derivation: a vertex, and the step or, for a join, the steps into it.
  package struct Inference: Sendable, Hashable {
    /// A step with the line that its tail comes from.
    package struct Input: Sendable, Hashable {
      package var step: Step
      /// Position in the derivation, counted from 0; `nil` where the attacker starts.
      package var line: Int?
    }

    /// One, or as many as the join needs, in order of discovery.
    package var inputs: [Input]

    package var head: Vertex { inputs[0].step.head }
    package var isJoin: Bool { inputs.count > 1 }
    /// That of its least sure step.
    package var certainty: Certainty {
      inputs.map(\.step.certainty).max() ?? .certain
    }
  }

  /// What it takes to reach a vertex from the sources, each line after those it follows from and
  /// none twice; empty for a source, `nil` when the vertex is not reached.
  ///
  /// A join lists as many of its in-neighbours as it needs: those that were reached first.
  ///
  /// - Complexity: O(edges + length of the derivation).
  package func derivation(of vertex: UInt32) -> [Inference]? {
    guard reaches(vertex) else { return nil }
    var search = DerivationSearch(self)
    search.derive(vertex)
    return search.lines
  }

  /// What it takes to go along a path: its steps, and before each join the steps to what else it
  /// needs, by the shortest ways there.
  ///
  /// - Parameters:
  ///   - path: Edges by position, from a source on.
  ///   - others: What a join on the path needs besides the vertex before it.
  /// - Returns: The lines, and the positions of those that are not on the path.
  func derivation(
    along path: [UInt32], others: (UInt32) -> [UInt32]
  ) -> (lines: [Inference], besides: [Int]) {
    var search = DerivationSearch(self)
    var besides: [Int] = []
    for edge in path {
      let head = graph.edges[Int(edge)].head
      let needed = others(head)
      let first = search.lines.count
      for vertex in needed { search.derive(vertex) }
      besides += first..<search.lines.count
      search.step(by: [edge] + needed.compactMap { search.edge(from: $0, to: head) })
    }
    return (search.lines, besides)
  }

  /// The edges into every reached join, by its vertex: one per in-neighbour reached before it, as
  /// many as it needs, in order of discovery.
  fileprivate func joinInputs() -> [UInt32: [UInt32]] {
    var candidates: [UInt32: [(rank: Int, edge: UInt32)]] = [:]
    for (position, edge) in graph.edges.enumerated() where follows(position) {
      guard graph.need(of: edge.head) != nil, let head = ranks[edge.head],
        let tail = ranks[edge.tail], tail < head, entered[edge.head] != nil
      else { continue }
      let known = candidates[edge.head]?.contains { $0.rank == tail } ?? false
      if !known { candidates[edge.head, default: []].append((tail, UInt32(position))) }
    }
    var inputs: [UInt32: [UInt32]] = [:]
    for (join, edges) in candidates {
      let first = edges.sorted { $0.rank < $1.rank }.prefix(graph.need(of: join) ?? 1)
      inputs[join] = first.map(\.edge)
    }
    return inputs
  }
}

extension AttackGraph {
  /// How many of its distinct in-neighbours a join needs; `nil` for any other vertex.
  fileprivate func need(of vertex: UInt32) -> Int? { storage.records[Int(vertex)].form.need }
}

/// Walks back from a vertex and writes down what it meets, what others follow from first.
private struct DerivationSearch {
  private let analysis: Analysis
  private let joins: [UInt32: [UInt32]]
  private var lineOfVertex: [UInt32: Int] = [:]
  private(set) var lines: [Analysis.Inference] = []

  init(_ analysis: Analysis) {
    self.analysis = analysis
    joins = analysis.joinInputs()
  }

  /// In-neighbours are always reached earlier than the vertex itself, so this ends.
  mutating func derive(_ vertex: UInt32) {
    var pending = [vertex]
    while let next = pending.last {
      let edges = edgesInto(next)
      let missing = edges.map { analysis.graph.edges[Int($0)].tail }
        .filter { lineOfVertex[$0] == nil && analysis.entered[$0] != nil }
      guard missing.isEmpty else {
        pending += missing.reversed()
        continue
      }
      pending.removeLast()
      guard lineOfVertex[next] == nil, !edges.isEmpty else { continue }
      lineOfVertex[next] = lines.count
      lines.append(Analysis.Inference(inputs: edges.map(input)))
    }
  }

  /// Writes down a step into a vertex, whether or not there is another line for it already.
  mutating func step(by edges: [UInt32]) {
    let line = Analysis.Inference(inputs: edges.map(input))
    lineOfVertex[analysis.graph.edges[Int(edges[0])].head] = lines.count
    lines.append(line)
  }

  /// The surest edge that leads from one vertex to another, of those followed.
  func edge(from tail: UInt32, to head: UInt32) -> UInt32? {
    entering(head).filter { analysis.graph.edges[Int($0)].tail == tail }
      .min { analysis.graph.edges[Int($0)].certainty < analysis.graph.edges[Int($1)].certainty }
  }

  private func entering(_ head: UInt32) -> [UInt32] {
    analysis.graph.edges.indices.lazy.filter {
      analysis.graph.edges[$0].head == head && analysis.follows($0)
    }.map { UInt32($0) }
  }

  private func edgesInto(_ vertex: UInt32) -> [UInt32] {
    joins[vertex] ?? analysis.entered[vertex].map { [$0] } ?? []
  }

  private func input(_ edge: UInt32) -> Analysis.Inference.Input {
    let step = analysis.step(edge)
    return Analysis.Inference.Input(step: step, line: lineOfVertex[step.edge.tail])
  }
}
