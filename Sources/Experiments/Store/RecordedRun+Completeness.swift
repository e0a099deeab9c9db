extension RecordedRun {
  /// What is missing of the timelines and trials that the experiment asked for; `nil` when nothing.
  ///
  /// A database may have lost rows, or be the partial file of a run that was stopped.
  var missingPart: String? {
    let excluded = Set(notApplicable.map { [$0.estate, $0.scenario] })
    for estate in estates {
      for policy in policies {
        let arm = ArmKey(estate: estate.name, policy: policy.name)
        let timelines = arms.first { $0.key == arm }?.timelines.count ?? 0
        if timelines != experiment.timelines {
          return "policy \(policy.name) on \(estate.name) has \(timelines) of "
            + "\(experiment.timelines) timelines"
        }
        for scenario in scenarios where !excluded.contains([estate.name, scenario.name]) {
          let key = CellKey(estate: estate.name, policy: policy.name, scenario: scenario.name)
          let units = cells.first { $0.key == key }?.units ?? []
          let trials = units.reduce(0) { $0 + $1.trials.count }
          let expected = experiment.timelines * experiment.trials
          if units.count != experiment.timelines || trials != expected {
            return "\(scenario.name) under \(policy.name) on \(estate.name) has \(trials) of "
              + "\(expected) trials"
          }
        }
      }
    }
    return nil
  }
}
