/// What is written of objects that others make.
package struct ManifestOptions: Sendable, Hashable {
  /// Whether pods, ReplicaSets, Jobs and EndpointSlices are written that their controllers, which
  /// are written too, would make by themselves.
  ///
  /// Written, they exist twice once the controllers have done their work; so by default they are
  /// left out.
  package var includesControlled: Bool

  package init(includesControlled: Bool = false) {
    self.includesControlled = includesControlled
  }
}
