extension EstateParameter {
  /// Faults, each as the share of its candidates that have it.
  package static let misconfigurations = [
    privilegedPod, hostMount, clusterWideDeployer, secretReader, podCreator, roleWriter,
    wildcardRole, accountClusterAdmin, personalClusterAdmin, defaultAccountEdit,
  ]

  package static let privilegedPod = fault(
    "privilegedPod", 0.01, 0.03, 0.12, "application workloads that run privileged")
  package static let hostMount = fault(
    "hostMount", 0, 0.01, 0.06, "application workloads that mount the node's root directory")
  package static let clusterWideDeployer = fault(
    "clusterWideDeployer", 0.01, 0.1, 0.3,
    "pipelines whose account may read Secrets in the whole cluster")
  package static let secretReader = fault(
    "secretReader", 0.02, 0.2, 0.5, "applications whose API may list the Secrets of its namespace")
  package static let podCreator = fault(
    "podCreator", 0.01, 0.1, 0.3, "applications whose API may create pods in its namespace")
  package static let roleWriter = fault(
    "roleWriter", 0, 0.02, 0.1,
    "applications whose API may write roles and bindings of its namespace without limit")
  package static let wildcardRole = fault(
    "wildcardRole", 0.01, 0.08, 0.3, "application roles that allow every verb on what they name")
  package static let accountClusterAdmin = fault(
    "accountClusterAdmin", 0, 0.006, 0.03, "service accounts of applications bound to cluster-admin"
  )
  package static let personalClusterAdmin = fault(
    "personalClusterAdmin", 0, 0.03, 0.15, "people bound to cluster-admin by name")
  package static let defaultAccountEdit = fault(
    "defaultAccountEdit", 0, 0.03, 0.15, "namespaces whose `default` account holds `edit`")

  private static func fault(
    _ name: String, _ secure: Double, _ typical: Double, _ vulnerable: Double, _ meaning: String
  ) -> EstateParameter {
    EstateParameter(
      "misconfigurations", name, .share, typical, "Share of \(meaning)",
      .assumption(
        "with what programs need by their trade, 10 to 35 % of programs' accounts hold a right that "
          + "takes something over (about 19 % at typical), as 51 of 153 applications of the CNCF "
          + "ecosystem did (\"Take over the whole cluster\", CCS 2023; recalled, unverified)"),
      dial: Dial(secure: secure, vulnerable: vulnerable))
  }
}
