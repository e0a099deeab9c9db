/// A hold that renews itself until the horizon: a cycle of mints back to the same vertex.
package struct Renewal: Sendable, Hashable {
  /// Index of the label that lasts to the horizon because of it.
  package let label: Int

  /// Index of the label of the same vertex from which the lap began.
  package let lapStart: Int

  /// Seconds that a lap takes.
  package let lapSeconds: Int64

  /// Seconds by which a lap prolongs the hold, at least `lapSeconds`.
  package let gainedSeconds: Int64
}
