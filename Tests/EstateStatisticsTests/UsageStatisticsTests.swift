import Estate
import EstateStatistics
import TestSupport
import Testing

@Suite("Statistics of usage")
struct UsageStatisticsTests {
  private static let day = UsageTally(second: 86_400 * 20_000)

  /// One account with four rights of which it uses one, and one that nobody saw.
  static let watched: Estate = {
    let draft = ClusterDraft("c").namespace("n").serviceAccount("n/a").serviceAccount("n/b")
      .role("n/reader", .allow("get", "list", on: "pods", "services"))
      .bind("n/reader", role: "Role/reader", to: .account("n/a"))
    var builder = UsageModelBuilder()
    builder.observe(UsageWindow(from: 86_400 * 20_000, until: 86_400 * 20_010))
    let username = Principal.serviceAccountUsername(namespace: "n", name: "a")
    builder.add(
      UsageIdentity(
        username: username, groups: Principal.serviceAccount(namespace: "n", name: "a").groups))
    builder.add(
      UsageRecord(
        username: username,
        permission: UsedPermission(
          verb: "list", target: .resource(UsedResource(resource: "pods", namespace: "n"))),
        days: [day]))
    draft.cluster.usage = builder.model()
    return draft.estate()
  }()

  @Test("Three of four rights were not used, one of two accounts was not seen")
  func known() {
    let statistics = EstateStatistics(Self.watched)
    #expect(statistics["unused-rights-share"]?.value == 0.75)
    #expect(statistics["unused-rights-share"]?.count == 4)
    #expect(statistics["unseen-accounts-share"]?.value == 0.5)
  }

  @Test("Where nobody watched, nothing is said", arguments: [nil, UsageModel.none])
  func unwatched(usage: UsageModel?) {
    var estate = Self.watched
    estate.clusters[0].usage = usage
    let statistics = EstateStatistics(estate)
    #expect(statistics["unused-rights-share"]?.value == nil)
    #expect(statistics["unused-rights-share"]?.verdict == .undefined)
    #expect(statistics["unseen-accounts-share"]?.value == nil)
  }

  @Test("The share is of the rights of everybody who may have any")
  func pooled() {
    for seed in UInt64(1)...40 {
      var estate = RandomEstate.make(seed: seed)
      for place in estate.clusters.indices { estate.clusters[place].usage = Self.usage(seed) }
      var (granted, used) = (0, 0)
      for cluster in estate.clusters {
        let review = UsageReview(cluster: cluster, usage: Self.usage(seed))
        for principal in review.principals(of: cluster, people: estate.context.people) {
          let use = review.use(by: principal)
          granted += use.granted
          used += use.used
        }
      }
      let expected = granted == 0 ? nil : 1 - Double(used) / Double(granted)
      let value = EstateStatistics(estate)["unused-rights-share"]?.value
      #expect(TestEstates.isClose(value, expected), "seed \(seed)")
    }
  }

  private static func usage(_ seed: UInt64) -> UsageModel {
    var random = SplitMix(seed: seed)
    var builder = UsageModelBuilder()
    builder.observe(UsageWindow(from: day.lastSeen, until: day.lastSeen + 1))
    for name in ["x", "y"] {
      let account = Principal.serviceAccount(namespace: "a", name: name)
      builder.add(UsageIdentity(username: account.username, groups: account.groups))
      for resource in random.subset(["secrets", "pods", "nodes"], max: 3) {
        builder.add(
          UsageRecord(
            username: account.username,
            permission: UsedPermission(
              verb: random.pick(["get", "list", "create"]),
              target: .resource(UsedResource(resource: resource, namespace: "a"))),
            days: [day]))
      }
    }
    return builder.model()
  }
}
