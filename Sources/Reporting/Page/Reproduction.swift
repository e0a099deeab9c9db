internal import Experiments

/// What it takes to get the same figures again.
struct Reproduction {
  let version: String
  let seed: String
  let sha256: String
  let command: String
  let specification: String
  let hasSpecification: Bool

  init(_ experiment: ExperimentRecord, command: String) {
    version = experiment.version
    seed = String(experiment.seed)
    sha256 = experiment.sha256
    self.command = command
    specification = experiment.resolvedSpecification
    hasSpecification = !specification.isEmpty
  }
}
