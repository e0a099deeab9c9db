package import AccessSimulation
package import AttackGraph
import Dispatch
package import Estate
package import Replay
package import Specs

/// An experiment with its estates made, its policies laid over them and its graphs compiled.
package struct PreparedExperiment: Sendable {
  package let spec: ExperimentSpec
  package let estates: [PreparedEstate]
  let identity: ExperimentIdentity

  /// Makes or reads every estate and compiles it under every policy.
  ///
  /// - Throws: what the estate sources throw; `PolicyError` when a policy does not fit an estate.
  package init(_ spec: ExperimentSpec) throws {
    self.spec = spec
    identity = try ExperimentIdentity(spec)
    estates = try spec.estates.map { source in
      try PreparedEstate(EstateProvider.estate(from: source), spec: spec)
    }
  }

  var clock: TimelineClock { spec.timelineClock }

  /// The offsets of every curve, up to the longest horizon.
  package var curveOffsets: [Int64] {
    CurveGrid.offsets(horizon: spec.compromises.map(\.horizon).max() ?? 0)
  }
}

/// One estate with everything an experiment derives from it.
package struct PreparedEstate: Sendable {
  package let estate: Estate
  /// Shape [policies].
  package let plans: [AccessPlan]
  /// Shape [policies].
  package let graphs: [AttackGraph]
  /// Shape [compromises]; empty where a compromise does not apply.
  package let candidates: [[ExposedPlace]]

  init(_ estate: Estate, spec: ExperimentSpec) throws(PolicyError) {
    self.estate = estate
    var plans: [AccessPlan] = []
    for policy in spec.policies {
      plans.append(try AccessPlan(policy, on: estate, activity: spec.activity))
    }
    self.plans = plans
    graphs = plans.map { plan in
      AttackGraph.compile(
        estate, overlay: plan.overlay,
        including: spec.unknownSteps == .follow ? Certainty.believed : [.certain],
        forEach: DispatchQueue.concurrentPerform)
    }
    candidates = spec.compromises.map { ExposedPlace.candidates(for: $0, in: estate) }
  }
}
