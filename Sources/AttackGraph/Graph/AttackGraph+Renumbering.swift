extension AttackGraph {
  /// The same graph, its vertices numbered and its edges listed in another order.
  ///
  /// It serves to check that no result depends on either. The vertices of a cluster stay together.
  ///
  /// - Parameter permutation: Some order of the numbers below a count.
  /// - Complexity: O(vertices + edges).
  package func renumbered(by permutation: (_ count: Int) -> [Int]) -> AttackGraph {
    var records = storage.records
    var numbers = Array(repeating: UInt32(0), count: records.count)
    var parts: [GraphPart] = []
    for (position, part) in storage.parts.enumerated() {
      let base = Int(part.base)
      let isLast = position + 1 == storage.parts.count
      let end = isLast ? records.count : Int(storage.parts[position + 1].base)
      for (old, new) in permutation(end - base).enumerated() {
        numbers[base + old] = UInt32(base + new)
        records[base + new] = storage.records[base + old]
      }
      for position in base..<end {
        let names = records[position].form.vertexCount
        if names > 0 {
          records[position].first = numbers[base + Int(records[position].first)] - part.base
        }
        if names > 1 {
          records[position].second = numbers[base + Int(records[position].second)] - part.base
        }
      }
      parts.append(
        GraphPart(
          cluster: part.cluster, symbols: part.symbols,
          index: Self.index(of: records[base..<end]), base: part.base))
    }
    let moved = permutation(edges.count).map { position in
      var edge = edges[position]
      edge.tail = numbers[Int(edge.tail)]
      edge.head = numbers[Int(edge.head)]
      return edge
    }
    return AttackGraph(
      GraphStorage(
        catalogue: catalogue, overlay: overlay, weights: storage.weights, records: records,
        parts: parts), edges: moved)
  }

  private static func index(of records: ArraySlice<VertexRecord>) -> FlatIndex {
    let base = records.startIndex
    var index = FlatIndex(capacity: records.count)
    for position in records.indices {
      _ = index.insert(UInt32(position - base), hash: records[position].hash) { _ in
        false
      } rehash: {
        records[base + Int($0)].hash
      }
    }
    return index
  }
}

extension VertexForm {
  /// How many other vertices a record of this form begins with, by their numbers within the part.
  fileprivate var vertexCount: Int {
    switch self {
    case .writtenBindingInUse, .throughNetwork: 1
    case .alteredRoleInUse, .newRoleInUse, .newRoleSelfGranted, .joint, .jointWrite, .jointBind: 2
    default: 0
    }
  }
}
