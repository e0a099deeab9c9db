extension PolicyDefault {
  /// Those of compromises, experiments and estate contexts.
  static let surroundings =
    clock + [
      PolicyDefault(
        "people[].workingHours (EstateContext)", "", constant: "officeHours",
        value: "Monday to Friday, 09:00 to 17:00 UTC", "When people and approvers work",
        .assumption("the 8×5 calendar")),
      PolicyDefault(
        "assetWeights (EstateContext)", "", constant: "assetWeights", value: weights,
        "What one asset of each kind counts for", .assumption("")),
    ]

  private static let clock = [
    PolicyDefault(
      "horizon (Compromise)", "", constant: "horizon",
      value: DurationText.text(of: SpecDefaults.horizon), "How long a replay runs from first use",
      .assumption("")),
    PolicyDefault(
      "clock.warmUp (Experiment)", "", constant: "warmUp",
      value: DurationText.text(of: SpecDefaults.warmUp), "What is simulated before the leak window",
      .assumption("four whole working weeks")),
    PolicyDefault(
      "clock.leakWindow (Experiment)", "", constant: "leakWindow",
      value: DurationText.text(of: SpecDefaults.leakWindow), "Span in which the leak falls",
      .assumption("four whole working weeks")),
    PolicyDefault(
      "clock.maxDelay (Experiment)", "", constant: "maxDelay",
      value: DurationText.text(of: SpecDefaults.maxDelay),
      "Longest delay from leak to use; a longer one counts as never used",
      .assumption("5 % of the draws of the private delay lie beyond")),
  ]

  private static let weights = [
    "secret \(DecimalText.text(of: SpecDefaults.assetWeights.secret))",
    "namespace \(DecimalText.text(of: SpecDefaults.assetWeights.namespace))",
    "node \(DecimalText.text(of: SpecDefaults.assetWeights.node))",
    "cluster \(DecimalText.text(of: SpecDefaults.assetWeights.cluster))",
    "cloud role \(DecimalText.text(of: SpecDefaults.assetWeights.cloudRole))",
  ].joined(separator: ", ")
}
