import AccessSimulation
import Estate
import Sampling
import Specs
import TestSupport
import Testing

/// The text by which windows of two policies are compared.
@Suite("The windows of policies as text")
struct WindowTextTests {
  private static let clock = TimelineClock(
    warmUp: 7 * 86_400, leakWindow: 28 * 86_400, tail: 20 * 86_400)

  private static func timeline(_ plan: AccessPlan) -> Timeline {
    AccessSimulator(plan: plan, clock: clock).simulate(RandomStreams(seed: 5, unit: 0))
  }

  @Test("Standing rights are held all the time, each at its scope")
  func standing() throws {
    let plan = try PlanFixture.plan(.standing)
    let text = Self.timeline(plan).grantText(plan)
    #expect(text.contains("grant c ann ClusterRole/cluster-admin * 0 4752000\n"))
    #expect(text.contains("grant c bob ClusterRole/edit prod 0 4752000\n"))
    #expect(text.contains("credential c person/ann clientCertificate"))
  }

  @Test("What is asked for is held for as long as it was granted")
  func elevated() throws {
    let policy = PlanFixture.policy { $0.elevation = PlanFixture.process() }
    let plan = try PlanFixture.plan(policy)
    var timeline = Self.timeline(plan)
    let lines = timeline.grantText(plan).split(separator: "\n").filter {
      $0.hasPrefix("grant c bob ")
    }
    #expect(!lines.isEmpty)
    for line in lines {
      let instants = line.split(separator: " ").suffix(2).compactMap { Int64($0) }
      #expect(instants.count == 2 && instants[1] - instants[0] == 3600, "\(line)")
    }
    timeline.grants = plan.overlay.entitlements.map { _ in [] }
    #expect(!timeline.grantText(plan).contains("grant c bob"))
    #expect(timeline.grantText(plan).contains("credential c person/ann clientCertificate"))
  }
}
