import Estate

/// An escape that waits for something else, whoever holds it.
struct PendingEscape {
  /// Position in the escape rows.
  var row: Int
  /// Position of the pod, and of the container in it.
  var pod: UInt32
  var container: Int
  /// The vertex of code in the container.
  var place: UInt32
  /// The vertex it leads to.
  var target: UInt32
  /// Symbol of the node's name.
  var node: UInt32
  var isUnknown: Bool
  var provenance: Provenance
}

extension ClusterCompiler {
  /// Draws the escapes whose other needs somebody has; may be called again when the graph has
  /// grown.
  mutating func drawPendingEscapes() {
    for escape in pendingEscapes {
      let row = escapes[escape.row]
      let pod = index.pods.names[Int(escape.pod)]
      var premises: [UInt32] = []
      for (ordinal, alternatives) in row.also.enumerated() {
        guard
          let premise = premiseVertex(
            alternatives, technique: row.step.technique, namespace: pod.namespace,
            ordinal: UInt32(ordinal), name: pod.name + 1)
        else { break }
        premises.append(premise)
      }
      if premises.count == row.also.count { join(escape, premises) }
    }
  }

  /// One join for each container: two containers of one join would stand in for a premise.
  private mutating func join(_ escape: PendingEscape, _ premises: [UInt32]) {
    let row = escapes[escape.row]
    let pod = index.pods.names[Int(escape.pod)]
    let container = cluster.pods[Int(escape.pod)].spec.containers[escape.container].name
    let name = index.symbols.intern("\(index.symbols[pod.name])/\(container)")
    let join = builder.intern(
      VertexRecord(
        Self.form(of: 1 + premises.count), UInt32(row.step.technique), pod.namespace, name + 1)
    ).index
    let other = Provenance(.containerOfPod, pod.namespace, pod.name)
    builder.connect(
      escape.place, join, relations[.followsFrom], escape.provenance,
      isUnknown: escape.isUnknown)
    for premise in premises { builder.connect(premise, join, relations[.followsFrom], other) }
    builder.connect(
      join, escape.target, row.step, escape.provenance, isUnknown: escape.isUnknown)
  }
}
