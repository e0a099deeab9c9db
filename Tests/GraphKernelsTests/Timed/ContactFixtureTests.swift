import GraphKernels
import TestSupport
import Testing

/// Edges with windows of their own, checked by hand.
///
/// Times are doubled to be whole. An edge u → v usable in [open, close] for `duration` seconds
/// becomes a vertex with the window [open, close + 1), entered with the duration and left with 0,
/// both durable: it must be done by `close`.
@Suite("Hand-checked contacts")
struct ContactFixtureTests {
  private struct Contact {
    let tail: UInt32
    let head: UInt32
    let open: Int64
    let close: Int64
    let duration: Int64
  }

  private static let contacts = [
    Contact(tail: 0, head: 1, open: 0, close: 20, duration: 4),
    Contact(tail: 0, head: 2, open: 0, close: 6, duration: 2),
    Contact(tail: 2, head: 1, open: 2, close: 5, duration: 2),
    Contact(tail: 1, head: 3, open: 6, close: 12, duration: 4),
    Contact(tail: 2, head: 3, open: 10, close: 18, duration: 6),
    Contact(tail: 3, head: 4, open: 8, close: 24, duration: 2),
    Contact(tail: 2, head: 4, open: 40, close: 60, duration: 2),
  ]

  /// Arrivals at A, B, C, D and E, doubled.
  @Test(
    "Earliest arrivals from A are those found by hand",
    arguments: [
      (0, [0, 4, 2, 10, 12]), (1, [1, 5, 3, 10, 12]), (5, [5, 9, nil, nil, nil]),
      (9, [9, 13, nil, nil, nil]),
    ] as [(Int64, [Int64?])])
  func arrivals(start: Int64, expected: [Int64?]) {
    var edges: [TimedEdge] = []
    var windows = VertexWindows(alwaysFor: 5 + Self.contacts.count)
    for (index, contact) in Self.contacts.enumerated() {
      let between = UInt32(5 + index)
      windows[5 + index].from = contact.open
      windows[5 + index].until = contact.close + 1
      edges.append(durable(contact.tail, between, takes: contact.duration))
      edges.append(durable(between, contact.head))
    }
    let graph = TimedGraphCase(
      vertexCount: windows.count, edges: edges, joinNeeds: [:], windows: windows,
      sources: [TimedSource(vertex: 0)], start: start, horizon: 1000)
    #expect(replay(graph).prefix(5).map { $0?.arrival } == expected)
    #expect(TimedOracle.replay(graph).prefix(5).map { $0?.arrival } == expected)
  }
}
