package import Estate

extension AttackGraph {
  /// Compiles an estate under an overlay.
  ///
  /// Capability hubs keep the graph linear: a grant leads to `technique @ scope`, and the hub leads
  /// to the targets, so edges number O(objects + grants × techniques).
  ///
  /// - Complexity: O(objects + bindings × rules + identities × their grants).
  package static func compile(
    _ estate: Estate, overlay: Overlay, catalogue: Catalogue = .standard
  ) -> AttackGraph {
    var builder = GraphBuilder()
    for cluster in estate.clusters {
      var compiler = ClusterCompiler(
        cluster: cluster, context: estate.context, overlay: overlay, catalogue: catalogue,
        builder: builder)
      compiler.compile()
      builder = compiler.builder
    }
    return AttackGraph(
      catalogue: catalogue, overlay: overlay, vertices: builder.vertices, edges: builder.edges)
  }
}
