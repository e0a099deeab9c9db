import AccessSimulation
import Sampling
import Testing

/// The line and the heap together are one queue in the total order (instant, phase, sequence).
@Suite("Event queue")
struct EventQueueTests {
  private static let purpose = StreamPurpose("event-queue-test")

  /// Draws of one case, in turn.
  private struct Draws {
    let streams: RandomStreams
    var count: UInt64 = 0

    mutating func next(below bound: Int) -> Int {
      defer { count += 1 }
      return streams.integer(below: bound, EventQueueTests.purpose, EntityKey("case"), count)
    }
  }

  /// An event of any kind, at one of few instants from a given one on, so that many fall together.
  private static func event(
    from now: Int64, _ sequence: UInt64, _ draws: inout Draws
  ) -> DeskEvent {
    let kinds = DeskEvent.Kind.allCases
    return DeskEvent(
      kinds[draws.next(below: kinds.count)], at: now + Int64(draws.next(below: 6)),
      sequence: sequence, subject: Int32(sequence), serial: 0)
  }

  private static func take(_ queue: inout EventQueue, _ oracle: inout [DeskEvent]) -> DeskEvent? {
    let first = queue.first
    queue.removeFirst()
    oracle.sort(by: DeskEvent.precedes)
    #expect(first == oracle.removeFirst())
    return first
  }

  /// Events go in and come out as in a run: none before the one that came out last.
  @Test("What comes out is what sorting gives, whichever way it went in", arguments: 0..<40)
  func order(seed: UInt64) {
    var draws = Draws(streams: RandomStreams(seed: seed, unit: 0))
    var queue = EventQueue()
    var oracle: [DeskEvent] = []
    var now: Int64 = 0
    for sequence in 0..<UInt64(400) {
      let event = Self.event(from: now, sequence, &draws)
      oracle.append(event)
      if draws.next(below: 2) == 0 { queue.insert(event) } else { queue.append(event) }
      if draws.next(below: 5) < 2 { now = Self.take(&queue, &oracle)?.instant ?? now }
    }
    while !oracle.isEmpty { _ = Self.take(&queue, &oracle) }
    #expect(queue.first == nil)
  }

  @Test("Events of a constant delay come out as they went in, however many wait")
  func constantDelay() {
    var queue = EventQueue()
    var next: UInt64 = 0
    for sequence in UInt64(0)..<1000 {
      queue.append(
        DeskEvent(
          .pendingExpiry, at: Int64(sequence / 3) + 100, sequence: sequence,
          subject: Int32(sequence), serial: 0))
      guard sequence % 3 != 0 else { continue }
      #expect(queue.first?.subject == Int32(next))
      queue.removeFirst()
      next += 1
    }
    while let event = queue.first {
      #expect(event.subject == Int32(next))
      queue.removeFirst()
      next += 1
    }
    #expect(next == 1000)
  }
}
