/// One step of a traced trial: what was gained, when, from what and why it was possible.
package struct TraceStep: Sendable, Hashable {
  /// Seconds after first use.
  package var offset: Int64
  /// Seconds after first use at which the hold ends; the horizon where it lasts to the end.
  package var until: Int64
  /// The attack graph's vertex that is held from now on.
  package var vertex: UInt32
  /// The attack graph's edge; `nil` for the foothold, and for a step through the policy's processes
  /// that is no edge.
  package var edge: UInt32?
  /// The attack graph's vertex that the step was taken from; `nil` for the foothold.
  package var origin: UInt32?
  /// Where the step goes through a process of the policy.
  package var policyStep: PolicyStep.Kind?
  /// Whether the hold renews itself for as long as nobody intervenes.
  package var renewsItself: Bool

  package init(
    offset: Int64, until: Int64, vertex: UInt32, edge: UInt32?, origin: UInt32?,
    policyStep: PolicyStep.Kind? = nil, renewsItself: Bool = false
  ) {
    self.offset = offset
    self.until = until
    self.vertex = vertex
    self.edge = edge
    self.origin = origin
    self.policyStep = policyStep
    self.renewsItself = renewsItself
  }
}
