/// When a vertex was first held and until when at the latest.
package struct Holding: Sendable, Hashable {
  /// First second at which it was held.
  package let arrival: Int64

  /// Second at which the longest hold ended, exclusive.
  package let expiry: Int64

  /// Creates a holding from its ends.
  package init(arrival: Int64, expiry: Int64) {
    self.arrival = arrival
    self.expiry = expiry
  }
}
