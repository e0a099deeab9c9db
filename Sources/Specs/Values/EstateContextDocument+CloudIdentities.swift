extension EstateContextDocument {
  /// A cloud identity that a service account of a cluster may take.
  package struct CloudIdentity: Sendable, Hashable {
    package enum Provider: String, Sendable, Hashable, CaseIterable {
      case aws
      case gcp
      case azure
    }

    package var cluster: String
    package var namespace: String
    package var serviceAccount: String
    package var provider: Provider
    /// A role's ARN, a service account's e-mail address or a client ID.
    package var identity: String
    package var assumed: Bool

    package init(
      cluster: String, namespace: String, serviceAccount: String, provider: Provider,
      identity: String, assumed: Bool = false
    ) {
      self.cluster = cluster
      self.namespace = namespace
      self.serviceAccount = serviceAccount
      self.provider = provider
      self.identity = identity
      self.assumed = assumed
    }
  }

  /// What a cloud identity may do in its account.
  package struct CloudRole: Sendable, Hashable {
    package var provider: CloudIdentity.Provider
    /// A role's ARN, a service account's e-mail address or a client ID; unique with its provider.
    package var identity: String
    /// Whether it may do what puts data or the account itself at risk.
    package var sensitive: Bool
    /// The clusters whose nodes carry the identity.
    package var nodesOf: [String]
    /// Whom the identity authenticates as in clusters, each cluster once.
    package var clusterAccess: [CloudClusterAccess] = []
    /// The clusters that the identity may administer from the cloud's side.
    package var administers: [String] = []
    package var assumed: Bool

    package init(
      provider: CloudIdentity.Provider, identity: String, sensitive: Bool, nodesOf: [String] = [],
      assumed: Bool = false
    ) {
      self.provider = provider
      self.identity = identity
      self.sensitive = sensitive
      self.nodesOf = nodesOf
      self.assumed = assumed
    }
  }
}
