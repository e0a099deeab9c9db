extension AttackGraph {
  /// Some vertices and what goes when they go: a pod's containers, volumes and tokens, a node's files
  /// and credentials.
  ///
  /// - Complexity: O(vertices).
  package func withParts(_ vertices: [UInt32]) -> [UInt32] {
    var all = vertices
    for whole in vertices {
      let record = storage.records[Int(whole)]
      let part = storage.part(of: whole)
      for vertex in part.base..<part.base + UInt32(part.index.count)
      where vertex != whole && storage.records[Int(vertex)].isPart(of: record) {
        all.append(vertex)
      }
    }
    return all
  }
}

extension VertexRecord {
  fileprivate func isPart(of whole: VertexRecord) -> Bool {
    switch whole.form {
    case .pod:
      switch form {
      case .container, .volume, .boundToken, .processNamespace:
        first == whole.first && second == whole.second
      default: false
      }
    case .node:
      switch form {
      case .nodeFiles, .kubeletDirectory, .processEnvironments, .kubeletAPI, .kubeletCredential:
        first == whole.first
      default: false
      }
    default: false
    }
  }
}
