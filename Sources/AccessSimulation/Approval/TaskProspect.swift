/// What is known of a task before it is taken up.
struct TaskProspect {
  /// Seconds that its owner would wait; 0 where there is nothing to ask for, or nobody who tires.
  var patience: Int64 = 0
  /// The bundle that its target needs; negative for none.
  var bundle: Int32 = -1
  /// Whether the policy leaves what the task needs and has no emergency access to its target, so
  /// that there is nothing else to look at.
  var isPlain = false
}

/// Prospects are made ahead and together: one of them does not wait for another, so that the
/// processor draws and looks up several at a time, while what the desk does next hangs on each.
extension ApprovalDesk {
  /// Shape [tasks].
  func makeProspects() -> [TaskProspect] { world.tasks.indices.map { prospect(of: $0) } }

  private func prospect(of task: Int) -> TaskProspect {
    var prospect = TaskProspect()
    guard world.tasks[task].target >= 0 else { return prospect }
    let target = target(of: task)
    prospect.bundle = model.targets[target].bundle
    prospect.isPlain =
      model.targets[target].breakGlass < 0 && model.targets[target].standing < 0
      && Int32(world.tasks[task].need) < model.targets[target].coveredNeeds
    if actor(of: task).isPerson, prospect.bundle >= 0 || world.tasks[task].action != nil {
      prospect.patience = draws.seconds(
        draws.patience, subject(of: task),
        from: world.tasks[task].isUrgent ? model.urgentPatience : model.patience)
    }
    return prospect
  }
}
