import GraphKernels

extension TimedGraphCase {
  /// The graph with every join's need written out, so that a later change cannot lower it.
  package var withNeedsFixed: TimedGraphCase {
    var graph = self
    for (join, need) in joinNeeds where need == nil {
      let neighbours = Set(edges.filter { $0.head == join }.map(\.tail))
      graph.joinNeeds[join] = UInt32(max(1, neighbours.count))
    }
    return graph
  }

  /// The graph with windows always open and every duration 0.
  package var withoutTime: TimedGraphCase {
    var graph = self
    graph.windows = VertexWindows(alwaysFor: vertexCount)
    graph.edges = edges.map {
      TimedEdge(
        tail: $0.tail, head: $0.head, duration: 0, lifetimeExtension: $0.lifetimeExtension)
    }
    graph.sources = sources.map { TimedSource(vertex: $0.vertex) }
    graph.horizon = max(horizon, start + 1)
    return graph
  }

  /// The graph without one of its edges.
  package func removingEdge(_ index: Int) -> TimedGraphCase {
    var graph = self
    graph.edges.remove(at: index)
    return graph
  }

  /// The graph with one window opened later or closed earlier.
  package func shrinkingWindow(of vertex: Int, _ random: inout SplitMix) -> TimedGraphCase {
    var graph = self
    let instant = start - 2 + Int64(random.below(Int(horizon - start) + 4))
    if random.chance(50) {
      graph.windows[vertex].from = max(windows[vertex].from, instant)
    } else {
      graph.windows[vertex].until = min(windows[vertex].until, instant)
    }
    return graph
  }

  /// The same graph with other vertex numbers and another order of edges and sources.
  ///
  /// - Parameter names: The new number of each vertex, a permutation; shape [vertexCount].
  package func renumbered(_ names: [Int], _ random: inout SplitMix) -> TimedGraphCase {
    var graph = self
    graph.edges = random.permutation(edges.count).map { index in
      var edge = edges[index]
      edge.tail = UInt32(names[Int(edge.tail)])
      edge.head = UInt32(names[Int(edge.head)])
      return edge
    }
    graph.sources = random.permutation(sources.count).map { index in
      var source = sources[index]
      source.vertex = UInt32(names[Int(source.vertex)])
      return source
    }
    graph.joinNeeds = [:]
    for (join, need) in joinNeeds {
      graph.joinNeeds.updateValue(need, forKey: UInt32(names[Int(join)]))
    }
    for vertex in 0..<vertexCount {
      graph.windows[names[vertex]].from = windows[vertex].from
      graph.windows[names[vertex]].until = windows[vertex].until
    }
    return graph
  }
}
