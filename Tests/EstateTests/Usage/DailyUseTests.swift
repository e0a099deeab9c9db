import Estate
import TestSupport
import Testing

@Suite("Uses with their days")
struct DailyUseTests {
  /// Uses of few permissions, with days in any order and more than once.
  private func uses(_ seed: Int, names: Int) -> [(UsageIdentity, DailyUse)] {
    var usage = RandomUsage(seed: seed)
    usage.names = names
    var random = SplitMix(seed: UInt64(seed))
    return (0..<150).map { _ in
      let days = (0..<random.below(6)).map { _ in
        UsageTally(second: Int64(random.below(20 * 86_400)), count: 1 + random.below(9))
      }
      let identity = UsageIdentity(
        username: random.pick(usage.users), groups: random.some(["a", "b", "dev"], max: 2))
      return (identity, DailyUse(usage.permission(), days))
    }
  }

  @Test("A list of days counts as each of its days by itself does", arguments: 0..<40)
  func lists(seed: Int) {
    var whole = UsageModelBuilder()
    var single = UsageModelBuilder()
    for (identity, use) in uses(seed, names: seed % 2 == 0 ? 60 : 5) {
      whole.add([use], by: identity)
      single.add(identity)
      for tally in use.days { single.add(use.permission, by: identity.username, tally) }
    }
    #expect(whole.model() == single.model())
  }

  @Test("Uses added together are those added one by one", arguments: 0..<20)
  func together(seed: Int) {
    var together = UsageModelBuilder()
    var apart = UsageModelBuilder()
    let uses = uses(seed, names: 60)
    for (identity, use) in uses { apart.add([use], by: identity) }
    // Swift takes two spellings of an accented letter for the same; a usage model does not.
    let groups = Dictionary(grouping: uses) { identity, _ in
      ExactString("\(identity.username) \(identity.groups)")
    }
    for group in groups.values { together.add(group.map(\.1), by: group[0].0) }
    #expect(together.model() == apart.model())
  }

  @Test("A use without days is none, but who was to use it counts as seen")
  func empty() {
    let permission = UsedPermission(AccessRequest(verb: "get", resource: "pods", name: "a"))
    var builder = UsageModelBuilder()
    builder.add(
      [DailyUse(permission, [])], by: UsageIdentity(username: "ann", groups: ["dev"]))
    #expect(builder.model().records.isEmpty)
    #expect(builder.model().identities == [UsageIdentity(username: "ann", groups: ["dev"])])
  }

  @Test("A permission is that of its own request, but for a name that is not recorded")
  func requests() {
    var usage = RandomUsage(seed: 1)
    for _ in 0..<200 {
      var permission = usage.permission()
      let request = permission.request
      if permission.name == .unrecorded { permission.name = .none }
      #expect(UsedPermission(request) == permission)
    }
  }
}
