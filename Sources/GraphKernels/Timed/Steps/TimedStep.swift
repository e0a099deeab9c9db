/// The beginning of a holding period of a vertex, and the edge that it is owed to.
package struct TimedStep: Sendable, Hashable {
  /// What is held.
  package let vertex: UInt32

  /// First second of the period.
  package let arrival: Int64

  /// Second at which the period ends, exclusive: the best expiry reached without a gap.
  package internal(set) var end: Int64

  /// CSR slot of the edge, nil for a source.
  package internal(set) var edge: UInt32?

  /// Index of the step of the edge's tail that it was taken from, −1 for a source.
  package internal(set) var parent: Int32

  /// Index of the label that begins the period.
  package let label: Int
}

/// What a timed run was given besides its topology.
package struct FinishedRun: Sendable, Hashable {
  /// Shape [vertexCount].
  package var windows: VertexWindows

  /// Seconds by slot; shape [edgeCount].
  package var durations: [Int64]

  /// What was held at the outset.
  package var sources: [TimedSource]

  /// First second of the run.
  package var start: Int64

  /// Second at which the run ended, exclusive.
  package var horizon: Int64

  /// Creates the arguments of a run from the parts.
  package init(
    windows: VertexWindows, durations: [Int64], sources: [TimedSource], start: Int64, horizon: Int64
  ) {
    self.windows = windows
    self.durations = durations
    self.sources = sources
    self.start = start
    self.horizon = horizon
  }
}
