import GraphKernels
import TestSupport
import Testing

/// A random timed graph with ranks, to ask for steps.
struct StepQuestion {
  var graph: TimedGraphCase

  /// By position of the edge, distinct.
  var ranks: [UInt32]

  /// A third of the cases have much happen at once: no durations, few windows.
  init(seed: UInt64) {
    var random = SplitMix(seed: seed ^ 0x57E9)
    graph = TimedGraphCase.random(seed: seed).withNeedsFixed
    if seed % 3 == 0 {
      for edge in graph.edges.indices where random.chance(85) { graph.edges[edge].duration = 0 }
      for vertex in graph.windows.indices where random.chance(60) {
        graph.windows[vertex] = .always
      }
    } else if seed % 3 == 1 {
      graph = Self.meshed(&random)
    }
    ranks = random.permutation(graph.edges.count).map { UInt32($0) }
  }

  /// A graph made to renew itself.
  init(renewing seed: UInt64) {
    var random = SplitMix(seed: seed ^ 0x57E9)
    graph = TimedGraphCase.renewing(seed: seed).withNeedsFixed
    ranks = random.permutation(graph.edges.count).map { UInt32($0) }
  }

  /// Holds that renew themselves in a run of the kernel.
  var renewalCount: Int {
    let topology = graph.topology
    var workspace = TimedWorkspace(for: topology)
    run(graph, topology, &workspace)
    return workspace.renewals.count
  }

  /// Much that takes no time, joins that need two or three, from one or two sources.
  private static func meshed(_ random: inout SplitMix) -> TimedGraphCase {
    let vertexCount = 5 + random.below(4)
    let edges = (0..<(vertexCount * 3)).map { _ in
      TimedEdge(
        tail: UInt32(random.below(vertexCount)), head: UInt32(1 + random.below(vertexCount - 1)),
        duration: random.pick([0, 0, 0, 0, 0, 0, 0, 2]),
        lifetimeExtension: random.pick([0, 0, 3, TimeBound.forever]))
    }
    var joins: [UInt32: UInt32?] = [:]
    for vertex in 1..<UInt32(vertexCount) where random.chance(30) {
      joins.updateValue(random.pick([1, 2, 2, 3]), forKey: vertex)
    }
    var graph = TimedGraphCase.plain(vertexCount, edges, joins: joins)
    graph.sources[0].until = Int64(2 + random.below(9))
    if random.chance(60) {
      graph.sources.append(
        TimedSource(
          vertex: UInt32(random.below(vertexCount)), from: Int64(random.below(15)), until: 18))
    }
    graph.horizon = 30
    return graph
  }

  /// Returns the steps with their edges as positions.
  func steps(before end: Int64 = TimeBound.forever) -> [StepOracle.Step] {
    let topology = graph.topology
    var workspace = TimedWorkspace(for: topology)
    run(graph, topology, &workspace)
    var steps = TimedSteps(for: topology)
    let reverse = ReverseRows(topology.graph)
    steps.find(
      workspace.labels, topology, reverse, FinishedRun(graph),
      ranks: reverse.slots.map { ranks[Int(topology.graph.originalEdge(ofSlot: $0))] },
      before: end)
    expectParents(steps.steps, topology)
    return steps.steps.map { step in
      StepOracle.Step(
        vertex: step.vertex, arrival: step.arrival, end: step.end,
        edge: step.edge.map { Int(topology.graph.originalEdge(ofSlot: $0)) })
    }
  }

  /// A step's parent is the last period of its edge's tail that began when the step did.
  private func expectParents(_ steps: [TimedStep], _ topology: TimedTopology) {
    for step in steps {
      let wanted = step.edge.flatMap { edge in
        let begin = step.arrival - topology.durations[Int(edge)]
        return steps.lastIndex {
          $0.vertex == topology.tail(ofSlot: edge) && $0.arrival <= begin
        }
      }
      #expect(Int(step.parent) == wanted ?? -1)
    }
  }

  /// Returns the steps by arrival and vertex, the vertices renamed and the edges as their ranks.
  func rankedSteps(_ names: [Int]? = nil) -> [[Int64]] {
    steps().map { step in
      let vertex = names.map { $0[Int(step.vertex)] } ?? Int(step.vertex)
      return [step.arrival, Int64(vertex), step.end, step.edge.map { Int64(ranks[$0]) } ?? -1]
    }.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// The same with other vertex numbers and another order of edges, which keep their ranks.
  func renumbered(_ names: [Int], _ random: inout SplitMix) -> StepQuestion {
    var question = self
    let order = random.permutation(graph.edges.count)
    question.graph.edges = order.map { graph.edges[$0] }
    question.ranks = order.map { ranks[$0] }
    return question.renamed(names)
  }

  private func renamed(_ names: [Int]) -> StepQuestion {
    var question = self
    question.graph.edges = graph.edges.map { edge in
      var edge = edge
      edge.tail = UInt32(names[Int(edge.tail)])
      edge.head = UInt32(names[Int(edge.head)])
      return edge
    }
    question.graph.sources = graph.sources.reversed().map { source in
      var source = source
      source.vertex = UInt32(names[Int(source.vertex)])
      return source
    }
    question.graph.joinNeeds = [:]
    for (join, need) in graph.joinNeeds {
      question.graph.joinNeeds.updateValue(need, forKey: UInt32(names[Int(join)]))
    }
    for vertex in graph.windows.indices {
      question.graph.windows[names[vertex]] = graph.windows[vertex]
    }
    return question
  }
}

extension FinishedRun {
  /// The run that a case describes.
  init(_ graph: TimedGraphCase) {
    self.init(
      windows: graph.windows, durations: graph.topology.durations, sources: graph.sources,
      start: graph.start, horizon: graph.horizon)
  }
}
