/// A synthetic estate as written; every number may be overridden.
package struct EstateSpec: Sendable, Hashable {
  package var name: String
  package var description: String
  package var seed: UInt64
  package var clusters: Int
  package var teams: Int
  package var peoplePerTeam: Int
  package var applicationsPerTeam: Int
  package var nodesPerCluster: Int
  package var misconfigurations: MisconfigurationRates

  /// Each rate is the share of candidates that carry the misconfiguration, 0 to 1.
  package struct MisconfigurationRates: Sendable, Hashable {
    /// Application pods that run privileged.
    package var privilegedPod: Double
    /// Pipelines whose service account may read secrets cluster-wide.
    package var clusterWideDeployer: Double
    /// Applications whose service account may list secrets in its namespace.
    package var secretReader: Double
    /// Applications whose service account may create pods in its namespace.
    package var podCreator: Double
    /// Service accounts with a long-lived token Secret.
    package var legacyTokenSecret: Double
    /// People bound to cluster-admin by name.
    package var personalClusterAdmin: Double

    package init(
      privilegedPod: Double, clusterWideDeployer: Double, secretReader: Double,
      podCreator: Double, legacyTokenSecret: Double, personalClusterAdmin: Double
    ) {
      self.privilegedPod = privilegedPod
      self.clusterWideDeployer = clusterWideDeployer
      self.secretReader = secretReader
      self.podCreator = podCreator
      self.legacyTokenSecret = legacyTokenSecret
      self.personalClusterAdmin = personalClusterAdmin
    }
  }

  package init(
    name: String, description: String = "", seed: UInt64, clusters: Int, teams: Int,
    peoplePerTeam: Int, applicationsPerTeam: Int, nodesPerCluster: Int,
    misconfigurations: MisconfigurationRates
  ) {
    self.name = name
    self.description = description
    self.seed = seed
    self.clusters = clusters
    self.teams = teams
    self.peoplePerTeam = peoplePerTeam
    self.applicationsPerTeam = applicationsPerTeam
    self.nodesPerCluster = nodesPerCluster
    self.misconfigurations = misconfigurations
  }
}
