import Estate
import Specs

extension OverlayBuilder {
  /// Adds what the policy makes of everybody's rights.
  mutating func addGrants() throws(PolicyError) {
    var grants = GrantBuilder(
      policy: policy, estate: estate, activity: activity, actors: actors)
    try grants.build()
    overlay.suppressedGrants = grants.overlay.suppressedGrants
    overlay.entitlements = grants.overlay.entitlements
    overlay.addedRoles = grants.overlay.addedRoles
    overlay.addedBindings = grants.overlay.addedBindings
    overlay.machinery = grants.overlay.machinery
    processes = grants.processes.all
    targets = grants.targets
    bundles = grants.bundles
    standing = grants.standing
    entitlementWeights = grants.entitlementWeights()
    standingWeight = grants.standingWeight()
  }
}
