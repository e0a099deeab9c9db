import GraphKernels
import TestSupport

/// Runs the kernel on a graph and returns what each vertex got.
func replay(_ graph: TimedGraphCase) -> [Holding?] {
  let topology = graph.topology
  var workspace = TimedWorkspace(for: topology)
  run(graph, topology, &workspace)
  return holdings(workspace, count: graph.vertexCount)
}

func run(
  _ graph: TimedGraphCase, _ topology: TimedTopology, _ workspace: inout TimedWorkspace
) {
  workspace.run(
    topology, windows: graph.windows, durations: topology.durations, sources: graph.sources,
    start: graph.start, horizon: graph.horizon)
}

/// Returns the first of a thousand graphs on which the kernel and brute force differ, and how.
func differenceFromOracle(_ batch: Int, _ draw: (UInt64) -> TimedGraphCase) -> String? {
  for seed in batch * 1000..<(batch + 1) * 1000 {
    let graph = draw(UInt64(seed))
    let found = replay(graph)
    let wanted = TimedOracle.replay(graph)
    if found != wanted {
      return "seed \(seed): found \(found), expected \(wanted) on\n\(graph.text)"
    }
  }
  return nil
}

func holdings(_ workspace: borrowing TimedWorkspace, count: Int) -> [Holding?] {
  var holdings: [Holding?] = []
  for vertex in 0..<UInt32(count) {
    guard let arrival = workspace.arrival(of: vertex), let expiry = workspace.expiry(of: vertex)
    else {
      holdings.append(nil)
      continue
    }
    holdings.append(Holding(arrival: arrival, expiry: expiry))
  }
  return holdings
}

/// Runs the kernel on a graph and returns all labels in settle order.
func labels(_ graph: TimedGraphCase) -> [TimedLabel] {
  let topology = graph.topology
  var workspace = TimedWorkspace(for: topology)
  run(graph, topology, &workspace)
  return workspace.labels
}

/// Runs static reach and returns whether each vertex was reached.
///
/// - Parameter removal: What is not there; its edges are positions in those of the case.
func staticReach(_ graph: TimedGraphCase, without removal: Removal = .none) -> [Bool] {
  let topology = graph.topology.graph
  var workspace = ReachWorkspace(for: topology)
  workspace.run(
    topology, sources: graph.sources.map(\.vertex), without: removal.inSlots(of: topology))
  var reached: [Bool] = []
  for vertex in 0..<UInt32(graph.vertexCount) { reached.append(workspace.contains(vertex)) }
  return reached
}

extension TimedGraphCase {
  /// A graph written out by hand: windows always, one source at vertex 0, from 0 until 100.
  static func plain(
    _ vertexCount: Int, _ edges: [TimedEdge], joins: [UInt32: UInt32?] = [:],
    sources: [TimedSource] = [TimedSource(vertex: 0)]
  ) -> TimedGraphCase {
    TimedGraphCase(
      vertexCount: vertexCount, edges: edges, joinNeeds: joins,
      windows: VertexWindows(alwaysFor: vertexCount), sources: sources, start: 0, horizon: 100)
  }

  func window(_ vertex: Int, _ from: Int64, _ until: Int64) -> TimedGraphCase {
    var graph = self
    graph.windows[vertex].from = from
    graph.windows[vertex].until = until
    return graph
  }
}

/// A session step: what it gains ends with the tail.
func session(_ tail: UInt32, _ head: UInt32, takes duration: Int64 = 0) -> TimedEdge {
  TimedEdge(tail: tail, head: head, duration: duration, lifetimeExtension: 0)
}

/// A durable step: what it gains stays.
func durable(_ tail: UInt32, _ head: UInt32, takes duration: Int64 = 0) -> TimedEdge {
  TimedEdge(tail: tail, head: head, duration: duration, lifetimeExtension: TimeBound.forever)
}

/// A mint: what it gains outlives the tail by `life` seconds.
func mint(
  _ tail: UInt32, _ head: UInt32, life: Int64, takes duration: Int64 = 0
) -> TimedEdge {
  TimedEdge(tail: tail, head: head, duration: duration, lifetimeExtension: life)
}

func held(_ arrival: Int64, _ expiry: Int64) -> Holding {
  Holding(arrival: arrival, expiry: expiry)
}

extension Removal {
  /// The same with its edges, positions in a list, as slots.
  func inSlots(of topology: Topology) -> Removal {
    let slots = (0..<UInt32(topology.edgeCount)).filter {
      edges.contains(topology.originalEdge(ofSlot: $0))
    }
    return Removal(vertices: vertices, edges: slots)
  }

  /// Some of a case's vertices and edges, the edges as positions.
  static func random(of graph: TimedGraphCase, percent: Int, seed: UInt64) -> Removal {
    var random = SplitMix(seed: seed)
    return Removal(
      vertices: (0..<UInt32(graph.vertexCount)).filter { _ in random.chance(percent) },
      edges: (0..<UInt32(graph.edges.count)).filter { _ in random.chance(percent) })
  }
}
