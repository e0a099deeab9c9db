import GRDB

/// The insert statements of a result database, one method per kind of row.
struct StoreWriter {
  let database: Database

  func insert(specification run: RecordedRun) throws {
    try insert(experiment: run.experiment)
    for (position, estate) in run.estates.enumerated() {
      try insert(estate: estate, position: position)
    }
    for (position, policy) in run.policies.enumerated() {
      try insert("policy", [position, policy.name, policy.description])
    }
    for (position, scenario) in run.scenarios.enumerated() {
      try insert("scenario", [position, scenario.name, scenario.description])
    }
    for (position, offset) in run.curveOffsets.enumerated() {
      try insert("curve_offset", [position, offset])
    }
    for record in run.notApplicable {
      try insert("not_applicable", [record.estate, record.scenario, record.reason])
    }
    for note in run.notes { try append(note: note) }
  }

  func insert(arm: ArmKey, id: Int64) throws {
    try insert("arm", [id, arm.estate, arm.policy])
  }

  func insert(cell: CellKey, arm: Int64, id: Int64) throws {
    try insert("cell", [id, arm, cell.scenario])
  }

  func insert(unit: UnitObservation, cell: Int64) throws {
    let trials = try insertion(into: "trial", columns: 7 + Metric.perTrial.count)
    for (number, trial) in unit.trials.enumerated() {
      precondition(
        trial.values.count == Metric.perTrial.count, "a trial has one value per metric")
      precondition(
        trial.values.allSatisfy { $0?.isFinite ?? true }, "a metric is finite or undefined")
      let fixed: [(any DatabaseValueConvertible)?] = [
        cell, unit.unit, number, trial.leakInstant, trial.firstUse, trial.place,
        trial.evictionOffset,
      ]
      try trials.execute(arguments: StatementArguments(fixed + trial.values.map { $0 }))
    }
    try insert(curvesOf: unit, cell: cell)
  }

  private func insert(curvesOf unit: UnitObservation, cell: Int64) throws {
    let reached = unit.objectiveCurve
    precondition(
      reached.isEmpty || reached.count == unit.curve.count, "both curves have the same offsets")
    precondition(
      (unit.curve + reached).allSatisfy(\.isFinite), "a reached share is a number")
    let points = try insertion(into: "curve_point", columns: 5)
    for (position, share) in unit.curve.enumerated() {
      try points.execute(
        arguments: [cell, unit.unit, position, share, reached.isEmpty ? nil : reached[position]])
    }
  }

  func insert(timeline: TimelineObservation, arm: Int64) throws {
    precondition(
      timeline.values.count == Metric.perTimeline.count, "a timeline has one value per metric")
    precondition(
      timeline.values.allSatisfy { $0?.isFinite ?? true }, "a metric is finite or undefined")
    try insert("timeline", [arm, timeline.unit] + timeline.values.map { $0 })
    let waits = try insertion(into: "deploy_wait", columns: 5)
    for wait in timeline.deployWaits {
      try waits.execute(
        arguments: [arm, timeline.unit, wait.seconds, wait.isDone, wait.count])
    }
    let requests = try insertion(into: "request", columns: 10)
    for (position, request) in timeline.requests.enumerated() {
      try requests.execute(
        arguments: [
          arm, timeline.unit, position, request.requested, request.decided, request.latency,
          request.outcome.rawValue, request.decider.rawValue, request.attempt, request.environment,
        ])
    }
  }

  func insert(diagram: DiagramRecord, cell: Int64) throws {
    try insert("diagram", [cell, diagram.omittedAssets])
    for (position, vertex) in diagram.vertices.enumerated() {
      try insert(
        "diagram_vertex",
        [cell, position, vertex.id, vertex.label, vertex.kind, vertex.share])
    }
    for (position, edge) in diagram.edges.enumerated() {
      try insert(
        "diagram_edge", [cell, position, edge.tail, edge.head, edge.label, edge.share])
    }
  }

  func append(note: String) throws {
    try database.execute(
      sql: "INSERT INTO note SELECT count(*), ? FROM note", arguments: [note])
  }

  private func insert(experiment: ExperimentRecord) throws {
    try insert(
      "experiment",
      [
        1, experiment.name, experiment.description, experiment.question,
        String(experiment.seed), experiment.sha256, experiment.resolvedSpecification,
        experiment.version, experiment.baseline, experiment.timelines, experiment.trials,
      ])
    for (position, metric) in experiment.primaryMetrics.enumerated() {
      try insert("primary_metric", [position, metric])
    }
  }

  private func insert(estate: EstateRecord, position: Int) throws {
    try insert("estate", [position, estate.name])
    for (position, count) in estate.counts.enumerated() {
      try insert("estate_count", [estate.name, position, count.label, count.value])
    }
    for (position, guess) in estate.guesses.enumerated() {
      try insert("estate_guess", [estate.name, position, guess])
    }
    for (position, gap) in estate.gaps.enumerated() {
      try insert(
        "estate_gap", [estate.name, position, gap.cluster, gap.kinds, gap.state, gap.effect])
    }
  }

  /// Inserts one row, its values in the order of the table's columns.
  private func insert(_ table: String, _ values: [(any DatabaseValueConvertible)?]) throws {
    try insertion(into: table, columns: values.count)
      .execute(arguments: StatementArguments(values))
  }

  /// The statement that inserts one row; prepared once per connection.
  private func insertion(into table: String, columns: Int) throws -> Statement {
    let places = Array(repeating: "?", count: columns).joined(separator: ", ")
    return try database.cachedStatement(sql: "INSERT INTO \(table) VALUES (\(places))")
  }
}
