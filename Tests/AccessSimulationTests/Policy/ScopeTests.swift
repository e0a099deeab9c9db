import AccessSimulation
import Estate
import Specs
import TestSupport
import Testing

@Suite("Standing rights made narrower")
struct ScopeTests {
  @Test("Rights shrink to the verbs, resources and namespaces that were used")
  func used() throws {
    let estate = PlanFixture.watched([
      ("bob", "get", "secrets", "prod"), ("bob", "list", "pods", "prod"),
      ("bob", "delete", "nodes", ""),
    ])
    let plan = try PlanFixture.plan(PlanFixture.scope(.people, .used), on: estate)
    #expect(
      plan.suppressed == [
        "RoleBinding/prod/team team", "RoleBinding/dev/team team", "ClusterRoleBinding/admins ann",
      ])
    #expect(plan.addedBindings == ["RoleBinding/prod/team:edit:used: edit:used to bob"])
    #expect(
      Set(plan.rules(of: "edit:used")) == [
        .allow("get", on: "secrets"), .allow("list", on: "pods"),
      ])
    // What nobody used is nobody's, not even on request.
    #expect(plan.targets(of: "ann").allSatisfy { $0.isWithdrawn })
    #expect(plan.targets(of: "bob").map(\.isWithdrawn) == [false, true])
  }

  @Test("A cluster-wide binding splits into where it was used")
  func split() throws {
    let estate = PlanFixture.watched([
      ("ann", "get", "secrets", "prod"), ("ann", "get", "nodes", ""),
    ])
    let used = try PlanFixture.plan(PlanFixture.scope(.people, .used), on: estate)
    #expect(
      used.addedBindings.filter { $0.contains("admins") } == [
        "ClusterRoleBinding/admins:cluster-admin:used: cluster-admin:used to ann",
        "RoleBinding/prod/admins:cluster-admin:used:2: cluster-admin:used:2 to ann",
      ])
    let bound = try PlanFixture.plan(PlanFixture.scope(.people, .namespace), on: estate)
    #expect(
      bound.addedBindings == [
        "ClusterRoleBinding/admins:cluster-admin:used: cluster-admin:used to ann",
        "RoleBinding/prod/admins:cluster-admin: cluster-admin to ann",
      ])
    #expect(bound.suppressed == ["ClusterRoleBinding/admins ann"])
  }

  @Test("Nobody keeps rights in a cluster where they used none")
  func cluster() throws {
    let estate = PlanFixture.watched([("bob", "get", "secrets", "prod")])
    let plan = try PlanFixture.plan(PlanFixture.scope(.people, .cluster), on: estate)
    #expect(plan.targets(of: "bob").allSatisfy { !$0.isWithdrawn })
    #expect(plan.targets(of: "ann").allSatisfy { $0.isWithdrawn })
    #expect(
      plan.addedBindings == [
        "RoleBinding/prod/team:edit: edit to bob", "RoleBinding/dev/team:edit: edit to bob",
      ])
  }

  @Test("Service accounts are narrowed by their own use")
  func accounts() throws {
    let estate = PlanFixture.watched([
      ("system:serviceaccount:prod:deployer", "create", "pods", "prod"),
      ("system:serviceaccount:ops:agent", "list", "secrets", "dev"),
    ])
    let pipelines = try PlanFixture.plan(PlanFixture.scope(.pipelines, .used), on: estate)
    #expect(pipelines.suppressed == ["RoleBinding/prod/deployer deployer"])
    #expect(pipelines.rules(of: "edit:used") == [.allow("create", on: "pods")])
    let workloads = try PlanFixture.plan(PlanFixture.scope(.workloads, .used), on: estate)
    #expect(
      workloads.addedBindings == [
        "RoleBinding/dev/agent:secret-reader:used: secret-reader:used to agent"
      ])
  }

  @Test("Only the past window counts")
  func window() throws {
    let day = PlanFixture.day
    let estate = PlanFixture.watched([("bob", "get", "secrets", "prod")])
    // Seen on day 5 of days 0 to 9.
    for (length, age, isSeen) in [
      (10 * day, 0, true), (4 * day, 0, false), (4 * day, 4 * day, true), (4 * day, 6 * day, false),
    ] as [(Int64, Int64, Bool)] {
      let plan = try PlanFixture.plan(
        PlanFixture.scope(.people, .used, length: length, age: age), on: estate)
      #expect(plan.overlay.addedBindings.isEmpty == !isSeen)
    }
    for age in [10 * day, .max] {
      #expect(
        throws: PolicyError.unwatchedWindow(
          policy: "standing", cluster: "c", population: "people")
      ) {
        try PlanFixture.plan(
          PlanFixture.scope(.people, .used, length: day, age: age), on: estate)
      }
    }
  }

  @Test("Where nobody watched, narrowing is refused")
  func unwatched() {
    #expect(
      throws: PolicyError.unknownUsage(policy: "standing", cluster: "c", population: "people")
    ) { try PlanFixture.plan(PlanFixture.scope(.people, .used)) }
  }

  @Test("Narrowed rights may be had on request as well")
  func onRequest() throws {
    let estate = PlanFixture.watched([
      ("ann", "get", "secrets", "prod"), ("ann", "get", "secrets", "dev"),
    ])
    var policy = PlanFixture.scope(.people, .used)
    policy.elevation = PlanFixture.process()
    let plan = try PlanFixture.plan(policy, on: estate)
    #expect(plan.overlay.addedBindings.isEmpty)
    let admin = try #require(plan.targets(of: "ann").first { $0.namespace.isEmpty })
    #expect(
      plan.contents(admin.bundle) == [
        "ClusterRoleBinding/admins for ann as cluster-admin:used in dev",
        "ClusterRoleBinding/admins for ann as cluster-admin:used in prod",
      ])
    let bundle = plan.bundles[try #require(admin.bundle)]
    #expect(bundle.environment == "production")
    #expect(bundle.namespace.isEmpty && bundle.cluster == "c")
  }

  @Test("Two holders of the same use share one role")
  func shared() throws {
    let estate = PlanFixture.watched([
      ("ann", "get", "secrets", "prod"), ("bob", "get", "secrets", "prod"),
    ])
    let plan = try PlanFixture.plan(PlanFixture.scope(.people, .used), on: estate)
    #expect(plan.addedBindings.first == "RoleBinding/prod/team:edit:used: edit:used to ann,bob")
  }
}
