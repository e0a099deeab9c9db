/// Everything a result database holds, before any statistics: the observations as recorded.
///
/// Two runs of one experiment with one seed are equal, whatever order they were written in.
package struct RecordedRun: Sendable, Hashable {
  /// The units of one cell.
  package struct Cell: Sendable, Hashable {
    package var key: CellKey
    /// Ascending by unit number.
    package var units: [UnitObservation]

    package init(key: CellKey, units: [UnitObservation]) {
      self.key = key
      self.units = units
    }
  }

  /// The timelines of one estate under one policy.
  package struct Arm: Sendable, Hashable {
    package var key: ArmKey
    /// Ascending by unit number.
    package var timelines: [TimelineObservation]

    package init(key: ArmKey, timelines: [TimelineObservation]) {
      self.key = key
      self.timelines = timelines
    }
  }

  package var experiment: ExperimentRecord
  package var estates: [EstateRecord] = []
  package var policies: [NamedRecord] = []
  package var scenarios: [NamedRecord] = []
  /// Seconds after first use at which every unit's curve is sampled; ascending.
  package var curveOffsets: [Int64] = []
  package var notes: [String] = []
  package var notApplicable: [NotApplicableRecord] = []
  /// In the order of estates, then policies, then scenarios; those with at least one unit.
  package var cells: [Cell] = []
  /// In the order of estates, then policies; those with at least one timeline.
  package var arms: [Arm] = []
  /// In the order of the cells.
  package var diagrams: [DiagramRecord] = []

  package init(experiment: ExperimentRecord) {
    self.experiment = experiment
  }
}
