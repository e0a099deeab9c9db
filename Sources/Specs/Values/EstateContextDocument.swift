/// What surrounds the clusters of an estate, as written in `context.yaml`.
///
/// The document mirrors the estate's context value by value; where the file leaves something out
/// that has a default, the default is filled in here.
package struct EstateContextDocument: Sendable, Hashable {
  package var name: String
  package var description: String
  package var people: [Person] = []
  package var pipelines: [Pipeline] = []
  package var agents: [Agent] = []
  package var approverPools: [ApproverPool] = []
  package var environments: [NamespaceEnvironment] = []
  package var endpoints: [ClusterEndpoint] = []
  package var cloudIdentities: [CloudIdentity] = []
  package var cloudRoles: [CloudRole] = []
  package var cloudKeys: [CloudKey] = []
  package var sharedKubeconfigs: [SharedKubeconfig] = []
  package var clusterLinks: [ClusterLink] = []
  package var backups: [ClusterBackup] = []
  package var assetWeights: AssetWeights = SpecDefaults.assetWeights
  /// What is known of each cluster; what was not collected is unknown, never absent.
  package var completeness: [ClusterCompleteness] = []

  package init(name: String, description: String = "") {
    self.name = name
    self.description = description
  }
}

extension EstateContextDocument {
  /// Someone who uses the clusters with a kubeconfig of their own.
  package struct Person: Sendable, Hashable {
    /// Unique in the document; approver pools refer to it.
    package var name: String
    /// The Kubernetes user name that their credentials authenticate.
    package var username: String
    /// External group claims, frozen into each credential when it is issued.
    package var groups: [String] = []
    package var team: String = ""
    /// The clusters their kubeconfig has entries for.
    package var clusters: [String]
    package var laptop: String
    package var workingHours: WorkingHours = .office
    /// Mean number of privileged tasks per working day.
    package var tasksPerDay: Double
    /// Whether they take turns at being on call for their team.
    package var onCall: Bool = false
    /// Whether an import guessed this entry.
    package var assumed: Bool = false

    package init(
      name: String, username: String, clusters: [String], laptop: String, tasksPerDay: Double
    ) {
      self.name = name
      self.username = username
      self.clusters = clusters
      self.laptop = laptop
      self.tasksPerDay = tasksPerDay
    }
  }

  /// A CI/CD pipeline that acts on one cluster as one service account.
  package struct Pipeline: Sendable, Hashable {
    /// Unique in the document.
    package var name: String
    package var cluster: String
    package var namespace: String
    package var serviceAccount: String
    /// The CI system whose secret store keeps the pipeline's credential.
    package var ciSystem: String
    package var workingHours: WorkingHours = .office
    /// Mean number of runs per working day.
    package var runsPerDay: Double
    package var jobDurationSeconds: Int64
    /// Whom to take for one of its runs; `nil` where nothing but such a run is.
    package var federation: FederationTrust?
    package var assumed: Bool = false

    package init(
      name: String, cluster: String, namespace: String, serviceAccount: String, ciSystem: String,
      runsPerDay: Double, jobDurationSeconds: Int64
    ) {
      self.name = name
      self.cluster = cluster
      self.namespace = namespace
      self.serviceAccount = serviceAccount
      self.ciSystem = ciSystem
      self.runsPerDay = runsPerDay
      self.jobDurationSeconds = jobDurationSeconds
    }
  }

  /// People who decide access requests, first come, first served.
  ///
  /// A member decides while the pool's hours and their own are both open; somebody who is on call
  /// does so whatever their own hours.
  package struct ApproverPool: Sendable, Hashable {
    /// Unique in the document.
    package var name: String
    /// Names of people of the document.
    package var members: [String]
    package var workingHours: WorkingHours = .office
    package var assumed: Bool = false

    package init(name: String, members: [String]) {
      self.name = name
      self.members = members
    }
  }
}
