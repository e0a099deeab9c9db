package import Sampling

extension SpecDefaults {
  // MARK: Requests

  /// Whether the component that grants runs in the clusters: it does.
  ///
  /// - Source: assumption; open-source controllers do, hosted products do not.
  package static let controller = true
  /// Approvals that decide a level: 1.
  ///
  /// - Source: Teleport, default approve count of a threshold.
  package static let approvals = 1
  /// Denials that decide a level: 1.
  ///
  /// - Source: Teleport, default deny count of a threshold.
  package static let denials = 1
  /// What a tired approver's time for a decision is multiplied with: 1, no change.
  ///
  /// - Source: assumption; no figure was found.
  package static let fatigueServiceFactor = 1.0
  /// What a tired approver's shares of denials and frauds noticed are multiplied with: a half.
  ///
  /// - Source: assumption; no figure was found. Sweep 0 to 1.
  package static let fatigueScrutinyFactor = 0.5
  /// Whose exceptional actions a gate is about: people's.
  ///
  /// - Source: assumption.
  package static let gatePopulations: [Population] = [.people]
  /// Seconds that somebody with an urgent task waits before they break the glass: 10 minutes.
  ///
  /// - Source: assumption; no figure was found.
  package static let breakGlassAfter: Int64 = 10 * minute
  /// Whether breaking the glass raises an alarm: it does.
  ///
  /// - Source: assumption; alarms are what the practice is made of.
  package static let breakGlassAlarmed = true

  // MARK: Standing rights

  /// Seconds of usage that a narrower scope is learnt from: 28 days.
  ///
  /// - Source: assumption; what synthetic estates know of their usage.
  package static let usageWindow: Int64 = 28 * day
  /// The share of grants that a reviewer confirms without looking: one half.
  ///
  /// - Source: assumption; no figure was found. Sweep 0 to 1.
  package static let rubberStampShare = 0.5
  /// Seconds without use after which a reviewer who looks withdraws a grant: 90 days.
  ///
  /// - Source: assumption.
  package static let reviewUnusedFor: Int64 = 90 * day
  /// Seconds from a review until a withdrawn grant is gone: exponential, mean 3 days.
  ///
  /// - Source: assumption.
  package static let reviewRemovalLag = Distribution.exponential(mean: 3 * 86_400)
  /// Seconds of a reviewer's time per grant: lognormal, median 20 seconds, sigma 1.
  ///
  /// - Source: assumption.
  package static let reviewTime = Distribution.lognormal(median: 20, sigma: 1)
  /// Whose grants are reviewed: those of people, pipelines and workloads.
  ///
  /// - Source: assumption.
  package static let reviewPopulations: [Population] = [.people, .pipelines, .workloads]
}
