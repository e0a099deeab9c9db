import GRDB

extension StoreReader {
  /// The cells that have trials, with their units.
  func cells(offsetCount: Int) throws -> [RecordedRun.Cell] {
    let keys = try cellKeys()
    let metrics = Metric.perTrial.map(\.rawValue).joined(separator: ", ")
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT cell, unit, leak_instant_s, first_use_s, place, eviction_offset_s, \(metrics)
        FROM trial ORDER BY cell, unit, trial
        """)
    var cells: [RecordedRun.Cell] = []
    var lastCell: Int64?
    while let row = try rows.next() {
      let cell: Int64 = row[0]
      let unit: Int = row[1]
      if cell != lastCell {
        guard let key = keys[cell] else { throw damaged("a trial has no cell") }
        cells.append(RecordedRun.Cell(key: key, units: []))
        lastCell = cell
      }
      let last = cells.count - 1
      if cells[last].units.last?.unit != unit {
        let curves = try curves(cell: cell, unit: unit, offsetCount: offsetCount)
        cells[last].units.append(
          UnitObservation(
            unit: unit, trials: [], curve: curves.reached, objectiveCurve: curves.objective))
      }
      cells[last].units[cells[last].units.count - 1].trials.append(trial(row))
    }
    return cells
  }

  func diagrams() throws -> [DiagramRecord] {
    let keys = try cellKeys()
    return try Row.fetchAll(database, sql: "SELECT cell, omitted_assets FROM diagram ORDER BY cell")
      .map { row in
        let cell: Int64 = row[0]
        guard let key = keys[cell] else { throw damaged("a diagram has no cell") }
        return DiagramRecord(
          estate: key.estate, policy: key.policy, scenario: key.scenario,
          vertices: try vertices(cell: cell), edges: try edges(cell: cell),
          omittedAssets: row[1])
      }
  }

  private func cellKeys() throws -> [Int64: CellKey] {
    let sql = """
      SELECT cell.id, arm.estate, arm.policy, cell.scenario
      FROM cell JOIN arm ON arm.id = cell.arm
      """
    let pairs = try Row.fetchAll(database, sql: sql).map { row -> (Int64, CellKey) in
      (row[0], CellKey(estate: row[1], policy: row[2], scenario: row[3]))
    }
    return Dictionary(pairs) { first, _ in first }
  }

  private func trial(_ row: Row) -> TrialObservation {
    TrialObservation(
      leakInstant: row[2], firstUse: row[3], place: row[4], evictionOffset: row[5],
      values: Metric.perTrial.indices.map { row[6 + $0] })
  }

  private func curves(
    cell: Int64, unit: Int, offsetCount: Int
  ) throws -> (reached: [Double], objective: [Double]) {
    let statement = try database.cachedStatement(
      sql: """
        SELECT reached_share, objective_share FROM curve_point WHERE cell = ? AND unit = ?
        ORDER BY position
        """)
    let rows = try Row.fetchAll(statement, arguments: [cell, unit])
    guard rows.count == offsetCount else {
      throw damaged(
        "cell \(cell), unit \(unit): \(rows.count) curve points, expected \(offsetCount)")
    }
    let objective = rows.compactMap { $0[1] as Double? }
    guard objective.isEmpty || objective.count == rows.count else {
      throw damaged("cell \(cell), unit \(unit): the objective has no share at some offsets")
    }
    return (rows.map { $0[0] }, objective)
  }

  private func vertices(cell: Int64) throws -> [DiagramRecord.Vertex] {
    try Row.fetchAll(
      database,
      sql: "SELECT id, label, kind, share FROM diagram_vertex WHERE cell = ? ORDER BY position",
      arguments: [cell]
    ).map { DiagramRecord.Vertex(id: $0[0], label: $0[1], kind: $0[2], share: $0[3]) }
  }

  private func edges(cell: Int64) throws -> [DiagramRecord.Edge] {
    try Row.fetchAll(
      database,
      sql: "SELECT tail, head, label, share FROM diagram_edge WHERE cell = ? ORDER BY position",
      arguments: [cell]
    ).map { DiagramRecord.Edge(tail: $0[0], head: $0[1], label: $0[2], share: $0[3]) }
  }
}
