import AccessSimulation
import Dispatch
import Estate
import Sampling
import Specs
import Synchronization
import TestSupport
import Testing

@Suite("The same seed gives the same timeline")
struct DeterminismTests {
  /// Everything that a run leaves behind.
  private struct Remains: Equatable, Sendable {
    var timeline: Timeline
    var metrics: AccessMetrics
    var log: [UInt8]
    var lines: [UInt8]

    init(_ plan: AccessPlan, seed: UInt64, unit: UInt64) {
      timeline = AccessSimulator(plan: plan, clock: BusyShop.clock)
        .simulate(RandomStreams(seed: seed, unit: unit))
      metrics = AccessMetrics.complete(timeline, plan: plan)
      var log: [UInt8] = []
      _ = AuditWriter.write(AuditLog(timeline, plan: plan), sealEvery: 86_400) { log += $0 }
      var lines: [UInt8] = []
      timeline.writeLines(plan: plan) { lines += $0 }
      timeline.writeRequestTable(plan: plan) { lines += $0 }
      timeline.writeTaskTable(plan: plan) { lines += $0 }
      (self.log, self.lines) = (log, lines)
    }
  }

  private static func plan(_ estate: Estate) throws -> AccessPlan {
    try AccessPlan(BusyShop.policy, on: estate, activity: BusyShop.activity)
  }

  @Test("Twice in a process, from a plan made anew, and on several threads at once")
  func repeated() throws {
    for estate in [BusyShop.estate(), try BusyShop.small()] {
      let plan = try Self.plan(estate)
      let units = (0..<3).map { Remains(plan, seed: 5, unit: UInt64($0)) }
      #expect(Remains(try Self.plan(estate), seed: 5, unit: 0) == units[0])
      #expect(!units[0].log.isEmpty && !units[0].timeline.requests.isEmpty)
      let found = Mutex<[Int: Remains]>([:])
      DispatchQueue.concurrentPerform(iterations: 6) { index in
        let remains = Remains(plan, seed: 5, unit: UInt64(index % 3))
        found.withLock { $0[index] = remains }
      }
      for (index, remains) in found.withLock({ $0 }) {
        #expect(remains == units[index % 3], "iteration \(index)")
      }
    }
  }

  @Test("Another unit, and another seed, give another timeline")
  func different() throws {
    let plan = try Self.plan(BusyShop.estate())
    let base = Remains(plan, seed: 5, unit: 0)
    for other in [Remains(plan, seed: 5, unit: 1), Remains(plan, seed: 6, unit: 0)] {
      #expect(other.timeline != base.timeline && other.log != base.log)
      #expect(other.metrics != base.metrics)
    }
  }
}
