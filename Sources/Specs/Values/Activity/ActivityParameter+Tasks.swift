extension ActivityParameter {
  static let tasks =
    taskKinds + [
      ActivityParameter(
        "tasks", "peakFactor", .amount(\.tasks.peakFactor, 1...1.99, unit: ""),
        "How much busier the busiest hour of a working day is than the mean hour: the peak of a "
          + "raised cosine over the day, 1 being flat",
        .assumption("flat, as the arrivals of pipelines are")),
      ActivityParameter(
        "tasks", "duration", .distribution(\.tasks.duration), "How long a task uses its rights",
        .assumption(
          "well below the hour that products grant; two hours of administrator work a week are the "
            + "illustrative figure of a Trustle essay")),
      ActivityParameter(
        "tasks", "execShare", .share(\.tasks.execShare),
        "Share of debugging and incident tasks that run a command in a container", .assumption("")),
      ActivityParameter(
        "tasks", "secretReadShare", .share(\.tasks.secretReadShare),
        "Share of debugging, incident and rotation tasks that read a Secret", .assumption("")),
      ActivityParameter(
        "tasks", "roleBindingShare", .share(\.tasks.roleBindingShare),
        "Share of tasks changing access that write a binding; the others edit roles",
        .assumption("")),
    ]

  /// How often each kind of task comes up.
  private static let taskKinds = [
    weight("deployWeight", \.tasks.deployWeight, "deploying by hand"),
    weight("debugWeight", \.tasks.debugWeight, "debugging"),
    weight("rotateWeight", \.tasks.rotateWeight, "rotating a secret"),
    weight("changeAccessWeight", \.tasks.changeAccessWeight, "changing who may do what"),
    weight("upgradeWeight", \.tasks.upgradeWeight, "upgrading"),
  ]

  private static func weight(
    _ name: String, _ path: any WritableKeyPath<ActivitySpec, Double> & Sendable, _ what: String
  ) -> ActivityParameter {
    ActivityParameter(
      "tasks", name, .amount(path, 0...1000, unit: ""),
      "How often a task is about \(what), relative to the others", .assumption(""))
  }

  static let incidents = [
    ActivityParameter(
      "incidents", "perTeamAndWeek",
      .amount(\.incidents.perTeamAndWeek, 0...1000, unit: "incidents per week"),
      "Incidents of each team, at any hour", .assumption("one in two weeks")),
    ActivityParameter(
      "incidents", "tasksMean", .amount(\.incidents.tasksMean, 1...1000, unit: "tasks"),
      "Mean number of urgent tasks that an incident brings, at least one; geometric",
      .assumption("")),
    ActivityParameter(
      "incidents", "span", .distribution(\.incidents.span),
      "Time over which those tasks are spread",
      .assumption("about an hour; published times to recover range from an hour to a week")),
    ActivityParameter(
      "incidents", "onCallTurn", .duration(\.incidents.onCallTurn),
      "How long one turn of being on call lasts", .assumption("weekly turns are common")),
  ]
}
