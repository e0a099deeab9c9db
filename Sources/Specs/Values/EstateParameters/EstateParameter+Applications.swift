extension EstateParameter {
  static let applications = [
    servicesMedian, servicesSigma, servicesMax, workerWeight, schedulerWeight, gatewayWeight,
    cacheWeight, databaseWeight, reportsWeight, batchWeight, agentWeight, ownAccountShare,
    tokenOffShare, productionReplicasMedian, productionReplicasSigma, stagingReplicas,
    developmentReplicas, extraSecretsMax, reportRunsPerDay,
    agentInvocationsPerDay, agentInvocationDuration,
  ]

  package static let servicesMedian = EstateParameter(
    "applications", "servicesMedian", .amount(1...1000, unit: "services"), 5,
    "Median number of services of an application; lognormal", .assumption(""))
  package static let servicesSigma = EstateParameter(
    "applications", "servicesSigma", .amount(0...3, unit: ""), 0.6,
    "Spread of the number of services, as the standard deviation of its logarithm", .assumption(""))
  package static let servicesMax = EstateParameter(
    "applications", "servicesMax", .count(1...1000), 60, "Most services of an application",
    .assumption(""))
  package static let workerWeight = weight("worker", 0.30, "workers that elect a leader")
  package static let schedulerWeight = weight("scheduler", 0.06, "schedulers that start Jobs")
  package static let gatewayWeight = weight("gateway", 0.12, "gateways that watch Services")
  package static let cacheWeight = weight("cache", 0.12, "caches without an account of their own")
  package static let databaseWeight = weight(
    "database", 0.12, "databases that keep their state in the API")
  package static let reportsWeight = weight("reports", 0.14, "CronJobs that do not use the API")
  package static let batchWeight = weight("batch", 0.06, "Jobs for data processing")
  package static let agentWeight = weight("agent", 0.04, "AI agents with tools for the cluster")
  package static let ownAccountShare = EstateParameter(
    "applications", "ownAccountShare", .share, 0.85,
    "Share of web front ends with a service account of their own instead of `default`",
    .assumption(""))
  package static let tokenOffShare = EstateParameter(
    "applications", "tokenOffShare", .share, 0.15,
    "Share of web front ends with an account of their own that do not mount its token",
    .assumption("so that at least 80 % of all accounts leave it on"))
  package static let productionReplicasMedian = EstateParameter(
    "applications", "productionReplicasMedian", .amount(1...1000, unit: "pods"), 2,
    "Median number of replicas in production; lognormal, at least one", .assumption(""))
  package static let productionReplicasSigma = EstateParameter(
    "applications", "productionReplicasSigma", .amount(0...3, unit: ""), 0.5,
    "Spread of the number of replicas, as the standard deviation of its logarithm", .assumption(""))
  package static let stagingReplicas = EstateParameter(
    "applications", "stagingReplicas", .count(0...1000), 1, "Replicas in staging", .assumption(""))
  package static let developmentReplicas = EstateParameter(
    "applications", "developmentReplicas", .count(0...1000), 1, "Replicas in development",
    .assumption(""))
  package static let extraSecretsMax = EstateParameter(
    "applications", "extraSecretsMax", .count(0...20), 2,
    "Most Opaque Secrets of an application beside its database's; every number down to 0 is equally "
      + "likely",
    .assumption(""))
  package static let reportRunsPerDay = EstateParameter(
    "applications", "reportRunsPerDay", .count(1...1440), 5, "Runs of a CronJob per day",
    .assumption(""))

  package static let agentInvocationsPerDay = EstateParameter(
    "applications", "agentInvocationsPerDay",
    .amount(0...10_000, unit: "invocations per working day"), 10,
    "Invocations of an application's AI agent per working day",
    .assumption("as often as it looks at pods in the record of used permissions"))
  package static let agentInvocationDuration = EstateParameter(
    "applications", "agentInvocationDuration", .duration, 120,
    "How long an invocation of an AI agent takes", .assumption(""))

  private static func weight(_ archetype: String, _ value: Double, _ meaning: String)
    -> EstateParameter
  {
    EstateParameter(
      "applications", "\(archetype)Weight", .amount(0...1000, unit: ""), value,
      "How likely a service, beside a front end and an API, is among the \(meaning)",
      .assumption(""))
  }
}
