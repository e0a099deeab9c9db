package import Estate
import Synchronization

extension AttackGraph {
  /// Runs a piece of work for every number below a count, in any order and on any thread.
  package typealias ForEach = (_ count: Int, _ work: @Sendable (Int) -> Void) -> Void

  /// Compiles an estate under an overlay.
  ///
  /// Capability hubs keep the graph linear: a grant leads to `technique @ scope`, and the hub leads
  /// to the targets, so edges number O(objects + grants × techniques).
  ///
  /// - Parameters:
  ///   - including: How sure steps have to be to be drawn.
  ///   - forEach: Compiles the clusters, which do not depend on each other; the graph is the same
  ///     whatever it does. One after the other unless the caller says otherwise.
  /// - Precondition: names of clusters are unique.
  /// - Complexity: O(objects + bindings × rules + identities × their grants).
  package static func compile(
    _ estate: Estate, overlay: Overlay, catalogue: Catalogue = .standard,
    including: Set<Certainty> = Certainty.believed,
    forEach: ForEach = { count, work in for number in 0..<count { work(number) } }
  ) -> AttackGraph {
    let overlayIndex = OverlayIndex(overlay)
    let contextIndex = ContextIndex(estate.context)
    let finished = Mutex([CompiledCluster?](repeating: nil, count: estate.clusters.count))
    forEach(estate.clusters.count) { number in
      var compiler = ClusterCompiler(
        cluster: estate.clusters[number], context: estate.context, contextIndex: contextIndex,
        overlay: overlay, overlayIndex: overlayIndex, catalogue: catalogue, including: including)
      compiler.compile()
      let compiled = compiler.finish()
      finished.withLock { $0[number] = compiled }
    }
    return join(
      finished.withLock { $0 }.compactMap { $0 }, catalogue: catalogue, overlay: overlay,
      context: estate.context)
  }

  /// Puts the clusters' graphs behind each other.
  private static func join(
    _ clusters: [CompiledCluster], catalogue: Catalogue, overlay: Overlay, context: EstateContext
  ) -> AttackGraph {
    var records: [VertexRecord] = []
    var edges: [AttackEdge] = []
    var parts: [GraphPart] = []
    records.reserveCapacity(clusters.reduce(0) { $0 + $1.records.count })
    edges.reserveCapacity(clusters.reduce(0) { $0 + $1.edges.count })
    for compiled in clusters {
      let base = UInt32(records.count)
      records += compiled.records
      edges += compiled.edges.lazy.map { $0.moved(by: base) }
      parts.append(
        GraphPart(
          cluster: compiled.cluster, symbols: compiled.symbols, index: compiled.index, base: base))
    }
    connectKubeconfigs(clusters, parts, &edges)
    var estatePart = EstatePart(context, catalogue)
    estatePart.append(clusters, to: &records, &edges, &parts)
    let storage = GraphStorage(
      catalogue: catalogue, overlay: overlay, weights: context.assetWeights, records: records,
      parts: parts)
    return AttackGraph(storage, edges: edges)
  }
}

/// A step from a cluster to a cloud identity, which belongs to no cluster.
struct CloudEdge: Sendable {
  var tail: UInt32
  var identity: CloudIdentity
  var step: Step
  var certainty: Certainty
  var provenance: Provenance
}

/// What a cluster compiles to; vertices are counted from 0.
struct CompiledCluster: Sendable {
  var cluster: Cluster
  var symbols: SymbolTable
  var records: [VertexRecord]
  var index: FlatIndex
  var edges: [AttackEdge]
  var cloudEdges: [CloudEdge]
  var cloudKeyEdges: [CloudKeyEdge]
  var cloudReturns: [CloudReturn]
  var kubeconfigEdges: [KubeconfigEdge]
}
