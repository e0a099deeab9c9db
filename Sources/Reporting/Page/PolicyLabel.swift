internal import Experiments

/// A policy as tables and legends show it.
struct PolicyLabel {
  let policy: String
  /// Markup.
  let swatch: String
  let isBaseline: Bool

  init(_ policy: String, in index: ResultIndex) {
    self.policy = policy
    swatch = index.style(policy).swatch
    isBaseline = policy == index.results.experiment.baseline
  }
}
