import Estate
import TestSupport

/// Draws requests of a world's principals: from a rule that the requester holds, or at random.
struct RequestDraw {
  private let world: BenchmarkWorld
  /// By principal: the rules held and where; the namespace is empty for the whole cluster.
  private let held: [[(rule: PolicyRule, namespace: String)]]

  init(_ world: BenchmarkWorld) {
    self.world = world
    held = world.principals.map { principal in
      let everywhere = world.authorizer.rules(heldBy: principal, in: "")
      let inNamespaces = world.namespaces.flatMap { namespace in
        world.authorizer.rules(heldBy: principal, in: namespace).dropFirst(everywhere.count)
          .map { ($0.rule, namespace) }
      }
      return everywhere.map { ($0.rule, "") } + inNamespaces
    }
  }

  /// A request that a rule of the requester allows; `nil` when it holds none for resources.
  func granted(_ requester: Int, _ generator: inout SplitMix) -> AccessRequest? {
    guard !held[requester].isEmpty else { return nil }
    let (rule, namespace) = generator.pick(held[requester])
    guard !rule.resources.isEmpty, !rule.verbs.isEmpty else { return nil }
    let place = generator.below(rule.resources.count)
    let parts = rule.resources[place].split(separator: "/").map(String.init)
    var request = random(requester, &generator)
    if !rule.verbs.contains("*") { request.verb = generator.pick(rule.verbs) }
    if rule.resources != ["*"] {
      request.resource = parts[0]
      request.subresource = parts.count > 1 ? parts[1] : ""
    }
    if rule.apiGroups != ["*"] { request.apiGroup = generator.pick(rule.apiGroups) }
    if !rule.resourceNames.isEmpty { request.name = generator.pick(rule.resourceNames) }
    if !namespace.isEmpty { request.namespace = namespace }
    return request
  }

  /// Any request, half of the time in a namespace where the requester holds something.
  func random(_ requester: Int, _ generator: inout SplitMix) -> AccessRequest {
    let resource = generator.pick(BenchmarkWorld.resources)
    let own = held[requester].isEmpty ? "" : generator.pick(held[requester]).namespace
    let namespace = generator.chance(50) ? own : generator.pick(world.namespaces)
    let principal = world.principals[requester]
    return AccessRequest(
      user: principal.username, groups: principal.groups,
      verb: generator.pick(BenchmarkWorld.verbs), apiGroup: resource.group,
      resource: resource.resource, subresource: resource.subresource,
      name: generator.pick(BenchmarkWorld.objectNames), namespace: namespace)
  }
}
