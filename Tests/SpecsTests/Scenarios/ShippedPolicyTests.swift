import Foundation
import Sampling
import Specs
import Testing

@Suite("The policies that ship")
struct ShippedPolicyTests {
  private static func policy(_ name: String) throws -> PolicySpec {
    try PolicySpec.read(file: Fixture.scenarios.appendingPathComponent("policies/\(name).yaml"))
  }

  @Test("rotation is all that standing and rotated access differ in")
  func rotated() throws {
    let standing = try Self.policy("standing")
    var rotated = try Self.policy("rotated")
    let month: Int64 = 30 * 86_400
    #expect(rotated.pipelines.rotation == month)
    #expect(rotated.people.rotation == month)
    #expect(rotated.storedTokens.rotation == month)
    rotated.name = standing.name
    rotated.description = standing.description
    rotated.pipelines.rotation = nil
    rotated.people.rotation = nil
    rotated.storedTokens.rotation = nil
    #expect(rotated == standing)
  }

  @Test("just-in-time access asks people for production and whole clusters")
  func jit() throws {
    let policy = try Self.policy("jit")
    #expect(policy.people == CredentialRule(kind: .oidcSession, lifetime: 12 * 3600))
    #expect(policy.pipelines == CredentialRule(kind: .federatedToken, lifetime: 3600))
    #expect(policy.storedTokens == CredentialRule(kind: .legacyToken))
    let elevation = try #require(policy.elevation)
    #expect(elevation.grantDuration == 3600 && elevation.controller)
    #expect(elevation.approverService == .lognormal(median: 720, sigma: 1.2))
    #expect(
      elevation.rules == [
        .init(environments: ["production", "cluster"], decision: .approval),
        .init(decision: .policy),
      ])
    #expect(elevation.pendingExpiry == 86_400 && elevation.reRequests == 1)
    #expect(policy.breakGlass?.alarmed == true && policy.breakGlass?.review != nil)
  }

  @Test("an experiment can set any two of them against each other")
  func distinct() throws {
    let folder = Fixture.scenarios.appendingPathComponent("policies")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    var contents: [String: String] = [:]
    for file in files.sorted() {
      var policy = try PolicySpec.read(file: folder.appendingPathComponent(file))
      let name = policy.name
      policy.name = "same"
      policy.description = ""
      #expect(
        contents.updateValue(name, forKey: policy.document) == nil, "\(name) says nothing new")
    }
  }

  @Test("the two readings of Teleport differ in the pending expiry alone")
  func teleport() throws {
    var short = try Self.policy("teleport-1h")
    let long = try Self.policy("teleport-7d")
    #expect(short.elevation?.pendingExpiry == 3600)
    let week: Int64 = 7 * 86_400
    #expect(long.elevation?.pendingExpiry == week)
    #expect(long.elevation?.clockOrigin == .request && long.elevation?.combine == .shortest)
    short.elevation?.pendingExpiry = long.elevation?.pendingExpiry
    short.name = long.name
    short.description = long.description
    #expect(short == long)
  }

  @Test("products count a grant's duration from where they do, and expire requests when they do")
  func products() throws {
    let hour: Int64 = 3600
    let expected: [(String, ElevationRule.ClockOrigin, Int64, Bool)] = [
      ("entra-pim", .approval, 24 * hour, false), ("gcp-pam", .approval, 24 * hour, false),
      ("gcp-jit-access", .request, hour, false), ("aws-team", .scheduledStart, 3 * hour, false),
      ("k8s-breakglass", .approval, hour, true),
    ]
    for (name, origin, expiry, isOwn) in expected {
      let elevation = try #require(try Self.policy(name).elevation, "\(name)")
      #expect(elevation.clockOrigin == origin, "\(name)")
      #expect(elevation.pendingExpiry == expiry, "\(name)")
      #expect(elevation.selfApproval == isOwn, "\(name)")
    }
    #expect(try Self.policy("aws-team").elevation?.sessionTail == hour)
    #expect(try Self.policy("aws-team").elevation?.combine == .longest)
    #expect(try Self.policy("k8s-breakglass").elevation?.idleTimeout == 1800)
  }

  @Test("which maximum holds is said only where rules have several")
  func combinations() throws {
    let folder = Fixture.scenarios.appendingPathComponent("policies")
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() {
      let policy = try PolicySpec.read(file: folder.appendingPathComponent(file))
      guard let elevation = policy.elevation, elevation.combine != .first else { continue }
      #expect(Set(elevation.rules.map(\.maxDuration)).count > 1, "\(file)")
    }
    #expect(try Self.policy("teleport-1h").elevation?.combine == .shortest)
  }

  @Test("products expire requests that are looked at, and slow reviews lose people")
  func withdrawal() throws {
    let names = [
      "entra-pim", "gcp-pam", "gcp-jit-access", "aws-team", "k8s-breakglass", "teleport-1h",
      "jit-slow",
    ]
    for name in names {
      #expect(try Self.policy(name).elevation?.withdrawal == .decided, "\(name)")
    }
    #expect(try Self.policy("jit").elevation?.withdrawal == .begun)
  }

  @Test("k8s-breakglass approves nothing by rules; deployments to production are approved apart")
  func approvals() throws {
    let escalation = try #require(try Self.policy("k8s-breakglass").elevation)
    #expect(escalation.rules == [DecisionRule(decision: .approval)] && escalation.selfApproval)
    let policy = try Self.policy("jit-production-deploys")
    let deployments = try #require(policy.deployments)
    #expect(deployments.endsWithTask)
    #expect(deployments.rules.map(\.decision) == [.approval, .policy])
    #expect(deployments.rules[0].environments == ["production", "cluster"])
    let jit = try Self.policy("jit")
    #expect(policy.elevation?.rules == jit.elevation?.rules)
    #expect(jit.deployments == nil)
    #expect(
      try Self.policy("jit-escalating").elevation?.escalations
        == [.init(after: 1800, pool: "on-call")])
  }

  @Test("policies made to be compared differ in what the comparison is about")
  func arms() throws {
    let gated = try Self.policy("gated")
    let logged = try Self.policy("gated-log")
    #expect(gated.gates.map(\.actions) == logged.gates.map(\.actions))
    #expect(gated.gates.map(\.mode) == [.approval] && logged.gates.map(\.mode) == [.log])
    let fleet = try Self.policy("fleet-wide")
    let cluster = try Self.policy("per-cluster")
    #expect(fleet.elevation?.granularity == .fleet && cluster.elevation?.granularity == .cluster)
    #expect(fleet.elevation?.rules == cluster.elevation?.rules)
    #expect(fleet.scopes.isEmpty && !cluster.scopes.isEmpty)
    let standing = try Self.policy("standing")
    var agents = try Self.policy("agent-tasks")
    #expect(agents.agents?.kind == .taskToken && agents.agentTasks != nil)
    agents.agents = nil
    agents.agentTasks = nil
    agents.name = standing.name
    agents.description = standing.description
    #expect(agents == standing)
    #expect(try Self.policy("highest-risk-first").elevation?.coverage.order == .highestRiskFirst)
  }
}
