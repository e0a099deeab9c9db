import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// What attackers reach through the policy's own paths, by the timed kernel.
@Suite("Reaching through the policy's own paths")
struct PolicyReachTests {
  @Test("A stolen session reaches what can be requested after the latency, and not before")
  func request() throws {
    let fixture = try PathFixture(levels: [])
    let latency = PathFixture.taking([.request: 700])
    #expect(try fixture.prize(holding: [("ann", .max)], latency)?.arrival == 700)
    #expect(try fixture.prize(holding: [("ann", .max)], horizon: 700, latency) == nil)
    #expect(try fixture.prize(holding: [("ann", 700)], latency) == nil, "the session is over")
    #expect(try fixture.prize(holding: [("ann", 9000)], latency)?.expiry == 9000, "renewed")
    #expect(try fixture.prize(holding: [("ann", .max)]) { _ in nil } == nil, "denied")
  }

  @Test("A captured approver opens it at once; one alone opens nothing")
  func captured() throws {
    let fixture = try PathFixture(levels: [])
    #expect(try fixture.opens("bob"))
    #expect(try !fixture.opens())
    let alone = try fixture.prize(
      holding: [("bob", .max)], PathFixture.taking([.capturedApproval: 0]))
    #expect(alone == nil)
    // The attacker's click takes effect after the propagation, from when both are held.
    let latency = PathFixture.taking([.capturedApproval: 5])
    #expect(try fixture.prize(holding: [("ann", .max), ("bob", .max)], latency)?.arrival == 5)
  }

  @Test("What was approved ends a grant after the approver is lost, and with the requester")
  func expiry() throws {
    let fixture = try PathFixture(levels: [])
    let latency = PathFixture.taking([.capturedApproval: 0])
    func expiry(_ requester: Int64, _ approver: Int64) throws -> Int64? {
      try fixture.prize(holding: [("ann", requester), ("bob", approver)], latency)?.expiry
    }
    #expect(try expiry(50_000, 100) == 3700)
    #expect(try expiry(3000, 100) == 3000)
    #expect(try expiry(50_000, 60_000) == 50_000)
  }

  @Test("k approvals need k different people")
  func several() throws {
    let fixture = try PathFixture(levels: [[.init(approvals: 2)]])
    #expect(try !fixture.opens("bob"))
    #expect(try fixture.opens("bob", "cat"))
    #expect(try fixture.opens("bob", "cat", "dan"))
  }

  @Test("Somebody held in two clusters is one person")
  func clusters() throws {
    let fixture = try PathFixture(levels: [[.init(approvals: 2)]], clusters: ["c", "d"])
    func opens(_ others: [VertexKey]) throws -> Bool {
      try fixture.prize(
        holding: [("ann", .max), ("bob", .max)], from: others,
        PathFixture.taking([.capturedApproval: 0])) != nil
    }
    #expect(try !opens([.user(cluster: "d", "bob")]))
    #expect(try opens([.user(cluster: "d", "cat")]))
  }

  @Test("Requesters do not approve their own requests, though they are in the pool")
  func requester() throws {
    let all = PathFixture.people
    let one = try PathFixture(levels: [], pools: [all])
    #expect(try !one.opens())
    #expect(try one.opens("bob"))
    let two = try PathFixture(levels: [[.init(approvals: 2)]], pools: [all])
    #expect(try !two.opens("bob"))
    #expect(try two.opens("bob", "cat"))
    // The requester's own end counts, not that of their vote.
    let held: [(name: String, until: Int64)] = [("ann", 50_000), ("bob", 100), ("cat", 20_000)]
    let label = try two.prize(holding: held, PathFixture.taking([.capturedApproval: 0]))
    #expect(label?.expiry == 3700)
  }

  @Test("Every level has to approve; any threshold of a level does")
  func levels() throws {
    let pools = [["bob"], ["ann", "cat", "dan"]]
    let both = try PathFixture(levels: [[.init(pool: "p0")], [.init(pool: "p1")]], pools: pools)
    #expect(try !both.opens("bob"))
    #expect(try !both.opens("cat", "dan"))
    #expect(try both.opens("bob", "dan"))
    let either = try PathFixture(
      levels: [[.init(pool: "p0"), .init(pool: "p1", approvals: 2)]], pools: pools)
    #expect(try either.opens("bob"))
    #expect(try !either.opens("cat"))
    #expect(try either.opens("cat", "dan"))
  }

  @Test("Levels that share a pool are met by different people")
  func overlap() throws {
    let same = try PathFixture(levels: [[.init()], [.init()]])
    #expect(try !same.opens("bob"))
    #expect(try same.opens("bob", "cat"))
    // bob is in both pools, cat in the first only.
    let partly = try PathFixture(
      levels: [[.init(pool: "p0")], [.init(pool: "p1")]], pools: [["bob", "cat"], ["bob", "dan"]])
    #expect(try !partly.opens("bob"))
    #expect(try !partly.opens("cat"))
    #expect(try partly.opens("bob", "cat"))
    #expect(try partly.opens("cat", "dan"))
  }

  @Test("Whoever may approve themselves needs nobody, or one person less")
  func selfApproval() throws {
    let alone = try PathFixture(levels: []) { $0.selfApproval = true }
    #expect(try alone.kinds() == [.request])
    let two = try PathFixture(levels: [[.init(approvals: 2)]]) { $0.selfApproval = true }
    #expect(try !two.opens())
    #expect(try two.opens("bob"))
    let levels = try PathFixture(levels: [[.init()], [.init()]]) { $0.selfApproval = true }
    #expect(try !levels.opens())
    #expect(try levels.opens("cat"))
  }

  @Test("A pool that is asked later as well approves too")
  func escalation() throws {
    let fixture = try PathFixture(levels: [], pools: [["bob"], ["cat"]]) {
      $0.escalations = [.init(after: 600, pool: "p1")]
    }
    #expect(try fixture.opens("cat"))
    #expect(try !fixture.opens("dan"))
  }

  @Test("Broken glass opens at once what rules deny")
  func breakGlass() throws {
    let fixture = try PathFixture {
      $0.elevation = PathFixture.process([DecisionRule(decision: .deny)])
      $0.breakGlass = BreakGlassRule(grantDuration: 3600, after: 600)
    }
    let latency = PathFixture.taking([.breakGlass: 0])
    #expect(try fixture.prize(holding: [("ann", .max)], latency)?.arrival == 0)
  }

  @Test("The policy's own paths remove and delay nothing, and add nothing where all is denied")
  func monotone() throws {
    var policy = PolicySpec.justInTime()
    policy.breakGlass = BreakGlassRule(grantDuration: 3600, after: 600)
    let plan = try AccessPlan(policy, on: ShopEstate.make(), activity: .withoutTurnover)
    let plain = try ReplayFixture(
      plan, graph: AttackGraph.compile(plan.estate, overlay: plan.overlay), usesProcesses: false
    ).laid
    let laid = LaidGraph(plain.graph, timeline: plain.timeline, plan: plan)
    let paths = PolicyPaths(plan, streams: RandomStreams(seed: 3, unit: 0))
    var gained = 0
    for (trial, name) in ["ann", "bob", "cat", "bob"].enumerated() {
      let source = try #require(laid.graph.vertex(.user(cluster: "c", name)))
      let without = Self.flood(plain, from: source, plain.topology.durations)
      var durations = laid.topology.durations
      for step in laid.policySteps {
        durations[step.slot] =
          paths.verdict(on: step, trial: trial).latency ?? TimeBound.forever
      }
      var denied = durations
      for step in laid.policySteps { denied[step.slot] = TimeBound.forever }
      let same = Self.flood(laid, from: source, denied)
      for vertex in plain.graph.vertices.indices {
        #expect(same[vertex]?.arrival == without[vertex]?.arrival)
        #expect(same[vertex]?.expiry == without[vertex]?.expiry)
      }
      let with = Self.flood(laid, from: source, durations)
      for vertex in plain.graph.vertices.indices {
        guard let (arrival, expiry) = without[vertex] else {
          gained += with[vertex] == nil ? 0 : 1
          continue
        }
        #expect((with[vertex]?.arrival ?? .max) <= arrival)
        #expect((with[vertex]?.expiry ?? .min) >= expiry)
      }
    }
    #expect(gained > 0)
  }

  /// First arrivals and last expiries by vertex of the attack graph.
  private static func flood(
    _ laid: LaidGraph, from source: UInt32, _ durations: [Int64]
  ) -> [(arrival: Int64, expiry: Int64)?] {
    let start = laid.timeline.clock.measured.from
    var workspace = TimedWorkspace(for: laid.topology)
    workspace.run(
      laid.topology, windows: laid.windows, durations: durations,
      sources: laid.copies(of: source).map {
        TimedSource(vertex: $0, from: start, until: start + 12 * 3600)
      }, start: start, horizon: start + 86_400)
    return laid.graph.vertices.indices.map { vertex in
      let copies = laid.copies(of: UInt32(vertex))
      guard let arrival = copies.compactMap({ workspace.arrival(of: $0) }).min(),
        let expiry = copies.compactMap({ workspace.expiry(of: $0) }).max()
      else { return nil }
      return (arrival, expiry)
    }
  }
}
