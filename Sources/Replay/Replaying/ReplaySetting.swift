package import Specs

/// How compromises are replayed: the same for every trial of an experiment.
package struct ReplaySetting: Sendable, Hashable {
  package var attacker = AttackerSpec()
  package var detection: ExperimentSpec.Detection
  /// What the dwell draw of each alert is multiplied with under `detection: steps`.
  package var alertScale: Double = 1
  /// Seconds; a longer delay from leak to use counts as never used.
  package var maxDelay: Int64

  package init(detection: ExperimentSpec.Detection, maxDelay: Int64) {
    self.detection = detection
    self.maxDelay = maxDelay
  }
}
