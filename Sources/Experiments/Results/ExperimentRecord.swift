/// What was asked.
package struct ExperimentRecord: Sendable, Hashable {
  package var name: String
  package var description: String
  package var question: String
  package var seed: UInt64
  /// SHA-256 of the resolved specification, lower-case hexadecimal.
  package var sha256: String
  /// The resolved specification: one canonical YAML or JSON text with every default written out.
  package var resolvedSpecification: String
  package var version: String
  package var baseline: String
  package var primaryMetrics: [String]
  /// Units of replication per cell.
  package var timelines: Int
  /// Trials per unit.
  package var trials: Int

  package init(
    name: String, description: String, question: String, seed: UInt64, sha256: String,
    resolvedSpecification: String, version: String, baseline: String, primaryMetrics: [String],
    timelines: Int, trials: Int
  ) {
    self.name = name
    self.description = description
    self.question = question
    self.seed = seed
    self.sha256 = sha256
    self.resolvedSpecification = resolvedSpecification
    self.version = version
    self.baseline = baseline
    self.primaryMetrics = primaryMetrics
    self.timelines = timelines
    self.trials = trials
  }
}
