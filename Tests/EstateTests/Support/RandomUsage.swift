import Estate
import TestSupport

/// Makes usage of a few identities, resources and days, the same for the same seed.
struct RandomUsage {
  private var random: SplitMix
  /// How many names of objects there are to draw from.
  var names = 60

  init(seed: Int) {
    random = SplitMix(seed: UInt64(seed))
  }

  var users = ["ann", "bob", "system:serviceaccount:shop:api", "é", "e\u{301}"]

  mutating func model(records: Int) -> UsageModel {
    var builder = UsageModelBuilder()
    for _ in 0..<records {
      let user = random.pick(users)
      builder.add(
        UsageIdentity(username: user, groups: random.some(["a", "b", "dev"], max: 2)))
      let second = Int64(random.below(20 * 86_400))
      builder.observe(second: second)
      builder.add(
        permission(), by: user, UsageTally(second: second, count: 1 + random.below(9)))
    }
    return builder.model()
  }

  mutating func permission() -> UsedPermission {
    if random.chance(15) {
      return UsedPermission(
        verb: "get", target: .path(.exact(random.pick(["/metrics", "/healthz", "/apis/x"]))))
    }
    let (group, resource) = random.pick([("", "pods"), ("apps", "deployments"), ("", "nodes")])
    return UsedPermission(
      verb: random.pick(["get", "list", "watch", "create"]),
      target: .resource(
        UsedResource(
          apiGroup: group, resource: resource, subresource: random.pick(["", "", "status"]),
          namespace: resource == "nodes" ? "" : random.pick(["shop", "kube-system"]),
          name: name())))
  }

  private mutating func name() -> UsedName {
    switch random.below(10) {
    case 0..<4: .none
    case 4: random.chance(20) ? .unrecorded : .none
    default: .exact("object-\(random.below(names))")
    }
  }
}

extension UsageModel {
  /// Adds up a model's records in the plainest way: counts by everything but the name.
  var countsByKey: [String: Int] {
    records.reduce(into: [:]) { counts, record in
      var permission = record.permission
      if permission.name != .none { permission.name = .unrecorded }
      for tally in record.days {
        counts["\(Array(record.username.utf8)) \(permission) \(tally.day.text)", default: 0] +=
          tally.count
      }
    }
  }
}
