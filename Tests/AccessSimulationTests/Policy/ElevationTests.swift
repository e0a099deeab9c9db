import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

@Suite("Rights on request")
struct ElevationTests {
  private static func elevation(
    _ granularity: ElevationRule.Granularity = .binding, coverage: Double = 1
  ) -> PolicySpec {
    PlanFixture.policy { $0.elevation = PlanFixture.process(granularity, coverage: coverage) }
  }

  @Test("Everybody governed: each binding of people is withdrawn and had on request")
  func whole() throws {
    let plan = try PlanFixture.plan(Self.elevation())
    #expect(
      plan.suppressed == [
        "RoleBinding/prod/team team", "RoleBinding/dev/team team", "ClusterRoleBinding/admins ann",
      ])
    #expect(
      plan.entitlements(.elevation) == [
        "RoleBinding/prod/team for ann", "RoleBinding/dev/team for ann",
        "ClusterRoleBinding/admins for ann", "RoleBinding/prod/team for bob",
        "RoleBinding/dev/team for bob",
      ])
    #expect(plan.overlay.entitlements.count == 5)
    #expect(plan.overlay.addedBindings.isEmpty)
    #expect(plan.bundles.map(\.environment).prefix(3) == ["production", "development", "cluster"])
    #expect(plan.bundles[2].risk == 1)
    #expect(plan.bundles[0].verbs == ["*", "create"])
  }

  @Test(
    "A request is for a binding, a namespace, a cluster or everything",
    arguments: [
      (ElevationRule.Granularity.binding, [1, 1, 1]), (.namespace, [1, 1, 1]),
      (.cluster, [3, 3, 3]), (.fleet, [3, 3, 3]),
    ])
  func granularity(_ granularity: ElevationRule.Granularity, _ sizes: [Int]) throws {
    let plan = try PlanFixture.plan(Self.elevation(granularity))
    #expect(plan.targets(of: "ann").map { plan.contents($0.bundle).count } == sizes)
    #expect(plan.targets(of: "cat").isEmpty)
  }

  @Test("Bindings of one namespace are asked for together, those of the cluster one by one")
  func namespaces() throws {
    var estate = ShopEstate.make()
    let draft = ClusterDraft()
    draft.bind("prod/ann", role: "ClusterRole/secret-reader", to: .user("ann"))
    draft.bind("wide", role: "ClusterRole/secret-reader", to: .user("ann"))
    estate.clusters[0].bindings += draft.cluster.bindings
    let plan = try PlanFixture.plan(Self.elevation(.namespace), on: estate)
    let targets = plan.targets(of: "ann")
    let prod = targets.filter { $0.namespace == "prod" }
    #expect(prod.count == 2)
    #expect(Set(prod.map(\.bundle)).count == 1)
    #expect(Set(targets.filter { $0.namespace.isEmpty }.map(\.bundle)).count == 2)
    #expect(plan.bundles[try #require(prod[0].bundle)].namespace == "prod")
  }

  @Test("A request for one namespace carries its labels, one for a cluster none")
  func labels() throws {
    var estate = ShopEstate.make()
    for position in estate.clusters[0].namespaces.indices {
      let name = estate.clusters[0].namespaces[position].metadata.name
      estate.clusters[0].namespaces[position].metadata.labels = ["name": name]
    }
    let plan = try PlanFixture.plan(Self.elevation(), on: estate)
    #expect(
      plan.bundles.prefix(3).map(\.labels) == [["name": "prod"], ["name": "dev"], [:]])
  }

  @Test("Whoever is not governed keeps what a withdrawn group gave them, by name")
  func partial() throws {
    let estate = ShopEstate.make()
    var seen: Set<[String]> = []
    for share in stride(from: 0.0, through: 1.0, by: 0.05) {
      let plan = try PlanFixture.plan(Self.elevation(coverage: share), on: estate)
      let asking = plan.actors.indices.filter { actor in
        plan.targets[actor].contains { $0.bundle != nil }
      }.map { plan.actors[$0].name }
      seen.insert(asking)
      let kept = plan.overlay.addedBindings.flatMap(\.binding.subjects).map(\.name)
      #expect(Set(kept).isDisjoint(with: asking))
      if asking == ["bob"] {
        #expect(
          plan.addedBindings == [
            "RoleBinding/prod/team:edit: edit to ann", "RoleBinding/dev/team:edit: edit to ann",
          ])
        #expect(plan.suppressed == ["RoleBinding/prod/team team", "RoleBinding/dev/team team"])
      }
    }
    // Who is governed at a share is so at every greater one.
    #expect(
      seen.allSatisfy { one in
        seen.allSatisfy { Set(one).isSubset(of: $0) || Set($0).isSubset(of: one) }
      })
    #expect(seen.contains([]) && seen.contains(["ann", "bob"]))
  }

  @Test("A coverage of nothing is no control at all")
  func nobody() throws {
    let estate = PlanFixture.watched([("ann", "get", "secrets", "prod")])
    let none = try PlanFixture.plan(.standing, on: estate, movers: 0.1, bypasses: 0.1)
    let policy = PlanFixture.policy { policy in
      policy.elevation = PlanFixture.process(coverage: 0, controller: true)
      policy.deployments = PlanFixture.process(coverage: 0, controller: true)
      policy.agentTasks = PlanFixture.process(coverage: 0, controller: true)
      policy.scopes = [
        ScopeRule(
          population: .people, boundary: .used, windowLength: 10, coverage: Coverage(share: 0))
      ]
      policy.gates = [
        GateRule(
          actions: GateRule.Action.allCases, mode: .approval,
          populations: Population.allCases, process: PlanFixture.process(controller: true),
          coverage: Coverage(share: 0))
      ]
      policy.reviews = AccessReviewRule(
        interval: 10, rubberStampShare: 0, unusedFor: 1, removalLag: .constant(0),
        secondsPerGrant: .constant(1), coverage: Coverage(share: 0))
      policy.breakGlass = BreakGlassRule(
        grantDuration: 1, after: 1, coverage: Coverage(share: 0))
    }
    let plan = try PlanFixture.plan(policy, on: estate, movers: 0.1, bypasses: 0.1)
    #expect(plan.overlay == none.overlay)
    #expect(plan.targets == none.targets)
    #expect(plan.standingWeight == none.standingWeight)
  }

  @Test("The riskiest come first where the policy says so")
  func risk() throws {
    let policy = PlanFixture.policy { policy in
      policy.elevation = PlanFixture.process()
      policy.elevation?.coverage = Coverage(share: 0.34, order: .highestRiskFirst)
    }
    let plan = try PlanFixture.plan(policy)
    #expect(plan.bundles.allSatisfy { plan.actors[$0.requester].name == "ann" })
    #expect(plan.bundles.count == 3)
  }

  @Test("A run of a pipeline asks once for everything its account is bound to")
  func deployments() throws {
    var estate = ShopEstate.make()
    let draft = ClusterDraft()
    draft.bind("dev/deployer", role: "ClusterRole/edit", to: .account("prod/deployer"))
    estate.clusters[0].bindings += draft.cluster.bindings
    let plan = try PlanFixture.plan(
      PlanFixture.policy { $0.deployments = PlanFixture.process() }, on: estate)
    let targets = plan.targets(of: "ship")
    #expect(targets.count == 2)
    #expect(Set(targets.map(\.bundle)).count == 1)
    #expect(plan.contents(targets[0].bundle).count == 2)
    #expect(
      plan.suppressed == [
        "RoleBinding/prod/deployer deployer", "RoleBinding/dev/deployer deployer",
      ]
    )
    #expect(
      plan.overlay.entitlements.allSatisfy { $0.username == "system:serviceaccount:prod:deployer" })
    #expect(plan.targets(of: "ann").allSatisfy { $0.bundle == nil })
  }

  @Test("An agent asks for each invocation, and its account loses its standing rights")
  func agents() throws {
    var estate = ShopEstate.make()
    estate.context.agents = [
      Agent(
        name: "helper", cluster: "c", namespace: "ops", serviceAccount: "agent",
        invocationsPerDay: 3, invocationSeconds: 60)
    ]
    let plan = try PlanFixture.plan(
      PlanFixture.policy { $0.agentTasks = PlanFixture.process() }, on: estate)
    #expect(plan.suppressed == ["ClusterRoleBinding/agent agent"])
    #expect(
      plan.targets(of: "helper").map { plan.contents($0.bundle) } == [
        ["ClusterRoleBinding/agent for system:serviceaccount:ops:agent"]
      ])
  }

  @Test("Emergencies and shadow credentials are there for what must be asked for, and nothing else")
  func exceptions() throws {
    let policy = PlanFixture.policy { policy in
      policy.elevation = PlanFixture.process()
      policy.breakGlass = BreakGlassRule(grantDuration: 3600, after: 60)
    }
    let plan = try PlanFixture.plan(policy, bypasses: 0.1)
    #expect(plan.entitlements(.breakGlass).count == 5)
    #expect(plan.entitlements(.shadow).count == 5)
    for target in plan.targets(of: "bob") {
      #expect(plan.contents(target.breakGlass) == ["\(target.binding) for bob in an emergency"])
      let shadow = plan.overlay.entitlements[try #require(target.shadow)]
      #expect(shadow.username == "shadow:bob")
      #expect(shadow.origin == .shadow)
    }
    let standing = try PlanFixture.plan(
      PlanFixture.policy { $0.breakGlass = policy.breakGlass }, bypasses: 0.1)
    #expect(standing.overlay.entitlements.isEmpty)
    #expect(standing.targets(of: "bob").allSatisfy { $0.breakGlass == nil && $0.shadow == nil })
  }

  @Test("A pool that the estate does not have is refused")
  func unknownPool() {
    let policy = PlanFixture.policy { policy in
      var rule = DecisionRule(decision: .approval)
      rule.levels = [[DecisionRule.Threshold(pool: "board")]]
      policy.elevation = ElevationRule(
        grantDuration: 1, rules: [rule], approverService: .constant(1), controller: false)
    }
    #expect(throws: PolicyError.unknownPool(policy: "standing", pool: "board", estate: "shop")) {
      try PlanFixture.plan(policy)
    }
  }

  @Test("A token broker runs only beside a controller, for those who get a token per run")
  func machinery() throws {
    func accounts(_ controller: Bool) throws -> [String] {
      let policy = PlanFixture.policy { policy in
        policy.pipelines = CredentialRule(kind: .federatedToken, lifetime: 3600)
        policy.deployments = PlanFixture.process(controller: controller)
      }
      return try PlanFixture.plan(policy).overlay.machinery.map(\.serviceAccount)
    }
    #expect(try accounts(true) == ["access-controller", "token-broker"])
    #expect(try accounts(false).isEmpty)
  }

  @Test("What is held on request counts for nothing until it is, and then for as much as before")
  func weights() throws {
    let standing = try PlanFixture.plan(.standing)
    let plan = try PlanFixture.plan(Self.elevation())
    #expect(standing.standingWeight > plan.standingWeight)
    let granted = plan.entitlementWeights.reduce(plan.standingWeight, +)
    #expect(abs(granted - standing.standingWeight) < 1e-9)
    // cluster-admin: one rule, three namespaces, every right.
    #expect(plan.entitlementWeights[2] == 3)
  }
}
