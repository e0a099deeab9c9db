/// A full factorial of estates × policies × compromises, replayed over many timelines.
package struct ExperimentSpec: Sendable, Hashable {
  /// Where an estate comes from.
  package enum EstateSource: Sendable, Hashable {
    case preset(String)
    /// A specification that stands in the experiment itself.
    case inline(EstateSpec)
    /// An EstateSpec file, resolved against the experiment's folder.
    case spec(path: String)
    /// An estate directory, resolved against the experiment's folder.
    case directory(path: String)
  }

  /// What stands behind an estate of the file, so that the experiment's text can say it in full.
  package struct EstateOrigin: Sendable, Hashable {
    /// The preset's name or the path as the file writes it, whatever folder the program runs in.
    package var reference: String
    /// The estate's specification; `nil` for a directory.
    package var spec: EstateSpec?

    package init(reference: String, spec: EstateSpec? = nil) {
      self.reference = reference
      self.spec = spec
    }
  }

  package enum Detection: String, Sendable, Hashable, CaseIterable {
    /// One alert after a dwell time, the same under every policy.
    case dwell
    /// Every step may be noticed, by its technique.
    case steps
    case off
  }

  package var name: String
  package var description: String
  package var question: String
  package var seed: UInt64
  package var estates: [EstateSource]
  /// Shape [estates]; empty when the experiment was not read from a file.
  package var estateOrigins: [EstateOrigin] = []
  package var policies: [PolicySpec]
  package var compromises: [CompromiseSpec]
  /// Name of the policy the others are compared with.
  package var baseline: String
  /// Units of replication, at least 20.
  package var timelines: Int
  /// Replays per timeline and cell.
  package var trials: Int
  /// Seconds before the leak window.
  package var warmUp: Int64
  /// Seconds in which the leak instant falls.
  package var leakWindow: Int64
  /// Seconds; a longer leak-to-use delay counts as never used.
  package var maxDelay: Int64
  package var detection: Detection
  package var attacker = AttackerSpec()
  /// What becomes of steps that an estate's dump leaves open.
  package var unknownSteps: UnknownSteps = .follow
  /// What people, pipelines and agents do.
  package var activity = ActivitySpec()
  package var primaryMetrics: [String]

  package init(
    name: String, description: String = "", question: String = "", seed: UInt64,
    estates: [EstateSource], policies: [PolicySpec], compromises: [CompromiseSpec],
    baseline: String, timelines: Int, trials: Int, warmUp: Int64, leakWindow: Int64,
    maxDelay: Int64, detection: Detection, primaryMetrics: [String]
  ) {
    self.name = name
    self.description = description
    self.question = question
    self.seed = seed
    self.estates = estates
    self.policies = policies
    self.compromises = compromises
    self.baseline = baseline
    self.timelines = timelines
    self.trials = trials
    self.warmUp = warmUp
    self.leakWindow = leakWindow
    self.maxDelay = maxDelay
    self.detection = detection
    self.primaryMetrics = primaryMetrics
  }
}

extension ExperimentSpec {
  /// Whether attackers take steps of which the dump does not say whether they work.
  package enum UnknownSteps: String, Sendable, Hashable, CaseIterable {
    case follow
    case ignore
  }
}
