import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport

/// Policies with one control, and short forms of what a plan says.
enum PlanFixture {
  static let day: Int64 = 86_400

  static func process(
    _ granularity: ElevationRule.Granularity = .binding, coverage: Double = 1,
    controller: Bool = false
  ) -> ElevationRule {
    var rule = ElevationRule(
      grantDuration: 3600, rules: [DecisionRule(decision: .policy)],
      approverService: .constant(60), controller: controller)
    rule.granularity = granularity
    rule.coverage.share = coverage
    return rule
  }

  static func policy(_ change: (inout PolicySpec) -> Void) -> PolicySpec {
    var policy = PolicySpec.standing
    change(&policy)
    return policy
  }

  /// Neither moves nor bypasses, unless changed.
  static func plan(
    _ policy: PolicySpec, on estate: Estate = ShopEstate.make(), movers: Double = 0,
    bypasses: Double = 0
  ) throws -> AccessPlan {
    var activity = ActivitySpec()
    activity.turnover.moversPerYear = movers
    activity.friction.bypassShare = bypasses
    return try AccessPlan(policy, on: estate, activity: activity)
  }

  /// `dev/web` may be used by people of two teams; each has a binding for its group.
  static func teams() -> Estate {
    let draft = ClusterDraft("c")
    draft.namespace("red").namespace("blue")
    draft.role("view", .allow("get", "list", on: "pods"))
    draft.bind("red/red", role: "ClusterRole/view", to: .group("red"))
    draft.bind("blue/blue", role: "ClusterRole/view", to: .group("blue"))
    var context = EstateContext()
    for (team, names) in [("red", ["ann", "bob"]), ("blue", ["cat", "dan"])] {
      for name in names {
        context.people.append(
          Person(
            name: name, username: name, groups: [team], team: team, clusters: ["c"],
            laptop: "laptop-\(name)", tasksPerDay: 1))
      }
    }
    return draft.estate(context: context)
  }

  /// A shop whose usage was watched for ten days.
  static func watched(
    _ uses: [(String, String, String, String)], on estate: Estate = ShopEstate.make()
  ) -> Estate {
    var estate = estate
    var builder = UsageModelBuilder()
    builder.observe(UsageWindow(from: 0, until: 10 * day))
    for (username, verb, path, namespace) in uses {
      let parts = path.split(separator: "/").map(String.init)
      let target = UsedResource(
        resource: parts[0], subresource: parts.count > 1 ? parts[1] : "", namespace: namespace)
      builder.add(
        UsedPermission(verb: verb, target: .resource(target)), by: username,
        UsageTally(second: 5 * day))
    }
    estate.clusters[0].usage = builder.model()
    return estate
  }

  static func scope(
    _ population: Population, _ boundary: ScopeRule.Boundary, length: Int64 = 10 * day,
    age: Int64 = 0
  ) -> PolicySpec {
    policy {
      $0.scopes = [
        ScopeRule(
          population: population, boundary: boundary, windowLength: length, windowAge: age)
      ]
    }
  }
}

extension AccessPlan {
  /// `BINDING SUBJECT` of everything withdrawn.
  var suppressed: [String] {
    overlay.suppressedGrants.map { "\($0.binding) \($0.subject.name)" }
  }

  /// Ids of the entitlements of an origin.
  func entitlements(_ origin: Entitlement.Origin) -> [String] {
    overlay.entitlements.filter { $0.origin == origin }.map(\.id)
  }

  /// `PATH: ROLE to NAMES` of everything added.
  var addedBindings: [String] {
    overlay.addedBindings.map { added in
      let names = added.binding.subjects.map(\.name).joined(separator: ",")
      return "\(added.binding.path): \(added.binding.roleRef.name) to \(names)"
    }
  }

  func targets(of name: String) -> [TaskTarget] {
    actors.firstIndex { $0.name == name }.map { targets[$0] } ?? []
  }

  func rules(of role: String) -> [PolicyRule] {
    overlay.addedRoles.first { $0.role.metadata.name == role }?.role.rules ?? []
  }

  /// Ids of what one request asks for.
  func contents(_ bundle: Int?) -> [String] {
    bundle.map { bundles[$0].entitlements.map { overlay.entitlements[$0].id } } ?? []
  }
}
