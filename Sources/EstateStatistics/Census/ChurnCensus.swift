internal import Estate

/// How many containers start a day, of programs that end and of those that stay.
package struct ChurnCensus: Sendable, Hashable {
  /// Containers that CronJobs start a day, in thousandths.
  package private(set) var shortStarts = 0
  /// Containers that pods of other programs start a day, in thousandths.
  package private(set) var longStarts = 0

  /// How many days a pod of a program that stays lives before a new version takes its place.
  ///
  /// - Source: assumption; more than half of all teams deploy less than once a week (DORA,
  ///   "Accelerate State of DevOps" 2025).
  package static let daysPerVersion = 7

  private static let scale = 1000.0

  init() {}

  init(_ facts: ClusterFacts) {
    guard facts.knows("Pod") || !facts.cluster.pods.isEmpty else { return }
    var perDay: [String: Double] = [:]
    for workload in facts.cluster.workloads
    where workload.kind == "CronJob" && !workload.isSuspended {
      let starts = perDay[workload.schedule] ?? CronSchedule(workload.schedule)?.startsPerDay ?? 0
      perDay[workload.schedule] = starts
      // Ephemeral containers are never part of a template.
      let containers = workload.template.containers.count
      shortStarts += Int((starts * Double(containers) * Self.scale).rounded())
    }
    let staying = facts.cluster.pods.filter { $0.owner?.kind != "Job" }.reduce(0) {
      $0 + $1.spec.containers.count { $0.role != .ephemeral }
    }
    longStarts = Int((Double(staying) / Double(Self.daysPerVersion) * Self.scale).rounded())
  }

  /// Containers that start a day; `nil` when nothing is known to start.
  package var startsPerDay: Double? {
    let sum = shortStarts + longStarts
    return sum == 0 ? nil : Double(sum) / Self.scale
  }

  /// Of the containers that start, the share that jobs start; `nil` when none start.
  package var shortShare: Double? {
    let sum = shortStarts + longStarts
    return sum == 0 ? nil : Double(shortStarts) / Double(sum)
  }

  static func += (left: inout ChurnCensus, right: ChurnCensus) {
    left.shortStarts += right.shortStarts
    left.longStarts += right.longStarts
  }
}
