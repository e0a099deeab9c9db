internal import Statistics

/// How unlike two estates are, distribution by distribution: 0 is the same, 1 nothing in common.
///
/// `nil` where either estate has nothing of the kind.
package struct EstateDistances: Sendable, Hashable {
  /// Kolmogorov–Smirnov distances.
  package let outDegrees: Double?
  package let podsPerAccount: Double?
  package let bindingsPerSubject: Double?
  package let accountSteps: Double?
  /// Total variation distances.
  package let bindingKinds: Double?
  package let takeoverRights: Double?

  package init(_ first: EstateCensus, _ second: EstateCensus) {
    outDegrees = Self.distance(first.graph.outDegrees, second.graph.outDegrees)
    podsPerAccount = Self.distance(
      first.identities.podsPerAccount, second.identities.podsPerAccount)
    bindingsPerSubject = Self.distance(
      first.rights.bindingsPerSubject, second.rights.bindingsPerSubject)
    accountSteps = Self.distance(first.reach.accountSteps, second.reach.accountSteps)
    bindingKinds = SampleDistance.totalVariation(
      first.rights.bindingKinds, second.rights.bindingKinds)
    takeoverRights = SampleDistance.totalVariation(
      first.power.takeoverRights, second.power.takeoverRights)
  }

  private static func distance(_ first: Sample, _ second: Sample) -> Double? {
    SampleDistance.kolmogorovSmirnov(first.sorted, second.sorted)
  }
}
