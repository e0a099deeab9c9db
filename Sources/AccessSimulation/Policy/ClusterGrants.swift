import Estate

/// Which bindings of a cluster name which users and groups.
struct ClusterGrants {
  private struct Naming {
    var binding: Int
    var subject: Int
  }

  let cluster: Cluster
  /// Labels of namespaces, by name.
  let labels: [String: [String: String]]
  private var users: [String: [Naming]] = [:]
  private var groups: [String: [Naming]] = [:]
  /// User names of service accounts that bindings name, in order of appearance.
  private(set) var accounts: [String] = []

  /// - Complexity: O(bindings × subjects).
  init(_ cluster: Cluster) {
    self.cluster = cluster
    labels = Dictionary(
      cluster.namespaces.map { ($0.metadata.name, $0.metadata.labels) },
      uniquingKeysWith: { first, _ in first })
    for (position, binding) in cluster.bindings.enumerated() {
      for (rank, subject) in binding.subjects.enumerated() {
        let naming = Naming(binding: position, subject: rank)
        switch subject.kind {
        case "User": add(naming, user: subject.name)
        case "Group" where !Self.isEverybody(subject.name):
          groups[subject.name, default: []].append(naming)
        default:
          guard let username = subject.serviceAccountUsername(in: binding) else { continue }
          add(naming, user: username)
        }
      }
    }
  }

  private mutating func add(_ naming: Naming, user: String) {
    let isAccount = Principal.serviceAccountParts(of: user) != nil
    if isAccount, users[user] == nil { accounts.append(user) }
    users[user, default: []].append(naming)
  }

  /// Groups that no policy can take anybody out of.
  private static func isEverybody(_ group: String) -> Bool {
    group == Principal.superuserGroup || group == Principal.authenticatedGroup
  }

  /// The bindings that name a user or one of some groups, ascending.
  func held(by username: String?, groups names: [String], in cluster: Int) -> [HeldBinding] {
    var held: [Int: HeldBinding] = [:]
    func add(_ naming: Naming, isDirect: Bool) {
      var entry =
        held[naming.binding]
        ?? HeldBinding(cluster: cluster, binding: naming.binding)
      entry.subjects.append(naming.subject)
      entry.isDirect = entry.isDirect || isDirect
      held[naming.binding] = entry
    }
    if let username { for naming in users[username] ?? [] { add(naming, isDirect: true) } }
    for name in names { for naming in groups[name] ?? [] { add(naming, isDirect: false) } }
    return held.values.sorted { $0.binding < $1.binding }
  }
}

/// One binding that somebody holds.
struct HeldBinding: Hashable {
  /// Position in the estate's clusters.
  var cluster: Int
  /// Position in the cluster's bindings.
  var binding: Int
  /// Positions of the binding's subjects that name the holder.
  var subjects: [Int] = []
  /// Whether one of them names the user rather than a group.
  var isDirect = false
  /// Whether it is held only after a move to another team.
  var isJoined = false
}
