extension EstateParameter {
  static let access = [
    developerTasksPerDay, onCallTasksPerDay, platformTasksPerDay, breakGlassTasksPerDay,
    onCallEditShare, personalBindingShare, sharedKubeconfigShare, sharedKubeconfigHolders,
  ]

  package static let developerTasksPerDay = EstateParameter(
    "access", "developerTasksPerDay", .amount(0...1000, unit: "tasks per working day"), 0.4,
    "Privileged tasks of a developer per working day",
    .assumption(
      "two hours of administrator work a week, the illustrative figure of a Trustle essay, at an hour "
        + "each"))
  package static let onCallTasksPerDay = EstateParameter(
    "access", "onCallTasksPerDay", .amount(0...1000, unit: "tasks per working day"), 1,
    "Privileged tasks of somebody on call per working day", .assumption(""))
  package static let platformTasksPerDay = EstateParameter(
    "access", "platformTasksPerDay", .amount(0...1000, unit: "tasks per working day"), 2,
    "Privileged tasks of a member of the platform team per working day", .assumption(""))
  package static let breakGlassTasksPerDay = EstateParameter(
    "access", "breakGlassTasksPerDay", .amount(0...1000, unit: "tasks per working day"), 0.004,
    "Uses of the emergency kubeconfig per working day", .assumption("once in 250 working days"))
  package static let onCallEditShare = EstateParameter(
    "access", "onCallEditShare", .share, 0.5,
    "Share of applications whose people on call hold `edit` in production instead of a role made for "
      + "debugging",
    .assumption(""))
  package static let personalBindingShare = EstateParameter(
    "access", "personalBindingShare", .share, 0.1,
    "Share of people who kept a binding of their own in a production namespace", .assumption(""))
  package static let sharedKubeconfigShare = EstateParameter(
    "access", "sharedKubeconfigShare", .share, 0.15,
    "Share of teams that share one kubeconfig of a cluster", .assumption(""))
  package static let sharedKubeconfigHolders = EstateParameter(
    "access", "sharedKubeconfigHolders", .count(1...100), 2,
    "Members who keep a copy of a shared kubeconfig", .assumption(""))
}
