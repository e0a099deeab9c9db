/// What a run knows of one vertex.
struct VertexState {
  /// Best expiry settled, `.min` before the first.
  var bestExpiry = Int64.min

  /// Arrival of the latest queued label, which spares queueing one it dominates.
  var queuedArrival = Int64.max

  /// Expiry of the same label, `.min` before the first.
  var queuedExpiry = Int64.min

  /// Index of the first label settled, `TimedLabel.noParent` before it.
  var firstLabel = TimedLabel.noParent

  /// Whether the last reset left it like this.
  var isUntouched: Bool { bestExpiry == .min && queuedExpiry == .min }
}
