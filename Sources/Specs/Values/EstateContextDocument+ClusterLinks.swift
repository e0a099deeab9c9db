extension EstateContextDocument {
  /// A Secret of one cluster that holds a credential for another.
  package struct ClusterLink: Sendable, Hashable {
    /// The cluster that holds the Secret; a Secret is in one link of the document.
    package var cluster: String
    package var namespace: String
    package var secret: String
    /// The cluster that the credential is for.
    package var target: String
    /// The Kubernetes user name that it authenticates there.
    package var username: String
    /// External group claims, frozen into the credential when it is issued.
    package var groups: [String] = []
    package var assumed: Bool = false

    package init(
      cluster: String, namespace: String, secret: String, target: String, username: String
    ) {
      self.cluster = cluster
      self.namespace = namespace
      self.secret = secret
      self.target = target
      self.username = username
    }
  }
}
