/// Where a timed graph has cycles on which an expiry can grow lap by lap.
///
/// On such a cycle every edge has a finite extension, and at least one of them mints: a durable
/// edge would end the growth at once.
struct RenewingCycles: Sendable, Hashable {
  /// What `cycles` holds for a vertex on none.
  static let none = StronglyConnectedComponents.none

  /// Components over edges with finite extensions, of all that mints lead to or leave from.
  let components: StronglyConnectedComponents

  /// Component of each vertex that is on a renewing cycle, else `none`; shape [vertexCount].
  let cycles: [UInt32]

  /// First place in `slots` of each vertex; shape [vertexCount + 1].
  private let offsets: [UInt32]

  /// Slots of the edges with finite extensions between two vertices of one renewing component.
  private let slots: [UInt32]

  /// Returns the cycles of a graph, nil if it has none.
  ///
  /// - Complexity: O(V + E).
  init?(_ graph: Topology, _ extensions: [Int64]) {
    let mints = extensions.indices.filter { extensions[$0] > 0 && extensions[$0] < .max }
    guard !mints.isEmpty else { return nil }
    let tails = mints.map { graph.tail(ofSlot: UInt32($0)) }
    let components = StronglyConnectedComponents(
      PlainRows(graph, keepsSlot: { extensions[$0] != TimeBound.forever }), from: tails)
    var isRenewing = Array(repeating: false, count: components.count)
    for (slot, tail) in zip(mints, tails) {
      let component = components.ids[Int(tail)]
      if components.ids[Int(graph.heads[slot])] == component { isRenewing[Int(component)] = true }
    }
    guard isRenewing.contains(true) else { return nil }
    self.components = components
    let cycles = components.ids.map { $0 != Self.none && isRenewing[Int($0)] ? $0 : Self.none }
    self.cycles = cycles
    var offsets: [UInt32] = [0]
    var slots: [UInt32] = []
    for tail in 0..<UInt32(graph.vertexCount) {
      if cycles[Int(tail)] != Self.none {
        for slot in graph.row(of: tail)
        where extensions[slot] != .max && cycles[Int(graph.heads[slot])] == cycles[Int(tail)] {
          slots.append(UInt32(slot))
        }
      }
      offsets.append(UInt32(slots.count))
    }
    self.offsets = offsets
    self.slots = slots
  }

  /// Returns the slots of the edges by which a vertex goes on along its cycles.
  func slots(of vertex: UInt32) -> ArraySlice<UInt32> {
    slots[Int(offsets[Int(vertex)])..<Int(offsets[Int(vertex) + 1])]
  }

  /// Returns, by component, no less than the seconds that any loopless chain of steps with finite
  /// extensions takes from there.
  ///
  /// Within a component a chain enters each vertex at most once, by its longest edge.
  ///
  /// - Parameter bound: Seconds; steps that take so long or longer are in no chain.
  /// - Complexity: O(V + E).
  func longestChains(
    _ topology: TimedTopology, _ durations: [Int64], below bound: Int64
  ) -> [Int64] {
    var chains = Array(repeating: Int64(0), count: components.count)
    var entries = Array(repeating: Int64(0), count: topology.vertexCount)
    for component in 0..<UInt32(components.count) {
      var onward: Int64 = 0
      for tail in components.members(of: component) {
        for slot in topology.row(of: tail)
        where topology.extensions[slot] != .max && durations[slot] < bound {
          let head = topology.heads[slot]
          let next = components.ids[Int(head)]
          if next != component {
            onward = max(onward, TimeBound.finish(durations[slot], after: chains[Int(next)]))
          } else if head != tail {
            entries[Int(head)] = max(entries[Int(head)], durations[slot])
          }
        }
      }
      chains[Int(component)] = components.members(of: component).reduce(onward) {
        TimeBound.finish($0, after: entries[Int($1)])
      }
    }
    return chains
  }
}
