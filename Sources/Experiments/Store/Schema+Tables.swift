extension Schema {
  static let specificationTables = [
    """
    CREATE TABLE experiment (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      name TEXT NOT NULL,
      description TEXT NOT NULL,
      question TEXT NOT NULL,
      seed TEXT NOT NULL,
      sha256 TEXT NOT NULL,
      resolved_specification TEXT NOT NULL,
      version TEXT NOT NULL,
      baseline TEXT NOT NULL,
      timelines INTEGER NOT NULL,
      trials INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE primary_metric (
      position INTEGER PRIMARY KEY,
      metric TEXT NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE estate (
      position INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE
    ) STRICT
    """,
    """
    CREATE TABLE estate_count (
      estate TEXT NOT NULL REFERENCES estate (name),
      position INTEGER NOT NULL,
      label TEXT NOT NULL,
      value INTEGER NOT NULL,
      PRIMARY KEY (estate, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE estate_guess (
      estate TEXT NOT NULL REFERENCES estate (name),
      position INTEGER NOT NULL,
      guess TEXT NOT NULL,
      PRIMARY KEY (estate, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE estate_gap (
      estate TEXT NOT NULL REFERENCES estate (name),
      position INTEGER NOT NULL,
      cluster TEXT NOT NULL,
      kinds TEXT NOT NULL,
      state TEXT NOT NULL,
      effect TEXT NOT NULL,
      PRIMARY KEY (estate, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE policy (
      position INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      description TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE scenario (
      position INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      description TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE not_applicable (
      estate TEXT NOT NULL REFERENCES estate (name),
      scenario TEXT NOT NULL REFERENCES scenario (name),
      reason TEXT NOT NULL,
      PRIMARY KEY (estate, scenario)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE note (
      position INTEGER PRIMARY KEY,
      note TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE curve_offset (
      position INTEGER PRIMARY KEY,
      offset_s INTEGER NOT NULL UNIQUE
    ) STRICT
    """,
  ]

  static let observationTables = [
    """
    CREATE TABLE arm (
      id INTEGER PRIMARY KEY,
      estate TEXT NOT NULL REFERENCES estate (name),
      policy TEXT NOT NULL REFERENCES policy (name),
      UNIQUE (estate, policy)
    ) STRICT
    """,
    """
    CREATE TABLE cell (
      id INTEGER PRIMARY KEY,
      arm INTEGER NOT NULL REFERENCES arm (id),
      scenario TEXT NOT NULL REFERENCES scenario (name),
      UNIQUE (arm, scenario)
    ) STRICT
    """,
    """
    CREATE TABLE trial (
      cell INTEGER NOT NULL REFERENCES cell (id),
      unit INTEGER NOT NULL,
      trial INTEGER NOT NULL,
      leak_instant_s INTEGER NOT NULL,
      first_use_s INTEGER,
      place TEXT NOT NULL,
      eviction_offset_s INTEGER,
      blast_radius_count REAL,
      blast_radius_weight REAL,
      blast_radius_share REAL,
      potential_blast_radius_share REAL,
      snapshot_blast_radius_share REAL,
      residual_blast_radius_share REAL,
      foothold_live_share REAL,
      blast_radius_share_live REAL,
      objective_reached REAL,
      time_to_objective_s REAL,
      namespaces_reached REAL,
      nodes_reached REAL,
      clusters_reached REAL,
      identities_reached REAL,
      self_renewing_share REAL,
      PRIMARY KEY (cell, unit, trial)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE curve_point (
      cell INTEGER NOT NULL REFERENCES cell (id),
      unit INTEGER NOT NULL,
      position INTEGER NOT NULL REFERENCES curve_offset (position),
      reached_share REAL NOT NULL,
      objective_share REAL,
      PRIMARY KEY (cell, unit, position)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE timeline (
      arm INTEGER NOT NULL REFERENCES arm (id),
      unit INTEGER NOT NULL,
      requests_per_day REAL,
      requests_denied_per_week REAL,
      bypasses_per_week REAL,
      break_glass_per_week REAL,
      rotation_incidents_per_week REAL,
      auto_approved_share REAL,
      tasks_abandoned_share REAL,
      audit_coverage_share REAL,
      attributable_actions_share REAL,
      approver_utilisation REAL,
      standing_permission_hours REAL,
      live_credential_hours REAL,
      credentials_valid_after_1h_share REAL,
      credentials_valid_after_24h_share REAL,
      annual_risk_weight REAL,
      PRIMARY KEY (arm, unit)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE deploy_wait (
      arm INTEGER NOT NULL,
      unit INTEGER NOT NULL,
      wait_s INTEGER NOT NULL CHECK (wait_s >= 0),
      done INTEGER NOT NULL CHECK (done IN (0, 1)),
      deployments INTEGER NOT NULL CHECK (deployments > 0),
      PRIMARY KEY (arm, unit, wait_s, done),
      FOREIGN KEY (arm, unit) REFERENCES timeline (arm, unit)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE request (
      arm INTEGER NOT NULL,
      unit INTEGER NOT NULL,
      position INTEGER NOT NULL,
      requested_s INTEGER NOT NULL,
      decided_s INTEGER CHECK (decided_s >= requested_s),
      latency_s INTEGER NOT NULL CHECK (latency_s >= 0),
      outcome TEXT NOT NULL
        CHECK (outcome IN ('approved', 'denied', 'expired', 'withdrawn', 'pending')),
      decider TEXT NOT NULL CHECK (decider IN ('policy', 'person', 'nobody')),
      attempt INTEGER NOT NULL CHECK (attempt >= 0),
      environment TEXT NOT NULL,
      PRIMARY KEY (arm, unit, position),
      FOREIGN KEY (arm, unit) REFERENCES timeline (arm, unit)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  static let diagramTables = [
    """
    CREATE TABLE diagram (
      cell INTEGER PRIMARY KEY REFERENCES cell (id),
      omitted_assets INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE diagram_vertex (
      cell INTEGER NOT NULL REFERENCES diagram (cell),
      position INTEGER NOT NULL,
      id TEXT NOT NULL,
      label TEXT NOT NULL,
      kind TEXT NOT NULL,
      share REAL NOT NULL,
      PRIMARY KEY (cell, position),
      UNIQUE (cell, id)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE diagram_edge (
      cell INTEGER NOT NULL REFERENCES diagram (cell),
      position INTEGER NOT NULL,
      tail TEXT NOT NULL,
      head TEXT NOT NULL,
      label TEXT NOT NULL,
      share REAL NOT NULL,
      PRIMARY KEY (cell, position),
      FOREIGN KEY (cell, tail) REFERENCES diagram_vertex (cell, id),
      FOREIGN KEY (cell, head) REFERENCES diagram_vertex (cell, id)
    ) STRICT, WITHOUT ROWID
    """,
  ]

  static let views = [
    """
    CREATE VIEW trial_view AS
    SELECT arm.estate, arm.policy, cell.scenario, trial.*
    FROM trial JOIN cell ON cell.id = trial.cell JOIN arm ON arm.id = cell.arm
    """,
    """
    CREATE VIEW timeline_view AS
    SELECT arm.estate, arm.policy, timeline.*
    FROM timeline JOIN arm ON arm.id = timeline.arm
    """,
    """
    CREATE VIEW request_view AS
    SELECT arm.estate, arm.policy, request.*
    FROM request JOIN arm ON arm.id = request.arm
    """,
  ]
}
