import AccessSimulation
import Estate
import Specs
import TestSupport
import Testing

@Suite("From a policy to its overlay")
struct OverlayTests {
  @Test("A token in a Secret and in CI is one slot with all its places")
  func sharedSlot() throws {
    let plan = try AccessPlan(.standing, on: ShopEstate.make())
    let slot = try #require(plan.overlay.credentials.first { $0.kind == .legacyToken })
    #expect(plan.overlay.credentials.filter { $0.kind == .legacyToken }.count == 1)
    #expect(
      slot.places == [
        .secret(cluster: "c", namespace: "prod", name: "deployer-token"),
        .ciStore(system: "ci", pipeline: "ship"), .buildLog(pipeline: "ship"),
      ])
    #expect(plan.overlay.entitlements.isEmpty)
    #expect(plan.overlay.suppressedGrants.isEmpty)
    #expect(plan.overlay.machinery.isEmpty)
  }

  @Test("Just-in-time access withdraws people's bindings and grants them on request")
  func justInTime() throws {
    let plan = try AccessPlan(.justInTime(), on: ShopEstate.make())
    let suppressed = plan.overlay.suppressedGrants.map { "\($0.binding) \($0.subject.name)" }
    #expect(
      suppressed == [
        "RoleBinding/prod/team team", "RoleBinding/dev/team team", "ClusterRoleBinding/admins ann",
      ])
    #expect(
      plan.overlay.entitlements.filter { $0.origin == .elevation }.map(\.id) == [
        "RoleBinding/prod/team for ann", "RoleBinding/dev/team for ann",
        "ClusterRoleBinding/admins for ann", "RoleBinding/prod/team for bob",
        "RoleBinding/dev/team for bob",
      ])
    #expect(plan.overlay.machinery.count == 1)
  }

  @Test("Under run tokens nothing of the pipeline stays in the CI store")
  func runTokens() throws {
    let plan = try AccessPlan(.justInTime(), on: ShopEstate.make())
    let places = plan.overlay.credentials.flatMap(\.places)
    #expect(!places.contains(.ciStore(system: "ci", pipeline: "ship")))
    #expect(places.contains(.buildLog(pipeline: "ship")))
    #expect(places.contains(.secret(cluster: "c", namespace: "prod", name: "deployer-token")))
  }

  @Test("A system:masters certificate stays under every policy")
  func superuser() throws {
    var estate = ShopEstate.make()
    estate.context.people[2].groups = ["system:masters"]
    let plan = try AccessPlan(.justInTime(), on: estate)
    let slot = try #require(plan.overlay.credentials.first { $0.id == "person/cat" })
    #expect(slot.kind == .clientCertificate)
    #expect(slot.groups == ["system:masters"])
  }

  @Test("A credential kind that a population cannot hold is refused")
  func unsuitable() {
    var policy = PolicySpec.standing
    policy.people = CredentialRule(kind: .federatedToken, lifetime: 3600)
    #expect(
      throws: PolicyError.unsuitableCredential(
        policy: "standing", population: "people", kind: "federated-token",
        expected: "client-certificate or oidc-session or task-token")
    ) { try AccessPlan(policy, on: ShopEstate.make()) }
  }

  @Test("Approval by people needs a pool with members")
  func noApprovers() {
    var estate = ShopEstate.make()
    estate.context.approverPools = []
    #expect(throws: PolicyError.noApprovers(policy: "jit", estate: "shop")) {
      try AccessPlan(.justInTime(), on: estate)
    }
  }
}
