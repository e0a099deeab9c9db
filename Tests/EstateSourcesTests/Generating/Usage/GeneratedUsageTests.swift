import Estate
import EstateSources
import Specs
import Testing

@Suite("Generated usage")
struct GeneratedUsageTests {
  private func spec(_ preset: String, seed: UInt64 = 1) throws -> EstateSpec {
    var spec = try #require(EstateSpec.preset(preset))
    spec.seed = seed
    return spec
  }

  private func rates(_ rate: Double) -> [(EstateParameter, Double)] {
    EstateParameter.misconfigurations.map { ($0, rate) }
  }

  private func usages(_ spec: EstateSpec, threads: Int = 1) throws -> [UsageModel] {
    try EstateGenerator.generate(spec, threads: threads).clusters.map { try #require($0.usage) }
  }

  @Test(
    "everything used is granted to whoever used it, by the cluster without its faults",
    arguments: [
      ("small", 1), ("small", 2), ("small", 3), ("small-greenfield", 4), ("small-brownfield", 5),
      ("medium", 6), ("medium-brownfield", 7),
    ] as [(String, UInt64)])
  func granted(preset: String, seed: UInt64) throws {
    for cluster in try EstateGenerator.generate(spec(preset, seed: seed).setting(rates(0))).clusters
    {
      let usage = try #require(cluster.usage)
      let authorizer = Authorizer(cluster: cluster)
      var refused: [String] = []
      for record in usage.records {
        let who = Principal(
          username: record.username, groups: usage.groups(of: record.username))
        if !authorizer.decide(record.permission.request.by(who)).allowed {
          refused.append("\(record.username) \(record.permission)")
        }
      }
      #expect(refused == [])
      #expect(usage.records.count > 1000)
    }
  }

  @Test("faults change nothing of what is used")
  func faults() throws {
    let spec = try spec("small")
    #expect(try usages(spec.setting(rates(0))) == usages(spec.setting(rates(1))))
  }

  @Test("the same seed gives the same usage on any number of threads, and another seed another")
  func determinism() throws {
    let first = try usages(spec("small", seed: 3))
    #expect(try usages(spec("small", seed: 3), threads: 4) == first)
    #expect(try usages(spec("small", seed: 4)) != first)
  }

  @Test("a shorter window sees the last days of a longer one")
  func windows() throws {
    let long = try usages(spec("small").setting([(.usageWindowDays, 28)]))
    let short = try usages(spec("small").setting([(.usageWindowDays, 9)]))
    for (long, short) in zip(long, short) {
      let end = try #require(short.observedDays.last).number + 1
      #expect(long.observedDays.count == 28 && short.observedDays.count == 9)
      #expect(
        long.during(CalendarDay(number: end - 9), until: CalendarDay(number: end)) == short)
    }
  }

  @Test("people and pipelines work from Monday to Friday, programs every day")
  func workingDays() throws {
    let estate = try EstateGenerator.generate(spec("small"))
    let people = Set(estate.context.people.map(\.username))
    let pipelines = Set(
      estate.context.pipelines.map {
        Principal.serviceAccountUsername(namespace: $0.namespace, name: $0.serviceAccount)
      })
    var onWeekends: Set<String> = []
    for usage in estate.clusters.compactMap(\.usage) {
      for record in usage.records {
        // 2025-12-06 was a Saturday.
        let saturday = try #require(CalendarDay(year: 2025, month: 12, day: 6)).number
        if record.days.contains(where: { [0, 1].contains(($0.day.number - saturday + 700) % 7) }) {
          onWeekends.insert(record.username)
        }
      }
      let users = Set(usage.identities.map(\.username))
      #expect(!users.isDisjoint(with: people) && !users.isDisjoint(with: pipelines))
    }
    #expect(onWeekends.isDisjoint(with: people.union(pipelines)))
    #expect(onWeekends.contains("system:serviceaccount:kube-system:replicaset-controller"))
    #expect(onWeekends.contains("system:serviceaccount:payments-production:payments-api"))
  }

  @Test("a program that stands idle uses nothing, and more of them only take users away")
  func idle() throws {
    func users(_ share: Double) throws -> Set<String> {
      Set(
        try usages(spec("small").setting([(.idleShare, share)]))
          .flatMap { usage in usage.identities.map(\.username) })
    }
    let (none, some, all) = try (users(0), users(0.5), users(1))
    #expect(some.isStrictSubset(of: none) && all.isStrictSubset(of: some))
    #expect(none.contains { $0.hasSuffix(":payments-api") })
    #expect(!all.contains { $0.hasSuffix(":payments-api") })
    #expect(all.contains("system:kube-scheduler"))
  }
}
