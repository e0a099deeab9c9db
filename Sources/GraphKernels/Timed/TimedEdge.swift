/// A directed edge of a timed graph: what holding the tail gives, how soon and for how long.
package struct TimedEdge: Sendable, Hashable {
  /// Vertex it leaves.
  package var tail: UInt32

  /// Vertex it enters.
  package var head: UInt32

  /// Seconds the step takes, 0 or more.
  package var duration: Int64

  /// Seconds by which the head outlives the hold on the tail, 0 or more.
  ///
  /// 0 ends with the tail, `TimeBound.forever` is durable, anything between is a mint.
  package var lifetimeExtension: Int64

  /// Creates an edge; a step takes no time unless said otherwise.
  package init(tail: UInt32, head: UInt32, duration: Int64 = 0, lifetimeExtension: Int64) {
    self.tail = tail
    self.head = head
    self.duration = duration
    self.lifetimeExtension = lifetimeExtension
  }
}
