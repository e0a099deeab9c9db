import AccessSimulation
import AttackGraph
import Estate

/// What a policy's processes add to a laid graph: from when and until when each bundle can be asked
/// for, and the further copies of elevations that follow from it.
struct PolicyLayer {
  let plan: AccessPlan
  let routes: RequestRoutes
  /// When each bundle can be asked for; `nil` where it never can; shape [plan.bundles].
  private(set) var windows: [TimeWindow?] = []
  /// Each once, ascending, so that nothing hangs on the order of bundles; by entitlement.
  private var copies: [Int: [TimeWindow]] = [:]

  /// - Complexity: O(bundles × rules + people).
  /// - Precondition: the graph was compiled with the plan's overlay.
  init(_ plan: AccessPlan, _ graph: AttackGraph, _ timeline: Timeline) {
    precondition(
      plan.overlay.entitlements.count == graph.overlay.entitlements.count,
      "a policy is laid over the graph of its own overlay")
    self.plan = plan
    routes = RequestRoutes(plan)
    let dependsOnMoves = routes.routes.contains { $0.comesWithMove || $0.endsWithMove }
    let tenures =
      dependsOnMoves
      ? timeline.streams.map { plan.tenures(clock: timeline.clock, streams: $0) } ?? [] : []
    windows = plan.bundles.indices.map { bundle in
      Self.window(of: plan.bundles[bundle], routes.routes[bundle], plan, tenures)
    }
    for (bundle, window) in zip(plan.bundles, windows) {
      guard let window else { continue }
      for entitlement in bundle.entitlements
      where !(copies[entitlement]?.contains(window) ?? false) {
        copies[entitlement, default: []].append(window)
      }
    }
    for entitlement in copies.keys {
      copies[entitlement]?.sort { ($0.from, $0.until) < ($1.from, $1.until) }
    }
  }

  /// The windows of an entitlement's copies beyond those of what was really granted.
  func windows(ofEntitlement entitlement: Int) -> [TimeWindow] { copies[entitlement] ?? [] }

  private static func window(
    of bundle: Bundle, _ route: RequestRoute, _ plan: AccessPlan, _ tenures: [Tenure]
  ) -> TimeWindow? {
    guard route.isBreakGlass || route.request != nil else { return nil }
    let actor = plan.actors[bundle.requester]
    let move =
      actor.kind == .person && actor.position < tenures.count
      ? tenures[actor.position].move : nil
    if route.comesWithMove { return move.map { TimeWindow(from: $0.instant, until: .max) } }
    guard route.endsWithMove, let move else { return .always }
    return TimeWindow(from: .min, until: move.removal)
  }
}
