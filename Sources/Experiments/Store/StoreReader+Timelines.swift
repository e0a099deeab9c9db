import GRDB

extension StoreReader {
  /// The arms that have timelines.
  func arms() throws -> [RecordedRun.Arm] {
    let metrics = Metric.perTimeline.map(\.rawValue).joined(separator: ", ")
    let rows = try Row.fetchAll(
      database,
      sql: "SELECT arm, unit, estate, policy, \(metrics) FROM timeline_view ORDER BY arm, unit")
    var arms: [RecordedRun.Arm] = []
    var lastArm: Int64?
    for row in rows {
      let arm: Int64 = row[0]
      if arm != lastArm {
        let key = ArmKey(estate: row[2], policy: row[3])
        arms.append(RecordedRun.Arm(key: key, timelines: []))
        lastArm = arm
      }
      arms[arms.count - 1].timelines.append(
        TimelineObservation(
          unit: row[1], requests: try requests(arm: arm, unit: row[1]),
          deployWaits: try deployWaits(arm: arm, unit: row[1]),
          values: Metric.perTimeline.indices.map { row[4 + $0] }))
    }
    return arms
  }

  private func deployWaits(arm: Int64, unit: Int) throws -> [WaitCount] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT wait_s, done, deployments FROM deploy_wait
        WHERE arm = ? AND unit = ? ORDER BY wait_s, done
        """)
    return try Row.fetchAll(statement, arguments: [arm, unit]).map {
      WaitCount(seconds: $0[0], isDone: $0[1], count: $0[2])
    }
  }

  private func requests(arm: Int64, unit: Int) throws -> [RequestObservation] {
    let statement = try database.cachedStatement(
      sql: """
        SELECT requested_s, decided_s, latency_s, outcome, decider, attempt, environment
        FROM request WHERE arm = ? AND unit = ? ORDER BY position
        """)
    let rows = try Row.fetchCursor(statement, arguments: [arm, unit])
    var requests: [RequestObservation] = []
    while let row = try rows.next() {
      requests.append(
        RequestObservation(
          requested: row[0], decided: row[1], latency: row[2],
          outcome: try value(row[3], of: "outcome"), decider: try value(row[4], of: "decider"),
          attempt: row[5], environment: row[6]))
    }
    return requests
  }

  private func value<Value: RawRepresentable<String> & CaseIterable>(
    _ text: String, of column: String
  ) throws -> Value {
    guard let value = Value(rawValue: text) else {
      let known = Value.allCases.map(\.rawValue).joined(separator: ", ")
      throw damaged("request.\(column) '\(text)' is none of \(known)")
    }
    return value
  }
}
