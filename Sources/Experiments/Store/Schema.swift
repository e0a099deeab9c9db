/// The tables of a result database, for everyone who queries one with plain SQL.
///
/// All times are whole seconds. Absolute times count from the start of the simulated timeline;
/// shares are 0 to 1; what is undefined is NULL. Content is a function of the experiment and its
/// seed: the ids of `arm` and `cell` follow the order of the specification, never the order of
/// writing. Start with the views: they carry names instead of ids.
///
/// | view | one row per |
/// |---|---|
/// | `trial_view` | trial, with `estate policy scenario` and every per-trial metric |
/// | `timeline_view` | simulated timeline, with `estate policy` and its per-timeline metrics |
/// | `request_view` | access request, with `estate policy` |
///
/// | table | one row per | columns |
/// |---|---|---|
/// | `experiment` | database | what was asked; `seed` is text, since it is unsigned 64 bit; `timelines` = units per cell, `trials` = trials per unit |
/// | `primary_metric` | declared primary metric | |
/// | `estate` `estate_count` `estate_guess` `estate_gap` | estate; size; guess about it; kinds of object that are not known in full | `position` = order of the specification, from 0; `effect` on the figures |
/// | `policy` `scenario` | policy; compromise | |
/// | `not_applicable` | estate × scenario without a candidate place | `reason` |
/// | `note` | note to the reader | |
/// | `curve_offset` | offset of the reach curves | `offset_s` after first use |
/// | `arm` | estate × policy | |
/// | `cell` | arm × scenario | |
/// | `trial` | cell × unit × trial | `leak_instant_s`; `first_use_s`, NULL = never used; `place`; `eviction_offset_s` after first use, NULL = never evicted; then one column per per-trial metric, NULL = undefined |
/// | `curve_point` | cell × unit × offset | `reached_share`, mean over the unit's trials; `objective_share` of them that had reached the objective by then, NULL without one |
/// | `timeline` | arm × unit | one column per per-timeline metric, NULL = undefined |
/// | `deploy_wait` | arm × unit × wait × `done` | `wait_s` for access, to three significant digits; `done`: 0 = given up or still waiting after that long; `deployments` that waited so long |
/// | `request` | arm × unit × request, in order of request | `requested_s`; `decided_s`, NULL while pending; `latency_s` between them, or to the end of the run; `outcome`: `approved`, `denied`, `expired`, `withdrawn` or `pending`; `decider`: `policy`, `person` (or waiting for one) or `nobody`; `attempt`, from 0; `environment` of what was asked for, or `cluster` |
/// | `diagram` `diagram_vertex` `diagram_edge` | drawn cell; its vertices; its edges | `share` of the cell's trials |
///
/// - Note: `PRAGMA user_version` is `version`; any change of the text below raises it.
enum Schema {
  /// Format of the database; a reader takes exactly this one.
  static let version = 4

  /// `PRAGMA application_id` of every result database: the bytes of "BLAB".
  static let applicationID: Int32 = 0x424C_4142

  /// The statements that make the tables and views, in order, by name.
  static let objects: [(name: String, sql: String)] =
    (specificationTables + observationTables + diagramTables + views).map { sql in
      (String(sql.split(separator: " ", maxSplits: 3)[2].prefix { $0 != "(" }), sql)
    }
}
