import AttackGraph
import Estate
import Replay
import Specs
import TestSupport
import Testing

/// What is left to an attacker who was thrown out.
@Suite("What survives eviction")
struct ResidualTests {
  private static let day = ReplayFixture.day

  /// A pod that may mint tokens for an account that reads the vault.
  private static func mint() -> Estate {
    let draft = ClusterDraft()
    draft.namespace("web").namespace("vault").node("n")
    draft.serviceAccount("web/minter").serviceAccount("vault/reader").secret("vault/prize")
    draft.pod("web/shop", runsAs: "minter", on: "n")
    draft.role("minting", .allow("create", on: "serviceaccounts/token"))
    draft.role("reading", .allow("get", on: "secrets"))
    draft.bind("vault/minter", role: "ClusterRole/minting", to: .account("web/minter"))
    draft.bind("vault/reader", role: "ClusterRole/reading", to: .account("vault/reader"))
    var context = EstateContext()
    context.endpoints = [ClusterEndpoint(cluster: "c", exposure: .public)]
    return draft.estate(context: context)
  }

  private static func struck(
    skill: Double, horizon: Int64
  ) throws -> (ReplayFixture, [TrialOutcome]) {
    let fixture = try ReplayFixture(.standing, on: mint(), activity: .withoutTurnover)
    let outcomes = fixture.replay(
      ReplayFixture.compromise(.pod, horizon: horizon), trials: 0..<400, detection: .dwell,
      at: [.pod(cluster: "c", namespace: "web", name: "shop")],
      by: .behaving(.flood, skill: skill), tracing: true)
    return (fixture, outcomes)
  }

  @Test("A token minted from a pod that is gone lasts for its own life and no longer")
  func minted() throws {
    // Steps take months and tokens live a day: whatever was minted ends before it is used.
    let (fixture, slow) = try Self.struck(skill: 0.0002, horizon: 3000 * Self.day)
    let reader = try #require(
      fixture.laid.graph.vertex(.serviceAccount(cluster: "c", namespace: "vault", name: "reader")))
    let holding = slow.filter { outcome in
      outcome.residualWeight != nil && outcome.trace.contains { $0.vertex == reader }
    }
    #expect(holding.count > 20)
    #expect(holding.allSatisfy { $0.potentialWeight > 0 && $0.residualWeight == 0 })
    // With hands as quick as ever, the day is enough.
    let (_, quick) = try Self.struck(skill: 1, horizon: 3000 * Self.day)
    #expect(quick.contains { $0.residualWeight ?? 0 > 0 })
  }

  @Test("An insider keeps a certificate, and a session until it expires")
  func insider() throws {
    // ann is an administrator.
    let certified = try Self.insider(.standing, horizon: 200 * Self.day)
    #expect(certified.count > 10)
    #expect(certified.allSatisfy { $0.residualWeight ?? 0 > 0 })
    var sessions = PolicySpec.standing
    sessions.people = CredentialRule(kind: .oidcSession, lifetime: 12 * 3600)
    // Half a day is long enough for what takes half an hour.
    #expect(
      try Self.insider(sessions, horizon: 200 * Self.day).contains { $0.residualWeight ?? 0 > 0 })
    // Steps of weeks are not done by then.
    let slow = try Self.insider(sessions, skill: 0.0005, horizon: 200 * Self.day)
    let slowCertified = try Self.insider(.standing, skill: 0.0005, horizon: 2000 * Self.day)
    #expect(Self.total(slow) < Self.total(slowCertified))
  }

  private static func total(_ outcomes: [TrialOutcome]) -> Double {
    outcomes.reduce(0) { $0 + ($1.residualWeight ?? 0) }
  }

  /// Trials that were evicted.
  private static func insider(
    _ policy: PolicySpec, skill: Double = 1, horizon: Int64
  ) throws -> [TrialOutcome] {
    let fixture = try ReplayFixture(policy, on: ShopEstate.make(), activity: .withoutTurnover)
    return fixture.replay(
      ReplayFixture.compromise(.insider, horizon: horizon), trials: 0..<60, detection: .dwell,
      at: [.insider(person: 0)], by: .behaving(.flood, skill: skill)
    ).filter { $0.residualWeight != nil && $0.evictionOffset ?? 0 > 0 }
  }

  @Test("A laptop's owner is somebody whose certificate nobody revokes, either")
  func laptop() throws {
    let fixture = try ReplayFixture(.standing, on: ShopEstate.make(), activity: .withoutTurnover)
    let outcomes = fixture.replay(
      ReplayFixture.compromise(.laptop, horizon: 200 * Self.day), trials: 0..<40,
      detection: .dwell, at: [.heldLaptop(name: "laptop-ann")]
    ).filter { $0.residualWeight != nil && $0.evictionOffset ?? 0 > 0 }
    #expect(outcomes.count > 10)
    #expect(outcomes.allSatisfy { $0.residualWeight ?? 0 > 0 })
  }

  @Test("A trust that admits others goes on to admit them")
  func trust() throws {
    var policy = PolicySpec.standing
    policy.pipelines = CredentialRule(kind: .federatedToken, lifetime: 3600)
    let fixture = try ReplayFixture(policy, on: SurroundedShop.make())
    let outcomes = fixture.replay(
      ReplayFixture.compromise(.federatedSubject, horizon: 200 * Self.day), trials: 0..<40,
      detection: .dwell
    ).filter { $0.residualWeight != nil && $0.evictionOffset ?? 0 > 0 }
    #expect(outcomes.count > 10)
    #expect(outcomes.contains { $0.weight > 0 })
    for outcome in outcomes where outcome.horizon - (outcome.evictionOffset ?? 0) > 90 * Self.day {
      #expect(outcome.residualWeight ?? 0 >= outcome.weight)
    }
  }

  @Test("An objective that is the foothold is reached at once")
  func objectiveAtHand() throws {
    let fixture = try ReplayFixture(.standing, on: ShopEstate.make())
    var compromise = ReplayFixture.compromise(.node)
    compromise.objective = .nodeControl
    for behaviour in AttackerSpec.Behaviour.allCases {
      for outcome in fixture.replay(compromise, trials: 0..<20, by: .behaving(behaviour)) {
        #expect(outcome.objectiveOffset == 0)
      }
    }
  }
}
