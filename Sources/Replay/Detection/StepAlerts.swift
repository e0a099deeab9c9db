import AttackGraph
import GraphKernels
import Sampling
import Specs

/// Draws which steps of a course are noticed, and how long that takes.
///
/// Both draws are keyed by (technique, target, how many-eth period of that target in the trial);
/// they are the same whoever takes the step and under every policy.
struct StepAlerts: ~Copyable {
  private let laid: LaidGraph
  private let tables: LaidTables
  private let streams: RandomStreams
  /// What chances are multiplied with.
  private let share: Double
  /// Periods seen so far of each vertex that can be noticed; shape [graph vertices].
  private var counts: [UInt64]

  private static let notice = StreamPurpose("step-detection")
  private static let delay = StreamPurpose("step-dwell")
  private static let renewal = StreamPurpose("renewal-detection")
  private static let renewalDelay = StreamPurpose("renewal-dwell")

  init(_ laid: LaidGraph, _ tables: LaidTables, streams: RandomStreams, stealth: Double) {
    self.laid = laid
    self.tables = tables
    self.streams = streams
    share = 1 - stealth
    counts = Array(repeating: 0, count: laid.graph.vertices.count)
  }

  /// The alerts of a course's steps and renewals.
  ///
  /// Where only a path is taken, only its steps are noticed; the count of a target's periods stays
  /// that of the whole course.
  /// - Complexity: O(periods), and two draws for each step that can be noticed.
  mutating func alerts(_ course: Course, start: Int64, trial: Int) -> [PendingAlert] {
    let path = course.path.map { Set($0) }
    var alerts: [PendingAlert] = []
    for (position, period) in course.periods.enumerated()
    where tables.marks[Int(period.vertex)].contains(.noticeable) {
      let target = laid.base[Int(period.vertex)]
      let occurrence = counts[Int(target)]
      counts[Int(target)] += 1
      guard path?.contains(position) ?? true, let slot = period.slot,
        tables.techniques[Int(slot)] >= 0
      else { continue }
      let technique = Int(tables.techniques[Int(slot)])
      let chance = tables.graph.chances[technique] * share
      guard chance > 0 else { continue }
      let key =
        occurrence == 0
        ? tables.firstKeys[Int(slot)]
        : tables.graph.key(technique: technique, target: target).appending(occurrence)
      let uniform = streams.uniform(Self.notice, key, UInt64(trial))
      guard uniform < chance else { continue }
      alerts.append(
        PendingAlert(
          offset: period.arrival - start,
          dwell: streams.draw(Self.delay, key, UInt64(trial), from: Calibration.dwell),
          cause: .step(edge: laid.baseEdges[Int(slot)])))
    }
    for period in course.periods
    where tables.marks[Int(period.vertex)].contains(.noticeable) {
      counts[Int(laid.base[Int(period.vertex)])] = 0
    }
    if course.path == nil { alerts += renewalAlerts(course, start: start, trial: trial) }
    return alerts
  }

  /// A hold that renews itself is noticed at its G-th renewal, G geometric.
  private mutating func renewalAlerts(
    _ course: Course, start: Int64, trial: Int
  ) -> [PendingAlert] {
    var alerts: [PendingAlert] = []
    for renewal in course.renewals {
      guard let edge = laid.attackEdge(ofSlot: Int(renewal.slot)) else { continue }
      let target = laid.base[Int(renewal.vertex)]
      let occurrence = counts[Int(target)]
      counts[Int(target)] += 1
      let technique = laid.graph.edges[Int(edge)].technique
      let key = tables.graph.key(technique: technique, target: target).appending(occurrence)
      let number = RenewalCount.first(
        streams.uniform(Self.renewal, key, UInt64(trial)),
        chance: tables.graph.chances[technique] * share)
      guard let number, let offset = offset(of: number, renewal, start: start) else { continue }
      alerts.append(
        PendingAlert(
          offset: offset,
          dwell: streams.draw(Self.renewalDelay, key, UInt64(trial), from: Calibration.dwell),
          cause: .step(edge: edge)))
    }
    for renewal in course.renewals { counts[Int(laid.base[Int(renewal.vertex)])] = 0 }
    return alerts
  }

  private func offset(of number: Int64, _ renewal: RenewingHold, start: Int64) -> Int64? {
    let (seconds, isTooLong) = renewal.interval.multipliedReportingOverflow(by: number)
    let (offset, isTooLate) = (renewal.arrival - start).addingReportingOverflow(seconds)
    return isTooLong || isTooLate ? nil : offset
  }
}

/// Which of a row of independent, equally likely chances comes up first.
package enum RenewalCount {
  /// The geometric draw that belongs to a uniform number: at least 1; `nil` where it is beyond all
  /// counting or never comes.
  package static func first(_ uniform: Double, chance: Double) -> Int64? {
    guard chance > 0 else { return nil }
    guard chance < 1 else { return 1 }
    // P(G > g) = (1 − p)^g, so G is the least g with 1 − (1 − p)^g ≥ u.
    let count = (Portable.log1p(-uniform) / Portable.log1p(-chance)).rounded(.up)
    return count < 0x1p62 ? max(1, Int64(count)) : nil
  }
}
