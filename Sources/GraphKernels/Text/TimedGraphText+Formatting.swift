extension TimedGraphText {
  /// Returns the graph as `.tg` text: the vertices, then the edges in the order first given.
  ///
  /// Parsing it again gives an equal graph; every join's need is written out.
  /// - Complexity: O(V + E).
  package func formatted() -> String {
    var text = ""
    for (vertex, id) in ids.enumerated() {
      let need = topology.joinNeeds[vertex]
      let from = windows[vertex].from == TimeBound.beginning ? "-" : "\(windows[vertex].from)"
      let until = windows[vertex].until == TimeBound.forever ? "-" : "\(windows[vertex].until)"
      text += need == 0 ? "v \(id) \(from) \(until)\n" : "j \(id) \(from) \(until) \(need)\n"
    }
    var slots = Array(repeating: UInt32(0), count: topology.edgeCount)
    for slot in 0..<UInt32(topology.edgeCount) {
      slots[Int(topology.graph.originalEdge(ofSlot: slot))] = slot
    }
    for slot in slots {
      let tail = ids[Int(topology.tail(ofSlot: slot))]
      let head = ids[Int(topology.heads[Int(slot)])]
      let lasting = topology.extensions[Int(slot)]
      let lifetime = lasting == TimeBound.forever ? "inf" : "\(lasting)"
      text += "e \(tail) \(head) \(topology.durations[Int(slot)]) \(lifetime)\n"
    }
    return text
  }

  /// Returns the result of a run, one line `id<TAB>arrival<TAB>expiry` per settled vertex.
  ///
  /// Lines are sorted by the bytes of the id. The arrival is the first, the expiry the best
  /// settled, `-` where it lasts to the horizon.
  package func formatted(_ workspace: borrowing TimedWorkspace, horizon: Int64) -> String {
    var text = ""
    for (id, vertex) in sorted(ids.indices.map { UInt32($0) }) {
      guard let arrival = workspace.arrival(of: vertex), let expiry = workspace.expiry(of: vertex)
      else { continue }
      text += "\(id)\t\(arrival)\t\(expiry == horizon ? "-" : "\(expiry)")\n"
    }
    return text
  }

  /// Returns the ids a static run reached, sorted by their bytes, one per line.
  package func formatted(_ workspace: borrowing ReachWorkspace) -> String {
    var text = ""
    for (id, _) in sorted(Array(workspace.reached)) { text += "\(id)\n" }
    return text
  }

  private func sorted(_ vertices: [UInt32]) -> [(id: String, vertex: UInt32)] {
    vertices.map { (ids[Int($0)], $0) }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
