import AccessSimulation
import AttackGraph
import Estate
import GraphKernels
import Replay
import Sampling
import Specs
import TestSupport
import Testing

/// Slots with very many versions are laid as one vertex; what that may change, and what not.
@Suite("Slots with very many versions")
struct MergedSlotTests {
  private static let day: Int64 = 86_400

  private static func laid(_ rotation: Int64) throws -> LaidGraph {
    try ReplayFixture(
      .rotated(every: rotation), on: ShopEstate.make(), activity: .withoutTurnover
    ).laid
  }

  /// The same graph with the same versions, each laid by itself.
  private static func oneByOne(_ laid: LaidGraph) -> LaidGraph {
    var timeline = laid.timeline
    let window = TimeWindow(from: timeline.clock.measured.from, until: timeline.clock.end)
    timeline.schedules = timeline.schedules.map { .listed($0.versions(storedIn: window)) }
    return LaidGraph(laid.graph, timeline: timeline)
  }

  @Test("The laid graph does not grow with the number of rotations")
  func size() throws {
    let sizes = try [300, 600, 1800].map { try Self.laid($0).topology.vertexCount }
    #expect(Set(sizes).count == 1)
    #expect(sizes[0] < 1000)
    #expect(Self.oneByOne(try Self.laid(3600)).topology.vertexCount > 2000)
  }

  @Test("Few versions are laid one by one, as before")
  func few() throws {
    let laid = try Self.laid(7 * Self.day)
    let whole = Self.oneByOne(laid)
    #expect(laid.topology == whole.topology)
    #expect(laid.windows == whole.windows)
  }

  @Test("A stolen copy gives exactly what it gives version by version")
  func copies() throws {
    let fixture = try ReplayFixture(.rotated(every: 3600), on: ShopEstate.make())
    let whole = fixture.laying(Self.oneByOne(fixture.laid).timeline)
    for delay in [0, 600, 3000, 7200] {
      let compromise = ReplayFixture.compromise(.ciStore, delay: .constant(Double(delay)))
      let merged = fixture.replay(compromise, trials: 0..<60)
      let exact = whole.replay(compromise, trials: 0..<60)
      #expect(merged.map(\.footholdWasLive) == exact.map(\.footholdWasLive))
      #expect(merged.map(\.snapshotWeight) == exact.map(\.snapshotWeight))
      for (merged, exact) in zip(merged, exact) {
        #expect(merged.weight >= exact.weight)
        #expect(merged.potentialWeight >= exact.potentialWeight)
      }
    }
  }

  /// `a/token` holds app's token, rotated every 600 s; app reads `b/prize`, which takes no time here.
  /// eve may read `a` in one window; whoever has app's token may use the prize from `late` on.
  private static func reading(merged: Bool, overlap: Int64 = 0) throws -> (LaidGraph, UInt32) {
    let draft = ClusterDraft()
    draft.namespace("a").namespace("b").serviceAccount("a/app").secret("a/token", tokenOf: "app")
    draft.secret("b/prize").role("reader", .allow("get", on: "secrets"))
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
    var schedule = PeriodicSchedule(
      phase: -250, period: 600, lifetime: nil, isRevoked: true, key: EntityKey("t"),
      streams: RandomStreams(seed: 0, unit: 0))
    schedule.overlap = overlap
    let clock = TimelineClock(warmUp: 1000, leakWindow: 1000, tail: 600_000)
    var timeline = Timeline(
      clock: clock, schedules: [.periodic(schedule)],
      grants: [[GrantWindow(TimeWindow(from: 1500, until: 5000), because: .atStart)]], runs: [])
    if !merged {
      timeline.schedules = [
        .listed(
          SlotSchedule.periodic(schedule)
            .versions(storedIn: TimeWindow(from: 1000, until: clock.end)))
      ]
    }
    let laid = LaidGraph(AttackGraph.compile(draft.estate(), overlay: overlay), timeline: timeline)
    return (laid, try #require(laid.graph.vertex(.slot(overlay.credentials[0]))))
  }

  /// The last expiry at which eve holds app's token.
  private static func expiry(merged: Bool, overlap: Int64 = 0) throws -> Int64 {
    let (laid, credential) = try reading(merged: merged, overlap: overlap)
    let eve = laid.copies(of: try #require(laid.graph.vertex(.user(cluster: "c", "eve"))))
    var workspace = TimedWorkspace(for: laid.topology)
    workspace.run(
      laid.topology, windows: laid.windows,
      durations: laid.topology.durations.map { _ in 0 },
      sources: eve.map { TimedSource(vertex: $0, from: 0) }, start: 0, horizon: 500_000)
    let copies = laid.copies(of: credential)
    #expect(merged == (copies.count == 1))
    return workspace.labels.filter { copies.contains($0.vertex) }.map(\.expiry).max() ?? -1
  }

  @Test("Whoever may read the place holds the credential at most one life longer than in truth")
  func bound() throws {
    for overlap in [0, 200] as [Int64] {
      let exact = try Self.expiry(merged: false, overlap: overlap)
      let merged = try Self.expiry(merged: true, overlap: overlap)
      // The right to read ends at 5,000; the version of then is replaced at 5,150.
      #expect(exact == 5150 + overlap)
      #expect(merged == 5000 + 600 + overlap)
    }
  }
}
