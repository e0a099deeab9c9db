/// What surrounds the clusters: people, pipelines, the places where credentials are kept, and what
/// the organisation considers worth protecting. These are facts; no policy changes them.
package struct EstateContext: Sendable, Hashable {
  package var people: [Person] = []
  package var pipelines: [Pipeline] = []
  package var approverPools: [ApproverPool] = []
  package var environments: [NamespaceEnvironment] = []
  package var endpoints: [ClusterEndpoint] = []
  package var assetWeights: AssetWeights = .assumption
  /// What the dump did not collect; missing data is unknown, never absent.
  package var uncollected: [UncollectedKind] = []

  package init() {}

  /// The environment of a namespace; `.unknown` where nothing says.
  package func environment(cluster: String, namespace: String) -> Environment {
    environments.first { $0.cluster == cluster && $0.namespace == namespace }?.environment
      ?? .unknown
  }
}

/// Someone who uses the clusters with a kubeconfig of their own.
package struct Person: Sendable, Hashable {
  package var name: String
  /// The Kubernetes user name that their credentials authenticate.
  package var username: String
  /// External group claims, frozen into each credential when it is issued.
  package var groups: [String]
  package var team: String
  /// The clusters their kubeconfig has entries for.
  package var clusters: [String]
  package var laptop: String
  package var workingHours: WorkingHours
  /// Mean number of privileged tasks per working day.
  package var tasksPerDay: Double
  /// Whether an import guessed this entry.
  package var assumed: Bool

  package init(
    name: String, username: String, groups: [String] = [], team: String = "",
    clusters: [String], laptop: String, workingHours: WorkingHours = .office,
    tasksPerDay: Double, assumed: Bool = false
  ) {
    self.name = name
    self.username = username
    self.groups = groups
    self.team = team
    self.clusters = clusters
    self.laptop = laptop
    self.workingHours = workingHours
    self.tasksPerDay = tasksPerDay
    self.assumed = assumed
  }
}

/// A weekly calendar: the same hours on each of the given days.
package struct WorkingHours: Sendable, Hashable {
  /// Seconds after local midnight, `start < end <= 86,400`.
  package var start: Int64
  package var end: Int64
  /// 0 is Monday, 6 is Sunday; sorted, no duplicates.
  package var days: [Int]
  /// Local time minus UTC, in seconds.
  package var utcOffset: Int64

  package init(start: Int64, end: Int64, days: [Int], utcOffset: Int64 = 0) {
    self.start = start
    self.end = end
    self.days = days
    self.utcOffset = utcOffset
  }

  /// Monday to Friday, 09:00 to 17:00 UTC (assumption: the 8×5 preset of the calibration notes).
  package static let office = WorkingHours(start: 9 * 3600, end: 17 * 3600, days: [0, 1, 2, 3, 4])
}

/// A CI/CD pipeline that acts on one cluster as one service account.
package struct Pipeline: Sendable, Hashable {
  package var name: String
  package var cluster: String
  package var namespace: String
  package var serviceAccount: String
  /// The CI system whose secret store keeps the pipeline's credential.
  package var ciSystem: String
  package var workingHours: WorkingHours
  /// Mean number of runs per working day.
  package var runsPerDay: Double
  package var jobDurationSeconds: Int64
  package var assumed: Bool

  package init(
    name: String, cluster: String, namespace: String, serviceAccount: String, ciSystem: String,
    workingHours: WorkingHours = .office, runsPerDay: Double, jobDurationSeconds: Int64,
    assumed: Bool = false
  ) {
    self.name = name
    self.cluster = cluster
    self.namespace = namespace
    self.serviceAccount = serviceAccount
    self.ciSystem = ciSystem
    self.workingHours = workingHours
    self.runsPerDay = runsPerDay
    self.jobDurationSeconds = jobDurationSeconds
    self.assumed = assumed
  }
}

/// People who decide access requests, first come, first served.
package struct ApproverPool: Sendable, Hashable {
  package var name: String
  /// Names of people.
  package var members: [String]
  package var workingHours: WorkingHours
  package var assumed: Bool

  package init(
    name: String, members: [String], workingHours: WorkingHours = .office, assumed: Bool = false
  ) {
    self.name = name
    self.members = members
    self.workingHours = workingHours
    self.assumed = assumed
  }
}

/// What a namespace is used for.
package enum Environment: String, Sendable, Hashable, CaseIterable {
  case production
  case staging
  case development
  /// Cluster components: kube-system, operators, monitoring.
  case platform
  case unknown
}

/// The environment of one namespace.
package struct NamespaceEnvironment: Sendable, Hashable {
  package var cluster: String
  package var namespace: String
  package var environment: Environment
  package var assumed: Bool

  package init(cluster: String, namespace: String, environment: Environment, assumed: Bool = false)
  {
    self.cluster = cluster
    self.namespace = namespace
    self.environment = environment
    self.assumed = assumed
  }
}

/// Whether a cluster's API server can be reached from the internet.
package struct ClusterEndpoint: Sendable, Hashable {
  package enum Exposure: String, Sendable, Hashable, CaseIterable {
    case `public`
    case `private`
  }

  package var cluster: String
  package var exposure: Exposure
  package var assumed: Bool

  package init(cluster: String, exposure: Exposure, assumed: Bool = false) {
    self.cluster = cluster
    self.exposure = exposure
    self.assumed = assumed
  }
}

/// A kind of object that a dump does not contain, because it was not collected.
package struct UncollectedKind: Sendable, Hashable {
  package var cluster: String
  package var kind: String

  package init(cluster: String, kind: String) {
    self.cluster = cluster
    self.kind = kind
  }
}

/// What one asset of each kind counts for in the weighted blast radius.
package struct AssetWeights: Sendable, Hashable {
  package var secret: Double
  package var namespace: Double
  package var node: Double
  package var cluster: Double

  package init(secret: Double, namespace: Double, node: Double, cluster: Double) {
    self.secret = secret
    self.namespace = namespace
    self.node = node
    self.cluster = cluster
  }

  /// Secret 1, namespace 10, node 20, cluster 100 (assumption).
  package static let assumption = AssetWeights(secret: 1, namespace: 10, node: 20, cluster: 100)
}
