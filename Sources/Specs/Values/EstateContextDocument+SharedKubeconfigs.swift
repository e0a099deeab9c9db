extension EstateContextDocument {
  /// A kubeconfig that several people use as one identity of one cluster.
  package struct SharedKubeconfig: Sendable, Hashable {
    /// Where the file is kept, beside the people who copied it.
    package enum Place: String, Sendable, Hashable, CaseIterable {
      case wiki
      case passwordManager = "password-manager"
      case bastion
      case repository
    }

    /// Unique in the document.
    package var name: String
    package var cluster: String
    /// The Kubernetes user name that it authenticates.
    package var username: String
    /// External group claims, frozen into the credential when it is issued.
    package var groups: [String] = []
    package var place: Place
    /// Names of people of the document.
    package var holders: [String]
    package var assumed: Bool = false

    package init(name: String, cluster: String, username: String, place: Place, holders: [String]) {
      self.name = name
      self.cluster = cluster
      self.username = username
      self.place = place
      self.holders = holders
    }
  }
}
