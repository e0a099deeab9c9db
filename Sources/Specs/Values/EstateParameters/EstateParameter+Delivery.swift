extension EstateParameter {
  static let delivery = [
    pipelineShare, narrowDeployerShare, eliteShare, highShare, mediumShare, eliteRunsPerDay,
    highRunsPerDay, mediumRunsPerDay, lowRunsPerDay, stagingRunsPerDay, developmentRunsPerDay,
    platformRunsPerDay, jobDuration,
  ]

  private static let tiers =
    "DORA 2024 (a public extract: 19 / 22 / 35 / 25 %; they sum to 101 % by rounding)"

  package static let pipelineShare = EstateParameter(
    "delivery", "pipelineShare", .share, 0.3,
    "Share of applications that a pipeline deploys with a credential of its own; a GitOps controller "
      + "deploys the others",
    .assumption(""))
  package static let narrowDeployerShare = EstateParameter(
    "delivery", "narrowDeployerShare", .share, 0.3,
    "Share of deployers with a role of their own instead of `edit`",
    .assumption("98 % of granted permissions going unused, Sysdig 2024, suggests that few have"))
  package static let eliteShare = EstateParameter(
    "delivery", "eliteShare", .share, 0.19, "Share of applications delivered on demand",
    .source(tiers))
  package static let highShare = EstateParameter(
    "delivery", "highShare", .share, 0.22, "Share of applications delivered daily to weekly",
    .source(tiers))
  package static let mediumShare = EstateParameter(
    "delivery", "mediumShare", .share, 0.35,
    "Share of applications delivered weekly to monthly; the rest monthly to half-yearly",
    .source(tiers))
  package static let eliteRunsPerDay = runs("elite", 2, "to production, on demand")
  package static let highRunsPerDay = runs("high", 0.5, "to production, daily to weekly")
  package static let mediumRunsPerDay = runs("medium", 0.1, "to production, weekly to monthly")
  package static let lowRunsPerDay = runs("low", 0.02, "to production, monthly to half-yearly")
  package static let stagingRunsPerDay = runs("staging", 1, "to staging: one deploy a day")
  package static let developmentRunsPerDay = runs(
    "development", 6, "to development: one deploy of six jobs a day")
  package static let platformRunsPerDay = runs("platform", 1, "of a pipeline of the platform team")
  package static let jobDuration = EstateParameter(
    "delivery", "jobDuration", .duration, 600, "How long a deploy job takes", .assumption(""))

  private static func runs(_ name: String, _ value: Double, _ meaning: String) -> EstateParameter {
    EstateParameter(
      "delivery", "\(name)RunsPerDay", .amount(0...10_000, unit: "runs per working day"), value,
      "Runs per working day \(meaning)", .assumption("inside the tier's band where it has one"))
  }
}
