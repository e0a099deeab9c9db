import AccessSimulation
import Estate
import Specs
import TestSupport
import Testing

/// Which slots each population has under each rule.
@Suite("Credential slots")
struct CredentialSlotTests {
  private static func slots(_ policy: PolicySpec, _ estate: Estate = ShopEstate.make()) throws
    -> [CredentialSlot]
  {
    try AccessPlan(policy, on: estate).overlay.credentials
  }

  private static func policy(_ change: (inout PolicySpec) -> Void) -> PolicySpec {
    var policy = PolicySpec.standing
    change(&policy)
    return policy
  }

  private static func agentEstate() -> Estate {
    var estate = ShopEstate.make()
    estate.context.agents = [
      Agent(
        name: "helper", cluster: "c", namespace: "ops", serviceAccount: "agent",
        invocationsPerDay: 5, invocationSeconds: 300)
    ]
    return estate
  }

  @Test("Replaced stored tokens leave their Secrets empty, except one that a pipeline still uses")
  func storedTokens() throws {
    let replaced = Self.policy { $0.storedTokens = CredentialRule(kind: .projectedToken) }
    let kept = try AccessPlan(replaced, on: ShopEstate.make()).overlay
    #expect(kept.tokenlessSecrets.isEmpty)
    #expect(kept.credentials.contains { $0.id == "token/prod/deployer-token" })
    var federated = replaced
    federated.pipelines = CredentialRule(kind: .federatedToken, lifetime: 3600)
    let overlay = try AccessPlan(federated, on: ShopEstate.make()).overlay
    #expect(
      overlay.tokenlessSecrets == [
        TokenlessSecret(cluster: "c", namespace: "prod", name: "deployer-token")
      ])
    #expect(!overlay.credentials.contains { $0.kind == .legacyToken })
  }

  @Test("Those whom a rule leaves out hold the fallback, or the standing credential without one")
  func fallback() throws {
    let nobody = Coverage(share: 0)
    var policy = Self.policy {
      $0.people = CredentialRule(kind: .oidcSession, lifetime: 3600)
      $0.people.coverage = nobody
    }
    var plan = try AccessPlan(policy, on: ShopEstate.make())
    #expect(try Self.slots(policy).filter { $0.kind == .clientCertificate }.count == 3)
    #expect(plan.credentialRules.contains { $0.lifetime == SpecDefaults.clientCertificateLifetime })
    policy.people.fallback = .init(kind: .taskToken, lifetime: 600)
    plan = try AccessPlan(policy, on: ShopEstate.make())
    #expect(plan.overlay.credentials.filter { $0.kind == .taskToken }.count == 3)
    policy.people.fallback = .init(kind: .legacyToken)
    #expect(throws: PolicyError.self) { try AccessPlan(policy, on: ShopEstate.make()) }
  }

  @Test("Coverage is monotone: who is governed at a share is so at any larger one")
  func monotone() throws {
    var estate = ShopEstate.make()
    estate.context.people = (0..<60).map { number in
      var person = estate.context.people[1]
      person.name = "p\(number)"
      return person
    }
    var before: Set<String> = []
    for share in [0, 0.2, 0.5, 0.9, 1] {
      let policy = Self.policy {
        $0.people = CredentialRule(kind: .oidcSession, lifetime: 3600)
        $0.people.coverage = Coverage(share: share)
      }
      let governed = Set(
        try Self.slots(policy, estate).filter { $0.kind == .oidcSession }.map(\.id))
      #expect(before.isSubset(of: governed))
      before = governed
    }
    #expect(before.count == 60)
  }

  @Test("A token that two pipelines share is rotated only when the policy governs both")
  func sharedByPipelines() throws {
    var estate = ShopEstate.make()
    var second = estate.context.pipelines[0]
    second.name = "ship-2"
    estate.context.pipelines.append(second)
    var policy = Self.policy { $0.pipelines = CredentialRule(kind: .legacyToken, rotation: 3600) }
    func rotation() throws -> Int64? {
      let plan = try AccessPlan(policy, on: estate)
      let slot = try #require(plan.overlay.credentials.firstIndex { $0.places.count == 5 })
      return plan.credentialRules[slot].rotation
    }
    #expect(try rotation() == 3600)
    // One of the two is governed for shares between the draws of their names.
    var partly = 0
    for share in stride(from: 0.05, to: 1, by: 0.05) {
      policy.pipelines.coverage = Coverage(share: share)
      if try rotation() == nil { partly += 1 }
    }
    #expect(partly > 0)
  }

  @Test("Agents hold the mounted token, a token for ever, or one per invocation")
  func agents() throws {
    let estate = Self.agentEstate()
    func overlay(_ rule: CredentialRule?) throws -> Overlay {
      try AccessPlan(Self.policy { $0.agents = rule }, on: estate).overlay
    }
    #expect(try overlay(nil).mountedTokens.isEmpty)
    #expect(try overlay(CredentialRule(kind: .projectedToken)).mountedTokens.isEmpty)
    let short = try overlay(CredentialRule(kind: .projectedToken, lifetime: 3600))
    #expect(short.mountedTokens.map(\.lifetime) == [3600])
    let legacy = try overlay(CredentialRule(kind: .legacyToken))
    #expect(
      legacy.mountedTokens == [
        MountedToken(cluster: "c", namespace: "ops", serviceAccount: "agent", lifetime: nil)
      ])
    let perTask = try overlay(CredentialRule(kind: .taskToken, lifetime: 600))
    #expect(perTask.mountedTokens.map(\.isWithdrawn) == [true])
    let slot = try #require(perTask.credentials.first { $0.kind == .taskToken })
    #expect(slot.places == [.agentHost(agent: "helper")])
    #expect(slot.username == "system:serviceaccount:ops:agent")
  }

  @Test("Workloads are the accounts of pods that are neither pipelines' nor agents'")
  func workloads() throws {
    let policy = Self.policy {
      $0.workloads = CredentialRule(kind: .projectedToken, lifetime: 3600)
    }
    let overlay = try AccessPlan(policy, on: Self.agentEstate()).overlay
    #expect(overlay.mountedTokens.map(\.serviceAccount) == ["shop", "default"])
    #expect(overlay.mountedTokens.map(\.namespace) == ["prod", "dev"])
    #expect(overlay.mountedTokens.allSatisfy { $0.lifetime == 3600 && !$0.isWithdrawn })
  }

  // MARK: Memberships

  /// ann and bob are `red`, cat is `blue`, all of `all`.
  private static func teams() -> Estate {
    var estate = ShopEstate.make()
    for (person, team) in ["red", "red", "blue"].enumerated() {
      estate.context.people[person].team = team
      estate.context.people[person].groups = ["all", team]
    }
    return estate
  }

  private static func groups(_ estate: Estate, movers: Double = 0.1) throws -> [String: [String]] {
    var activity = ActivitySpec()
    activity.turnover.moversPerYear = movers
    let slots = try AccessPlan(.standing, on: estate, activity: activity).overlay.credentials
    return Dictionary(
      slots.filter { $0.kind == .clientCertificate }.map { ($0.id, $0.groups) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("Somebody who may move has a slot with the claims of both teams, and of the new one")
  func phases() throws {
    let groups = try Self.groups(Self.teams())
    #expect(groups["person/ann"] == ["all", "red"])
    #expect(groups["person/ann/both"] == ["all", "red", "blue"])
    #expect(groups["person/ann/moved"] == ["all", "blue"])
    #expect(groups["person/cat/moved"] == ["all", "red"])
    #expect(groups.count == 9)
  }

  @Test("Phases that change nothing have no slot, nor where nobody moves or there is no other team")
  func noPhases() throws {
    #expect(try Self.groups(Self.teams(), movers: 0).count == 3)
    var estate = Self.teams()
    estate.context.people[2].team = "red"
    #expect(try Self.groups(estate).count == 3)
    estate = Self.teams()
    estate.context.people[2].groups = ["all"]
    // Those of red only lose a group, cat only gains one.
    let groups = try Self.groups(estate)
    #expect(groups["person/ann/both"] == nil)
    #expect(groups["person/ann/moved"] == ["all"])
    #expect(groups["person/cat/both"] == ["all", "red"])
    #expect(groups["person/cat/moved"] == nil)
    estate = Self.teams()
    estate.context.people[0].groups.append("system:masters")
    #expect(try Self.groups(estate).keys.filter { $0.hasPrefix("person/ann") } == ["person/ann"])
  }

  @Test("The next team depends on the name only")
  func nextTeam() {
    var context = EstateContext()
    context.people = (0..<90).map { number in
      Person(
        name: "p\(number)", username: "p\(number)", groups: ["g\(number % 3)"],
        team: "t\(number % 3)", clusters: [], laptop: "", tasksPerDay: 0)
    }
    let membership = Membership(context)
    let teams = context.people.indices.map { membership.nextTeam(of: $0) }
    #expect(Set(teams.compactMap { $0 }) == ["t0", "t1", "t2"])
    for (person, team) in zip(context.people, teams) { #expect(person.team != team) }
    context.people.reverse()
    let reversed = Membership(context)
    #expect(context.people.indices.map { reversed.nextTeam(of: $0) } == teams.reversed())
  }

  // MARK: Shadow credentials

  @Test("Shadow slots exist only where the policy can make people wait, one per kind of place")
  func shadows() throws {
    #expect(try !Self.slots(.standing).contains { $0.kind == .shadow })
    let slots = try Self.slots(.justInTime()).filter { $0.kind == .shadow }
    // cat has no rights to ask for.
    #expect(Set(slots.map(\.username)) == ["shadow:ann", "shadow:bob"])
    #expect(
      slots.filter { $0.username == "shadow:ann" }.flatMap(\.places) == [
        .laptop(name: "laptop-ann"), .chat(team: "ann"), .wiki(team: "ann"),
        .repository(team: "ann"),
      ])
    var activity = ActivitySpec()
    activity.friction.bypassShare = 0
    let none = try AccessPlan(.justInTime(), on: ShopEstate.make(), activity: activity)
    #expect(!none.overlay.credentials.contains { $0.kind == .shadow })
  }

  @Test("Withdrawn shared kubeconfigs are named, as far as the rule covers")
  func kubeconfigs() throws {
    var estate = ShopEstate.make()
    estate.context.sharedKubeconfigs = ["one", "two"].map {
      SharedKubeconfig(name: $0, cluster: "c", username: "ops", place: .wiki, holders: [])
    }
    func names(_ rule: SharedKubeconfigRule) throws -> [String] {
      let policy = Self.policy { $0.sharedKubeconfigs = rule }
      return try AccessPlan(policy, on: estate).overlay.withdrawnKubeconfigs
    }
    #expect(try names(SharedKubeconfigRule()).isEmpty)
    #expect(try names(SharedKubeconfigRule(withdrawn: true)) == ["one", "two"])
    #expect(
      try names(SharedKubeconfigRule(withdrawn: true, coverage: Coverage(share: 0))).isEmpty)
  }
}
