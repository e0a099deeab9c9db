import GraphKernels
import TestSupport
import Testing

@Suite("What always holds for timed labels")
struct TimedPropertyTests {
  @Test("Without windows and durations, timed reach is static reach")
  func staticReachIsTheLimit() {
    for seed in 0..<2000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed)).withoutTime
      let timed = replay(graph)
      #expect(timed.map { $0 != nil } == staticReach(graph), "seed \(seed)")
      #expect(
        timed.allSatisfy { $0 == nil || $0 == held(graph.start, graph.horizon) }, "seed \(seed)")
    }
  }

  @Test("Removing an edge never gives a vertex more")
  func removingEdges() {
    for seed in 0..<600 {
      let graph = TimedGraphCase.random(seed: UInt64(seed)).withNeedsFixed
      let before = replay(graph)
      for edge in graph.edges.indices {
        let after = replay(graph.removingEdge(edge))
        #expect(isWithin(after, before), "seed \(seed), edge \(edge)\n\(graph.text)")
      }
    }
  }

  @Test("Shrinking a window never gives a vertex more")
  func shrinkingWindows() {
    for seed in 0..<600 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      var random = SplitMix(seed: UInt64(seed) ^ 0xABCD)
      let before = replay(graph)
      for vertex in 0..<graph.vertexCount {
        let after = replay(graph.shrinkingWindow(of: vertex, &random))
        #expect(isWithin(after, before), "seed \(seed), vertex \(vertex)\n\(graph.text)")
      }
    }
  }

  @Test("Vertex numbers and edge order change no arrival and no expiry")
  func shuffling() {
    for seed in 0..<2000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      var random = SplitMix(seed: UInt64(seed) ^ 0x5A5A)
      let names = random.permutation(graph.vertexCount)
      let shuffled = replay(graph.renumbered(names, &random))
      #expect(names.map { shuffled[$0] } == replay(graph), "seed \(seed)\n\(graph.text)")
    }
  }

  @Test("Moving every instant alike moves every result alike")
  func translation() {
    for seed in 0..<500 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      let moved = replay(graph.moved(by: -1_000_000))
      let wanted = replay(graph).map {
        $0.map { held($0.arrival - 1_000_000, $0.expiry - 1_000_000) }
      }
      #expect(moved == wanted, "seed \(seed)")
    }
  }

  @Test("Every label follows from its parent by its edge")
  func provenance() {
    for seed in 0..<1000 {
      let graph = TimedGraphCase.random(seed: UInt64(seed))
      let topology = graph.topology
      let labels = labels(graph)
      var best: [UInt32: Int64] = [:]
      for (index, label) in labels.enumerated() {
        #expect(index == 0 || labels[index - 1].arrival <= label.arrival)
        #expect(label.arrival < label.expiry && label.expiry <= graph.horizon)
        #expect(best.updateValue(label.expiry, forKey: label.vertex) ?? .min < label.expiry)
        guard label.parent != TimedLabel.noParent else {
          #expect(label.edge == TimedLabel.sourceEdge)
          continue
        }
        let parent = labels[Int(label.parent)]
        let begin = max(parent.arrival, graph.windows[Int(label.vertex)].from)
        #expect(Int(label.parent) < index && topology.heads[Int(label.edge)] == label.vertex)
        #expect(topology.row(of: parent.vertex).contains(Int(label.edge)))
        #expect(label.arrival == begin + topology.durations[Int(label.edge)])
        #expect(begin < parent.expiry)
      }
    }
  }

  private func isWithin(_ after: [Holding?], _ before: [Holding?]) -> Bool {
    zip(after, before).allSatisfy { after, before in
      guard let after else { return true }
      guard let before else { return false }
      return before.arrival <= after.arrival && before.expiry >= after.expiry
    }
  }
}

extension TimedGraphCase {
  fileprivate func moved(by seconds: Int64) -> TimedGraphCase {
    func move(_ instant: Int64) -> Int64 {
      instant == TimeBound.beginning || instant == TimeBound.forever ? instant : instant + seconds
    }
    var graph = self
    graph.windows = windows.map { VertexWindow(from: move($0.from), until: move($0.until)) }
    graph.sources = sources.map {
      TimedSource(vertex: $0.vertex, from: move($0.from), until: move($0.until))
    }
    graph.start += seconds
    graph.horizon += seconds
    return graph
  }
}
