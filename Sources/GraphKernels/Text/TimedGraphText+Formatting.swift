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

  /// Returns vertices with their ids, sorted by the bytes of the id.
  func sorted(_ vertices: [UInt32]) -> [(id: String, vertex: UInt32)] {
    vertices.map { (ids[Int($0)], $0) }
      .sorted { $0.id.utf8.lexicographicallyPrecedes($1.id.utf8) }
  }
}
