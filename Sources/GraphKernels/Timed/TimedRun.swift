/// What one run over a timed graph is given.
struct TimedRun {
  let topology: TimedTopology
  let windows: VertexWindows
  /// Seconds by slot; shape [edgeCount].
  let durations: [Int64]
  /// Second at which the run ends, exclusive; nothing is held beyond it.
  let horizon: Int64
}
