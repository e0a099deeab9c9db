import GraphKernels
import TestSupport
import Testing

@Suite("Holds that renew themselves")
struct RenewalTests {
  /// 20 batches of 1000 seeds.
  @Test("Arrivals and expiries are those of brute force, which runs every lap", arguments: 0..<20)
  func equality(batch: Int) {
    let difference = differenceFromOracle(batch, TimedGraphCase.renewing)
    #expect(difference == nil)
  }

  @Test("The random graphs renew at once, after some time, through joins, and stop short of it")
  func coverage() {
    var instant = 0
    var slow = 0
    var joined = 0
    var laps = 0
    for seed in 0..<2000 {
      let graph = TimedGraphCase.renewing(seed: UInt64(seed))
      let topology = graph.topology
      var workspace = TimedWorkspace(for: topology)
      run(graph, topology, &workspace)
      instant += workspace.renewals.count { $0.lapSeconds == 0 }
      slow += workspace.renewals.count { $0.lapSeconds > 0 }
      joined += workspace.renewals.count {
        topology.joinNeeds[Int(workspace.labels[$0.label].vertex)] > 1
      }
      laps += workspace.labels.count - Set(workspace.labels.map(\.vertex)).count
    }
    #expect(instant > 200)
    #expect(slow > 200)
    #expect(joined > 10)
    #expect(laps > 5000)
  }

  private static let month: Int64 = 30 * 86_400

  /// A cycle of a mint and two session steps, of which the first takes time.
  private func cycle(life: Int64, takes: Int64, horizon: Int64 = month) -> TimedGraphCase {
    var graph = TimedGraphCase.plain(
      4, [mint(0, 1, life: life, takes: takes), session(1, 2), session(2, 0), session(2, 3)])
    graph.sources = [TimedSource(vertex: 0, until: 600)]
    graph.horizon = horizon
    return graph
  }

  @Test("A token that may mint itself lasts to the horizon after one lap")
  func selfLoop() {
    var graph = TimedGraphCase.plain(2, [mint(0, 0, life: 600), session(0, 1)])
    graph.sources = [TimedSource(vertex: 0, until: 600)]
    graph.horizon = Self.month
    #expect(replay(graph) == [held(0, Self.month), held(0, Self.month)])
    #expect(labels(graph).count <= 4)
  }

  @Test("A lap that takes no time is run once, one that takes time a few times")
  func laps() {
    #expect(replay(cycle(life: 600, takes: 0)).allSatisfy { $0 == held(0, Self.month) })
    #expect(labels(cycle(life: 600, takes: 0)).count <= 9)
    let slow = replay(cycle(life: 600, takes: 30))
    #expect(slow == [held(0, Self.month)] + [1, 2, 3].map { _ in held(30, Self.month) })
    #expect(labels(cycle(life: 600, takes: 30)).count <= 40)
  }

  @Test("A lap that gains no more than it takes is run until the horizon, one that gains less ends")
  func noGain() {
    let even = replay(cycle(life: 30, takes: 30, horizon: 3000))
    #expect(even[0] == held(0, 3000) && even[3] == held(30, 3000))
    let losing = replay(cycle(life: 20, takes: 30, horizon: 3000))
    #expect(losing == TimedOracle.replay(cycle(life: 20, takes: 30, horizon: 3000)))
    #expect(losing[0].map { $0.expiry < 3000 } == true)
  }

  @Test("A step that outlasts every hold is never feasible, however often the hold is renewed")
  func longStep() {
    var graph = cycle(life: 30, takes: 30, horizon: 6000)
    graph.edges.append(session(2, 3, takes: 700))
    graph.edges.remove(at: 3)
    #expect(replay(graph)[3] == nil)
    #expect(replay(graph) == TimedOracle.replay(graph))
  }

  @Test("What ends before the horizon stops the renewal where it ends")
  func endingLap() {
    let graph = cycle(life: 600, takes: 0).window(1, 0, 5000)
    #expect(replay(graph) == [5000, 5000, 5000, 5000].map { held(0, $0) })
    var workspace = TimedWorkspace(for: graph.topology)
    run(graph, graph.topology, &workspace)
    #expect(workspace.renewals.isEmpty)
  }

  @Test(
    "A join on the lap renews itself only while its other inputs last", arguments: [900, 90_000])
  func joinOnLap(until: Int64) {
    var graph = TimedGraphCase.plain(
      4, [mint(0, 1, life: 600), session(1, 2), durable(3, 2), session(2, 0)])
    graph.joinNeeds = [2: nil]
    graph.sources = [TimedSource(vertex: 0, until: 600), TimedSource(vertex: 3)]
    graph.horizon = 10_000
    graph = graph.window(3, 0, until)
    graph.edges[2].lifetimeExtension = 0
    let end = min(until, 10_000)
    #expect(replay(graph)[2] == held(0, end) && replay(graph)[0] == held(0, max(600, end)))
    var workspace = TimedWorkspace(for: graph.topology)
    run(graph, graph.topology, &workspace)
    #expect(workspace.renewals.isEmpty == (until < 10_000))
  }

  @Test("A hub that mints for thousands settles each of them once, wherever its own token stands")
  func hub() {
    let count = 3000
    for own in [0, count / 2, count - 1] {
      var edges: [TimedEdge] = []
      for token in 0..<count {
        let vertex = UInt32(1 + token)
        edges.append(mint(0, vertex, life: 600))
        edges.append(session(vertex, UInt32(1 + count + token)))
      }
      edges.append(session(UInt32(1 + count + own), 0))
      var graph = TimedGraphCase.plain(1 + 2 * count, edges)
      graph.sources = [TimedSource(vertex: 0, until: 600)]
      graph.horizon = Self.month
      let labels = labels(graph)
      #expect(labels.count < graph.vertexCount + 10)
      #expect(replay(graph).allSatisfy { $0 == held(0, Self.month) })
    }
  }

  @Test("Without a horizon a renewing hold lasts for ever")
  func endless() {
    for takes in [0, 30] as [Int64] {
      let graph = cycle(life: 600, takes: takes, horizon: TimeBound.forever)
      #expect(replay(graph)[3] == held(takes, TimeBound.forever))
    }
  }

  @Test("A renewal names the lap it repeats")
  func description() {
    let graph = cycle(life: 600, takes: 30)
    let topology = graph.topology
    var workspace = TimedWorkspace(for: topology)
    run(graph, topology, &workspace)
    let renewals = workspace.renewals
    let labels = workspace.labels
    #expect(!renewals.isEmpty)
    for renewal in renewals {
      #expect(renewal.lapSeconds == 30 && renewal.gainedSeconds == 600)
      #expect(labels[renewal.label].vertex == labels[renewal.lapStart].vertex)
      #expect(labels[renewal.label].arrival == labels[renewal.lapStart].arrival + 30)
      #expect(labels[renewal.label].expiry == graph.horizon)
    }
  }
}
