extension EstateContextDocument {
  /// Whom a cloud identity authenticates as in one cluster.
  package struct CloudClusterAccess: Sendable, Hashable {
    package var cluster: String
    package var username: String
    package var groups: [String] = []

    package init(cluster: String, username: String, groups: [String] = []) {
      self.cluster = cluster
      self.username = username
      self.groups = groups
    }
  }

  /// A long-lived key of a cloud identity.
  package struct CloudKey: Sendable, Hashable {
    /// Unique in the document.
    package var name: String
    package var provider: CloudIdentity.Provider
    package var identity: String
    /// Names of people of the document.
    package var holders: [String] = []
    package var assumed: Bool = false

    package init(name: String, provider: CloudIdentity.Provider, identity: String) {
      self.name = name
      self.provider = provider
      self.identity = identity
    }
  }

  /// A store outside a cluster that keeps copies of everything it stores.
  package struct ClusterBackup: Sendable, Hashable {
    /// Unique in the document.
    package var name: String
    package var cluster: String
    package var assumed: Bool = false

    package init(name: String, cluster: String, assumed: Bool = false) {
      self.name = name
      self.cluster = cluster
      self.assumed = assumed
    }
  }

  /// Whom a cluster believes to be a pipeline when a run shows its workload identity.
  package struct FederationTrust: Sendable, Hashable {
    /// The pattern that the subject of a run's token must match.
    package var subject: String
    /// Whether the pattern admits runs of others too.
    package var admitsOthers: Bool

    package init(subject: String, admitsOthers: Bool) {
      self.subject = subject
      self.admitsOthers = admitsOthers
    }
  }
}
