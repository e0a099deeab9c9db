extension EstateParameter {
  static let platform = [powerfulDaemonSetShare] + adoptions + [platformAgentInvocationsPerDay]

  package static let powerfulDaemonSetShare = EstateParameter(
    "platform", "powerfulDaemonSetShare", .share, 0.5,
    "Share of clusters where the DaemonSets of a secrets driver and a network plugin, if there are "
      + "any, may read every Secret",
    .source(
      "on half of the platforms reviewed one container escape took over the cluster, Unit 42, "
        + "\"Kubernetes Privilege Escalation\", 2022 (fixed in those platforms since)"))

  package static let platformAgentInvocationsPerDay = EstateParameter(
    "platform", "agentInvocationsPerDay",
    .amount(0...10_000, unit: "invocations per working day"), 40,
    "Invocations of a cluster's AI agents for operations per working day",
    .assumption("as often as they read logs in the record of used permissions"))

  /// Shares of clusters that run a product of the platform.
  package static let adoptions =
    [networkAgent, diskDriver, secretsDriver, ingressController, loadBalancerController]
    + [dnsController, serviceMesh, signOnProxy, costMonitor, descheduler]
    + [certificateManager, externalSecrets, sealedSecrets, policyEngine, runtimeSecurity]
    + [imageScanner, monitoring, monitoringOperator, metricsAgent, logShipper, telemetryStore]
    + [dashboard, gitOps, fluxShare, workflowEngine, clusterAutoscaler, eventAutoscaler]
    + [databaseOperator, messagingOperator, agentController, backup, runners]
}

/// What every node needs, and what lets traffic in.
extension EstateParameter {
  package static let networkAgent = adoption(
    "networkAgent", 0.35, "a network plugin that replaces kube-proxy")
  package static let diskDriver = adoption("diskDriver", 0.4, "a driver for cloud disks")
  package static let secretsDriver = adoption("secretsDriver", 0.25, "a secrets store driver")
  package static let ingressController = adoption(
    "ingressController", 0.85, "an ingress controller")
  package static let loadBalancerController = adoption(
    "loadBalancerController", 0.5, "a controller for the cloud's load balancers")
  package static let dnsController = adoption(
    "dnsController", 0.5, "a controller that writes names into DNS")
  package static let serviceMesh = adoption(
    "serviceMesh", 0.1, "a service mesh",
    "27 % of respondents use one in production, CNCF, \"CNCF Survey 2020\"; fewer clusters than "
      + "organisations")
}

/// What keeps secrets and looks for attacks.
extension EstateParameter {
  package static let certificateManager = adoption(
    "certificateManager", 0.7, "a certificate manager")
  package static let externalSecrets = adoption("externalSecrets", 0.4, "an operator for secrets")
  package static let sealedSecrets = adoption(
    "sealedSecrets", 0.1, "a controller that opens sealed secrets")
  package static let policyEngine = adoption(
    "policyEngine", 0.25, "a policy engine",
    "nearly half of the respondents enforce policies in production, Nirmata, \"The State of "
      + "Cloud-Native Policy Management\", as told by Cloud Native Now, \"The State of Policy "
      + "Management In Kubernetes\"; not in all clusters")
  package static let runtimeSecurity = adoption(
    "runtimeSecurity", 0.05, "an agent that watches system calls")
  package static let imageScanner = adoption("imageScanner", 0.12, "a scanner of images")
}

/// What watches a cluster.
extension EstateParameter {
  package static let monitoring = adoption("monitoring", 0.65, "Prometheus")
  package static let monitoringOperator = EstateParameter(
    "platform", "monitoringOperator", .share, 0.5,
    "Share of the clusters with Prometheus where an operator runs it", .assumption(""))
  package static let metricsAgent = adoption("metricsAgent", 0.3, "a vendor's metrics agent")
  package static let logShipper = adoption("logShipper", 0.3, "a log shipper")
  package static let telemetryStore = adoption(
    "telemetryStore", 0.45, "a store for logs and traces")
  package static let signOnProxy = adoption(
    "signOnProxy", 0.5, "a proxy that asks people to sign in")
  package static let costMonitor = adoption("costMonitor", 0.2, "a monitor of costs")
  package static let dashboard = adoption("dashboard", 0.1, "a dashboard in the browser")
}

/// What delivers and runs programs.
extension EstateParameter {
  package static let gitOps = adoption(
    "gitOps", 0.8, "a GitOps controller",
    "91 % of respondents use GitOps tools, CNCF, \"CNCF GitOps microsurvey: learning on the job as "
      + "GitOps goes mainstream\", 2023; not in all clusters")
  package static let fluxShare = EstateParameter(
    "platform", "fluxShare", .share, 0.25,
    "Share of the clusters with a GitOps controller whose controllers are Flux's, not Argo CD's",
    .assumption(
      "leaves Argo CD in 60 % of all clusters, as CNCF's end user survey of 2025 is told "
        + "(\"Kubernetes Deployments: Argo CD's Ascendance in the Cloud Native Ecosystem\")"))
  package static let workflowEngine = adoption("workflowEngine", 0.12, "a workflow engine")
  package static let clusterAutoscaler = adoption(
    "clusterAutoscaler", 0.6, "an autoscaler for nodes")
  package static let descheduler = adoption(
    "descheduler", 0.25, "a controller that evicts badly placed pods")
  package static let eventAutoscaler = adoption(
    "eventAutoscaler", 0.2, "an autoscaler that follows events")
  package static let databaseOperator = adoption(
    "databaseOperator", 0.2, "an operator for databases",
    "71 % of organisations run databases and caches in Kubernetes, DevOpsChat, \"Why Kubernetes "
      + "has emerged as the OS of the cloud\", on data of 2022; fewer by an operator, and not in "
      + "all clusters")
  package static let messagingOperator = adoption(
    "messagingOperator", 0.12, "an operator for queues")
  package static let agentController = adoption(
    "agentController", 0.06, "AI agents for operations")
  package static let backup = adoption("backup", 0.7, "backups, where production runs")
  package static let runners = adoption("runners", 0.8, "CI runners, where development happens")

  /// Why a share that rests on no figure of its own is what it is.
  private static let fit =
    "no figure per cluster is known; the shares were taken together so that about three "
    + "DaemonSets of a cluster reach into their node, and a third of the platform's programs hold "
    + "a right that takes something over"

  private static func adoption(
    _ name: String, _ share: Double, _ product: String, _ assumption: String = fit
  ) -> EstateParameter {
    EstateParameter(
      "platform", name, .share, share, "Share of clusters with \(product)",
      .assumption(assumption))
  }
}
