/// Everything a result database holds, as values; a report is a function of this alone.
package struct ResultSet: Sendable, Hashable {
  package var experiment: ExperimentRecord
  package var estates: [EstateRecord] = []
  package var policies: [NamedRecord] = []
  package var scenarios: [NamedRecord] = []
  package var cells: [CellRecord] = []
  package var comparisons: [ComparisonRecord] = []
  package var curves: [CurveRecord] = []
  package var latencies: [LatencyRecord] = []
  package var diagrams: [DiagramRecord] = []
  package var notApplicable: [NotApplicableRecord] = []
  /// What a reader must know to judge the figures: bounds, guesses, what is not modelled.
  package var notes: [String] = []

  package init(experiment: ExperimentRecord) {
    self.experiment = experiment
  }
}
