/// An identity in a cloud account that programs of the estate may take.
package struct CloudRole: Sendable, Hashable {
  package var identity: CloudIdentity
  /// Whether it may do what puts data or the account itself at risk: read data stores, change
  /// permissions, administer the account.
  package var isSensitive: Bool
  /// The clusters whose nodes carry the identity, for any program on them to take.
  package var nodeClusters: [String]
  /// Whom the identity authenticates as in clusters: access entries, `aws-auth`, IAM bindings.
  package var clusterAccess: [CloudClusterAccess] = []
  /// The clusters that the identity may administer from the cloud's side, so that it can give itself
  /// every right in them.
  package var administers: [String] = []
  package var assumed: Bool

  package init(
    identity: CloudIdentity, isSensitive: Bool, nodeClusters: [String] = [], assumed: Bool = false
  ) {
    self.identity = identity
    self.isSensitive = isSensitive
    self.nodeClusters = nodeClusters
    self.assumed = assumed
  }
}

/// Whom a cloud identity authenticates as in one cluster.
package struct CloudClusterAccess: Sendable, Hashable {
  package var cluster: String
  /// The Kubernetes user name.
  package var username: String
  /// Groups that the cloud asserts with it.
  package var groups: [String]

  package init(cluster: String, username: String, groups: [String] = []) {
    self.cluster = cluster
    self.username = username
    self.groups = groups
  }
}

/// A long-lived key of a cloud identity: a file that works wherever it is copied to.
package struct CloudKey: Sendable, Hashable {
  package var name: String
  package var identity: CloudIdentity
  /// Names of the people who keep a copy on their laptop.
  package var holders: [String]
  package var assumed: Bool

  package init(
    name: String, identity: CloudIdentity, holders: [String] = [], assumed: Bool = false
  ) {
    self.name = name
    self.identity = identity
    self.holders = holders
    self.assumed = assumed
  }
}
