import GRDB

/// The queries of a verified result database.
///
/// Rows are decoded without checks: strict tables and the verifier have settled their types.
struct StoreReader {
  let database: Database
  let file: String

  func run() throws -> RecordedRun {
    var run = RecordedRun(experiment: try experiment())
    run.estates = try estates()
    run.policies = try named("policy")
    run.scenarios = try named("scenario")
    run.curveOffsets = try Int64.fetchAll(
      database, sql: "SELECT offset_s FROM curve_offset ORDER BY position")
    run.notes = try String.fetchAll(database, sql: "SELECT note FROM note ORDER BY position")
    run.notApplicable = try notApplicable()
    run.cells = try cells(offsetCount: run.curveOffsets.count)
    run.arms = try arms()
    run.diagrams = try diagrams()
    return run
  }

  func damaged(_ detail: String) -> StoreError {
    StoreError(file: file, problem: .damaged(detail))
  }

  private func experiment() throws -> ExperimentRecord {
    let sql = """
      SELECT name, description, question, seed, sha256, resolved_specification, version, baseline,
        timelines, trials
      FROM experiment
      """
    guard let row = try Row.fetchOne(database, sql: sql) else {
      throw damaged("table 'experiment' has no row")
    }
    let seedText: String = row[3]
    guard let seed = UInt64(seedText) else {
      throw damaged("experiment.seed '\(seedText)' is not an unsigned 64-bit number")
    }
    let primary = try String.fetchAll(
      database, sql: "SELECT metric FROM primary_metric ORDER BY position")
    return ExperimentRecord(
      name: row[0], description: row[1], question: row[2], seed: seed, sha256: row[4],
      resolvedSpecification: row[5], version: row[6], baseline: row[7], primaryMetrics: primary,
      timelines: row[8], trials: row[9])
  }

  private func estates() throws -> [EstateRecord] {
    try String.fetchAll(database, sql: "SELECT name FROM estate ORDER BY position").map { name in
      let counts = try Row.fetchAll(
        database, sql: "SELECT label, value FROM estate_count WHERE estate = ? ORDER BY position",
        arguments: [name])
      let guesses = try String.fetchAll(
        database, sql: "SELECT guess FROM estate_guess WHERE estate = ? ORDER BY position",
        arguments: [name])
      let gaps = try Row.fetchAll(
        database,
        sql:
          "SELECT cluster, kinds, state, effect FROM estate_gap WHERE estate = ? ORDER BY position",
        arguments: [name])
      return EstateRecord(
        name: name, counts: counts.map { EstateRecord.Count(label: $0[0], value: $0[1]) },
        guesses: guesses,
        gaps: gaps.map {
          EstateRecord.Gap(cluster: $0[0], kinds: $0[1], state: $0[2], effect: $0[3])
        })
    }
  }

  private func named(_ table: String) throws -> [NamedRecord] {
    try Row.fetchAll(database, sql: "SELECT name, description FROM \(table) ORDER BY position")
      .map { NamedRecord(name: $0[0], description: $0[1]) }
  }

  private func notApplicable() throws -> [NotApplicableRecord] {
    let sql = """
      SELECT not_applicable.estate, not_applicable.scenario, reason
      FROM not_applicable
      JOIN estate ON estate.name = not_applicable.estate
      JOIN scenario ON scenario.name = not_applicable.scenario
      ORDER BY estate.position, scenario.position
      """
    return try Row.fetchAll(database, sql: sql)
      .map { NotApplicableRecord(estate: $0[0], scenario: $0[1], reason: $0[2]) }
  }
}
