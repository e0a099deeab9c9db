import Experiments
import Foundation
import GRDB
import Testing

@Suite("Result store: tables for plain SQL")
struct SchemaTests {
  private let folder: TemporaryFolder
  private let queue: DatabaseQueue

  init() throws {
    folder = try TemporaryFolder()
    let url = folder.file("results.sqlite")
    try RecordedRun.small.write(to: url)
    queue = try DatabaseQueue(path: url.path)
  }

  @Test("A trial has one column per per-trial metric, in the order of the metrics")
  func metricColumns() throws {
    let columns = try queue.read { try $0.columns(in: "trial").map(\.name) }
    #expect(
      columns.prefix(7) == [
        "cell", "unit", "trial", "leak_instant_s", "first_use_s", "place", "eviction_offset_s",
      ])
    #expect(columns.dropFirst(7) == Metric.perTrial.map(\.rawValue)[...])
  }

  @Test("A timeline has one column per per-timeline metric")
  func timelineColumns() throws {
    let columns = try queue.read { try $0.columns(in: "timeline").map(\.name) }
    let metrics = Metric.allCases.filter { $0.population == .timeline }.map(\.rawValue)
    #expect(columns == ["arm", "unit"] + metrics)
  }

  @Test("Every table is strict, so a column holds what its type says")
  func strict() throws {
    let loose = try queue.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT name FROM pragma_table_list
          WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
          """)
    }
    #expect(loose.isEmpty)
  }

  @Test("A cell's mean is one query away")
  func meanBySQL() throws {
    let means = try queue.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT policy, avg(unit_mean) AS mean FROM (
            SELECT policy, unit, avg(blast_radius_count) AS unit_mean
            FROM trial_view WHERE estate = 'shop' AND scenario = 'runner'
            GROUP BY policy, unit)
          GROUP BY policy ORDER BY policy
          """
      ).map { [$0["policy"] as String: $0["mean"] as Double] }
    }
    #expect(means == [["jit": 2], ["standing": 12]])
  }

  @Test("Requests and timelines are readable by name")
  func views() throws {
    let waiting = try queue.read { database in
      try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM request_view WHERE policy = 'jit' AND outcome = 'pending'")
    }
    #expect(waiting == 1)
    let rate = try queue.read { database in
      try Double.fetchOne(
        database, sql: "SELECT avg(requests_per_day) FROM timeline_view WHERE policy = 'jit'")
    }
    #expect(rate == 2)
  }
}
