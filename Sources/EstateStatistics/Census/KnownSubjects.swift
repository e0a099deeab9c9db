internal import Estate

/// Who exists, beside the groups, of which a cluster knows nothing.
struct KnownSubjects {
  private let facts: ClusterFacts
  /// `nil` when nobody says who the people are.
  private let usernames: Set<ExactString>?

  init(_ facts: ClusterFacts) {
    self.facts = facts
    let context = facts.context
    guard !context.people.isEmpty else {
      usernames = nil
      return
    }
    let cluster = facts.cluster.name
    let names =
      context.people.map(\.username)
      + context.sharedKubeconfigs.filter { $0.cluster == cluster }.map(\.username)
      + context.clusterLinks.filter { $0.target == cluster }.map(\.username)
    usernames = Set(names.map { ExactString($0) })
  }

  /// Whether somebody may be what a binding names: an account that exists, a person, a component of
  /// Kubernetes (`system:`), or any group.
  func mayExist(_ subject: Subject, of binding: RoleBinding) -> Bool {
    switch GrantHolder(subject, of: binding) {
    case nil: return false
    case .group?: return true
    case .user(let username)?:
      if let account = Principal.serviceAccountParts(of: username.value) {
        return facts.account(account.namespace, account.name) != nil
      }
      if username.value.utf8.starts(with: "system:".utf8) { return true }
      return usernames.map { $0.contains(username) } ?? true
    }
  }
}
