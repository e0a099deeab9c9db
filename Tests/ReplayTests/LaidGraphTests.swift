import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Replay
import TestSupport
import Testing

/// How a timeline's windows become copies of vertices, and which copies meet.
@Suite("Laying a timeline over a graph")
struct LaidGraphTests {
  private static let clock = TimelineClock(warmUp: 100, leakWindow: 100, tail: 800)

  /// `a/token` holds app's token, which reads `b/prize`; eve may be elevated to read `a`.
  private static func graph(exposure: ClusterEndpoint.Exposure = .public) -> AttackGraph {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("b").serviceAccount("a/app").secret("a/token", tokenOf: "app")
    draft.secret("b/prize").pod("a/web", automount: false)
    draft.role("reader", .allow("get", on: "secrets"))
    draft.bind("b/app", role: "ClusterRole/reader", to: .account("a/app"))
    draft.bind("a/eve", role: "ClusterRole/missing", to: .user("eve"))
    var overlay = Overlay(policy: "test")
    overlay.credentials = [
      CredentialSlot(
        id: "token", kind: .legacyToken, cluster: "c", username: "system:serviceaccount:a:app",
        places: [.secret(cluster: "c", namespace: "a", name: "token")])
    ]
    overlay.entitlements = [
      Entitlement(
        id: "e", cluster: "c", username: "eve",
        roleRef: RoleReference(kind: "ClusterRole", name: "reader"), namespace: "a",
        replaces: "RoleBinding/a/eve")
    ]
    var context = EstateContext()
    context.endpoints = [ClusterEndpoint(cluster: "c", exposure: exposure)]
    return AttackGraph.compile(draft.estate(context: context), overlay: overlay)
  }

  /// Versions [0,200), [200,400), [400,600) and grants [150,250), [300,500).
  private static func laid(exposure: ClusterEndpoint.Exposure = .public) -> LaidGraph {
    let versions = [0, 200, 400].map { start in
      let window = TimeWindow(from: Int64(start), until: Int64(start + 200))
      return CredentialVersion(stored: window, valid: window)
    }
    let grants = [TimeWindow(from: 150, until: 250), TimeWindow(from: 300, until: 500)]
    return LaidGraph(
      graph(exposure: exposure),
      timeline: Timeline(clock: clock, versions: [versions], grants: [grants], runs: []))
  }

  private static func copies(_ key: VertexKey, _ laid: LaidGraph) throws -> Range<UInt32> {
    laid.copies(of: try #require(laid.graph.vertex(key)))
  }

  private static let token = VertexKey.secret(cluster: "c", namespace: "a", name: "token")
  private static let prize = VertexKey.secret(cluster: "c", namespace: "b", name: "prize")

  /// First arrivals from some laid vertices, without durations.
  private static func arrival(
    at key: VertexKey, from sources: [UInt32], _ laid: LaidGraph, start: Int64
  ) throws -> Int64? {
    var workspace = TimedWorkspace(for: laid.topology)
    workspace.run(
      laid.topology, windows: laid.windows, durations: laid.topology.durations,
      sources: sources.map { TimedSource(vertex: $0, from: start) }, start: start, horizon: 1000)
    return try copies(key, laid).compactMap { workspace.arrival(of: $0) }.min()
  }

  @Test("Each version is an occurrence and a credential, and version k leads to version k only")
  func pairing() throws {
    let laid = Self.laid()
    let occurrences = try Self.copies(Self.token, laid)
    let credentials = try Self.copies(.slot(laid.graph.overlay.credentials[0]), laid)
    #expect(occurrences.count == 3)
    #expect(credentials.count == 3)
    for (rank, occurrence) in occurrences.enumerated() {
      let heads = laid.topology.row(of: occurrence).map { laid.topology.heads[$0] }
        .filter(credentials.contains)
      #expect(heads == [credentials.lowerBound + UInt32(rank)])
      #expect(laid.windows[Int(occurrence)].from == Int64(rank * 200))
      #expect(laid.windows[Int(occurrence)].until == Int64(rank * 200 + 200))
    }
  }

  @Test("A stale copy works until its own end; who can read the Secret gets the next version")
  func rotation() throws {
    let laid = Self.laid()
    let first = try Self.copies(.slot(laid.graph.overlay.credentials[0]), laid).lowerBound
    #expect(try Self.arrival(at: Self.prize, from: [first], laid, start: 150) == 150)
    #expect(try Self.arrival(at: Self.prize, from: [first], laid, start: 200) == nil)
    let eve = try Self.copies(.user(cluster: "c", "eve"), laid)
    // Elevation opens at 150; the version of then reads the prize.
    #expect(try Self.arrival(at: Self.prize, from: Array(eve), laid, start: 0) == 150)
    // From 260 the next elevation opens at 300.
    #expect(try Self.arrival(at: Self.prize, from: Array(eve), laid, start: 260) == 300)
    #expect(try Self.arrival(at: Self.prize, from: Array(eve), laid, start: 500) == nil)
  }

  @Test("An entitlement is one vertex per grant, each with its own window")
  func grants() throws {
    let laid = Self.laid()
    let copies = laid.graph.vertices.indices.filter {
      laid.graph.vertices[$0].timing == .grant(entitlement: 0)
    }.flatMap { laid.copies(of: UInt32($0)) }
    #expect(copies.map { laid.windows[Int($0)].from } == [150, 300])
    #expect(copies.map { laid.windows[Int($0)].until } == [250, 500])
  }

  @Test("Behind a private endpoint two versions of a token do not stand in for the network")
  func privateEndpoint() throws {
    let laid = Self.laid(exposure: .private)
    let credentials = Array(try Self.copies(.slot(laid.graph.overlay.credentials[0]), laid))
    #expect(try Self.arrival(at: Self.prize, from: credentials, laid, start: 150) == nil)
    let pod = try Self.copies(.pod(cluster: "c", namespace: "a", name: "web"), laid)
    #expect(
      try Self.arrival(at: Self.prize, from: credentials + Array(pod), laid, start: 150) == 150)
  }

  @Test("Versions that end before the leak window are left out")
  func pruned() throws {
    let past = TimeWindow(from: 0, until: 100)
    let current = TimeWindow(from: 100, until: 900)
    let laid = LaidGraph(
      Self.graph(),
      timeline: Timeline(
        clock: Self.clock,
        versions: [[past, current].map { CredentialVersion(stored: $0, valid: $0) }],
        grants: [[past]], runs: []))
    #expect(try Self.copies(Self.token, laid).count == 1)
    #expect(try Self.copies(.slot(laid.graph.overlay.credentials[0]), laid).count == 1)
  }
}
