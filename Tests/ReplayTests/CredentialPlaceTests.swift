import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Footholds in the places of agents and teams, and tokens that live as long as a policy says.
@Suite("Credentials of agents, teams and pods")
struct CredentialPlaceTests {
  private static let day: Int64 = 86_400

  private static func estate() -> Estate {
    var estate = ShopEstate.make()
    estate.context.agents = [
      Agent(
        name: "helper", cluster: "c", namespace: "ops", serviceAccount: "agent",
        invocationsPerDay: 5, invocationSeconds: 300)
    ]
    return estate
  }

  /// The estate's agent is invoked every two hours; ann's shadow token lies in the wiki in the
  /// second week and gives what her first entitlement does.
  private static func fixture(
    agents: CredentialRule? = nil, _ change: (inout Timeline, AccessPlan) -> Void = { _, _ in }
  ) throws -> ReplayFixture {
    var policy = PolicySpec.justInTime()
    policy.agents = agents
    let plan = try AccessPlan(policy, on: estate())
    let fixture = try ReplayFixture(
      plan, graph: AttackGraph.compile(plan.estate, overlay: plan.overlay))
    var timeline = fixture.laid.timeline
    let agent = plan.actors.count - 1
    timeline.tasks = (0..<400).map { index in
      AccessTask(
        instant: Int64(index) * 7200, actor: agent, index: index, target: -1, kind: .invocation,
        duration: 300)
    }
    timeline.records = timeline.tasks.map { _ in TaskRecord(outcome: .held) }
    change(&timeline, plan)
    let world = World(
      tasks: timeline.tasks, tenures: plan.estate.context.people.map { _ in .permanent },
      runs: timeline.runs, onCall: plan.estate.context.people.map { _ in [] })
    timeline.schedules = CredentialVersions(
      plan: plan, clock: timeline.clock, streams: fixture.streams, world: world,
      records: timeline.records, shadows: timeline.shadows
    ).all()
    return fixture.laying(timeline)
  }

  private static func hijack(
    _ agents: CredentialRule?, delay: Int64
  ) throws -> [TrialOutcome] {
    let fixture = try fixture(agents: agents)
    return fixture.replay(
      ReplayFixture.compromise(.kubeconfig, delay: .constant(Double(delay))), trials: 0..<20,
      at: ExposedPlace.agentHosts(in: fixture.estate))
  }

  @Test("A hijacked agent has its mounted token for a year, a lifetime, or its task's token")
  func agents() throws {
    let week = 7 * Self.day
    let short = CredentialRule(kind: .projectedToken, lifetime: 3600)
    let task = CredentialRule(kind: .taskToken, lifetime: 600)
    let legacy = CredentialRule(kind: .legacyToken)
    for (rule, delay, isLive) in [
      (nil, week, true), (legacy, week, true), (short, 3000, true), (short, 3700, false),
      (task, 200, true), (task, 700, false),
    ] as [(CredentialRule?, Int64, Bool)] {
      let outcomes = try Self.hijack(rule, delay: delay)
      #expect(outcomes.allSatisfy { $0.footholdWasLive == isLive })
      // The agent's account reads every Secret.
      #expect(outcomes.allSatisfy { ($0.potentialWeight > 0) == isLive })
    }
  }

  @Test("An agent is hijacked inside an invocation, at the same instants under every policy")
  func instants() throws {
    let standing = try Self.hijack(nil, delay: 0).map(\.exposure)
    let task = try Self.hijack(CredentialRule(kind: .taskToken, lifetime: 600), delay: 0)
    #expect(task.map(\.exposure) == standing)
    #expect(standing.allSatisfy { $0.leak % 7200 < 300 })
  }

  @Test("A wiki holds a shadow credential for as long as the timeline says, and nothing else")
  func wiki() throws {
    let window = TimeWindow(from: 14 * Self.day, until: 21 * Self.day)
    let fixture = try Self.fixture { timeline, plan in
      timeline.tasks.append(
        AccessTask(
          instant: window.from, actor: 0, index: 0, target: 0, kind: .debug, duration: 60))
      timeline.records.append(TaskRecord(outcome: .bypassed))
      timeline.shadows = [
        ShadowCredential(task: timeline.tasks.count - 1, window: window, place: .wiki)
      ]
    }
    let compromise = ReplayFixture.compromise(.kubeconfig, delay: .constant(60))
    let outcomes = fixture.replay(compromise, trials: 0..<60, at: [.wiki(team: "ann")])
    for outcome in outcomes {
      #expect(outcome.footholdWasLive == window.contains(outcome.exposure.leak))
    }
    #expect(Set(outcomes.map(\.footholdWasLive)).count == 2)
    let others = fixture.replay(
      compromise, trials: 0..<10, at: [.chat(team: "ann"), .wiki(team: "bob")])
    #expect(others.allSatisfy { !$0.footholdWasLive })
    #expect(ExposedPlace.teamPlaces(in: fixture.estate).count == 9)
  }

  @Test("A token copied from a pod works for the policy's lifetime after the pod's capture")
  func mounted() throws {
    // Presence keeps minting: it is the edge's extension that the policy sets.
    var policy = PolicySpec.standing
    for (rule, expected) in [
      (nil, 365 * Self.day), (CredentialRule(kind: .projectedToken, lifetime: 600), 600),
      (CredentialRule(kind: .legacyToken), Int64.max),
    ] as [(CredentialRule?, Int64)] {
      policy.workloads = rule
      let fixture = try ReplayFixture(policy, on: ShopEstate.make())
      let laid = fixture.laid
      let token = laid.copies(
        of: try #require(
          laid.graph.vertex(.boundToken(cluster: "c", namespace: "prod", name: "shop-1"))))
      let extensions = laid.topology.heads.indices
        .filter { token.contains(laid.topology.heads[$0]) }
        .map { laid.topology.extensions[$0] }
      #expect(!extensions.isEmpty)
      #expect(extensions.allSatisfy { $0 == expected })
    }
  }
}
