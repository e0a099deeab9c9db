package import Estate
package import Specs

/// What the desk is told: who may ask for what, by which process, and who decides.
package struct DeskInput: Sendable {
  package let context: EstateContext
  /// People, then pipelines, then agents.
  package let actors: [Actor]
  /// Shape [actors].
  package var targets: [[TaskTarget]]
  package var bundles: [Bundle]
  package var processes: [ElevationRule]
  /// How many entitlements the bundles speak of.
  package var entitlementCount: Int
  package var breakGlass: BreakGlassRule?
  package var friction: ActivitySpec.Friction

  package init(
    context: EstateContext, targets: [[TaskTarget]], bundles: [Bundle],
    processes: [ElevationRule], entitlementCount: Int, breakGlass: BreakGlassRule? = nil,
    friction: ActivitySpec.Friction = ActivitySpec.Friction()
  ) {
    self.context = context
    actors = Actor.all(in: context)
    self.targets = targets
    self.bundles = bundles
    self.processes = processes
    self.entitlementCount = entitlementCount
    self.breakGlass = breakGlass
    self.friction = friction
  }

  package init(_ plan: AccessPlan) {
    self.init(
      context: plan.estate.context, targets: plan.targets, bundles: plan.bundles,
      processes: plan.processes, entitlementCount: plan.overlay.entitlements.count,
      breakGlass: plan.policy.breakGlass, friction: plan.activity.friction)
  }
}
