import Estate

extension ContextSkeleton {
  /// Each AWS identity that an EKS cluster lets in becomes a person, but for those of its nodes.
  ///
  /// Who may take a role is for AWS to say, so one person stands for all who do.
  mutating func addMapped(of cluster: Cluster) {
    for auth in cluster.configMaps.compactMap(\.awsAuth) {
      for user in auth.users { add(user, cluster: cluster.name) { $0 } }
      for role in auth.roles where !role.isOfNodes {
        add(role, cluster: cluster.name, ImportGuesses.holder)
      }
    }
  }

  /// - Parameter person: makes a person's name of the last part of an ARN.
  private mutating func add(
    _ mapping: AWSAuth.Mapping, cluster: String, _ person: (String) -> String
  ) {
    if let known = personOfMapping[mapping] { return addCluster(cluster, to: known) }
    let place = context.people.count
    let name = person(mapping.identityName)
    var groups: [String] = []
    for group in mapping.groups where !group.isEmpty && !groups.containsExactly(group) {
      groups.append(group)
    }
    addPerson(named: name, mapping.username(sessionName: name), groups, cluster: cluster)
    personOfMapping[mapping] = place
    for group in groups where holderOfGroup[ExactString(group)] == nil {
      holderOfGroup[ExactString(group)] = place
    }
  }
}

extension AWSAuth.Mapping {
  /// Whether it is the role of nodes, whose kubelets join the cluster with it.
  fileprivate var isOfNodes: Bool {
    username.hasPrefix("system:node:") || groups.containsExactly(Principal.nodesGroup)
  }

  /// The last part of the ARN: `arn:aws:iam::111122223333:role/path/admin` is `admin`.
  fileprivate var identityName: String {
    arn.split(separator: "/").last.map(String.init) ?? arn
  }

  /// The account in the ARN; empty when there is none.
  private var account: String {
    let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count > 4 ? String(parts[4]) : ""
  }

  /// The Kubernetes user name, with the authenticator's templates filled in; the ARN where the
  /// mapping names none.
  ///
  /// - Source: github.com/kubernetes-sigs/aws-iam-authenticator, README.
  fileprivate func username(sessionName: String) -> String {
    guard !username.isEmpty else { return arn }
    let templates = [
      ("{{SessionName}}", sessionName), ("{{SessionNameRaw}}", sessionName),
      ("{{AccountID}}", account), ("{{AccessKeyID}}", "unknown"),
    ]
    return templates.reduce(username) { text, template in
      text.split(separator: template.0, omittingEmptySubsequences: false)
        .joined(separator: template.1)
    }
  }
}
