import Estate

/// Reading of what `rbac-police collect` prints, which has no bindings any more: each subject lists
/// the roles that it holds.
///
/// A binding is made of each pair of subject and role, under a name made of both. What the tool has
/// thrown away stays unknown, and the statistics say so: the bindings' names, which group a grant
/// came through (those of all service accounts or all nodes are listed with each of them),
/// `system:masters`, roles that nobody it looked at holds, what pods are allowed to do.
extension DumpReader {
  mutating func readRBACPolice(
    _ outline: ObjectOutline, _ scanner: inout JSONScanner
  ) throws(ImportError) {
    try outline.read("metadata", from: &scanner) { scanner throws(ImportError) in
      try readPoliceMetadata(&scanner)
    }
    try eachEntry(of: "roles", outline, &scanner) { reader, scanner throws(ImportError) in
      try reader.readPoliceRole(&scanner)
    }
    try eachEntry(of: "serviceAccounts", outline, &scanner) {
      reader, scanner throws(ImportError) in try reader.readPoliceAccount(&scanner)
    }
    try eachEntry(of: "nodes", outline, &scanner) { reader, scanner throws(ImportError) in
      try reader.readPoliceNode(&scanner)
    }
    for (field, kind) in [("users", "User"), ("groups", "Group")] {
      try eachEntry(of: field, outline, &scanner) { reader, scanner throws(ImportError) in
        let entry = try scanner.policeSubject()
        reader.bind(Self.subject(kind, entry.name), as: "\(kind):\(entry.name)", entry.roles)
      }
    }
    notePoliceLimits()
  }

  private mutating func eachEntry(
    of field: String, _ outline: ObjectOutline, _ scanner: inout JSONScanner,
    _ read: (inout DumpReader, inout JSONScanner) throws(ImportError) -> Void
  ) throws(ImportError) {
    guard let place = outline.offset(of: field) else { return }
    scanner.seek(to: place)
    if try scanner.takeNull() { return }
    try scanner.array { scanner throws(ImportError) in try read(&self, &scanner) }
  }

  private mutating func notePoliceLimits() {
    let kinds: [(ObjectKind, CollectionLimit?)] = [
      (.node, nil), (.serviceAccount, .inUseOnly), (.pod, .namesOnly), (.role, .inUseOnly),
      (.clusterRole, .inUseOnly), (.roleBinding, .reconstructed),
      (.clusterRoleBinding, .reconstructed),
    ]
    for (kind, limit) in kinds {
      statistics.collectedKinds.insert(kind.rawValue)
      if let limit { statistics.limit(kind, limit) }
    }
  }

  private mutating func readPoliceMetadata(_ scanner: inout JSONScanner) throws(ImportError) {
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "cluster": note(name: try scanner.stringOrEmpty())
      case "version": cluster.version = try scanner.policeVersion() ?? cluster.version
      default: try scanner.skip()
      }
    }
  }

  // MARK: Entries

  private mutating func readPoliceRole(_ scanner: inout JSONScanner) throws(ImportError) {
    var role = Role(scope: .cluster, metadata: ObjectMetadata(name: ""), rules: [])
    try scanner.members { scanner, key throws(ImportError) in
      switch key {
      case "name": role.metadata.name = try scanner.stringOrEmpty()
      case "namespace": role.metadata.namespace = try scanner.stringOrEmpty()
      case "rules": role.rules = try JSONScanner.readRules(&scanner)
      default: try scanner.skip()
      }
    }
    if !role.metadata.namespace.isEmpty { role.scope = .namespaced }
    if count(role.scope == .cluster ? .clusterRole : .role, role.metadata) {
      cluster.roles.append(role)
    }
  }

  private mutating func readPoliceAccount(_ scanner: inout JSONScanner) throws(ImportError) {
    let entry = try scanner.policeSubject()
    let metadata = ObjectMetadata(
      namespace: entry.namespace, name: entry.name, annotations: entry.annotations)
    if count(.serviceAccount, metadata) {
      cluster.serviceAccounts.append(ServiceAccount(metadata: metadata))
    }
    for (node, pods) in entry.pods {
      for pod in pods {
        let metadata = ObjectMetadata(namespace: entry.namespace, name: pod)
        guard count(.pod, metadata) else { continue }
        let spec = PodSpec(serviceAccountName: entry.name, nodeName: node)
        cluster.pods.append(Pod(metadata: metadata, spec: spec))
      }
    }
    let subject = Subject(kind: "ServiceAccount", name: entry.name, namespace: entry.namespace)
    bind(subject, as: "ServiceAccount:\(entry.namespace):\(entry.name)", entry.roles)
  }

  private mutating func readPoliceNode(_ scanner: inout JSONScanner) throws(ImportError) {
    let entry = try scanner.policeSubject()
    let metadata = ObjectMetadata(name: entry.name)
    if count(.node, metadata) { cluster.nodes.append(Node(metadata: metadata)) }
    let user = Self.subject("User", "system:node:" + entry.name)
    bind(user, as: "Node:\(entry.name)", entry.roles)
  }

  private static func subject(_ kind: String, _ name: String) -> Subject {
    Subject(kind: kind, apiGroup: "rbac.authorization.k8s.io", name: name)
  }

  // MARK: Bindings

  private mutating func bind(
    _ subject: Subject, as label: String, _ roles: [PoliceRoleReference]
  ) {
    for role in roles {
      let kind = role.namespace.isEmpty ? "ClusterRole" : "Role"
      let scope = role.effectiveNamespace.isEmpty ? RBACScope.cluster : .namespaced
      let metadata = ObjectMetadata(
        namespace: role.effectiveNamespace,
        name: Self.bindingName("rbac-police:\(label):\(kind):\(role.name)"))
      guard count(scope == .cluster ? .clusterRoleBinding : .roleBinding, metadata) else {
        continue
      }
      cluster.bindings.append(
        RoleBinding(
          scope: scope, metadata: metadata, roleRef: RoleReference(kind: kind, name: role.name),
          subjects: [subject]))
    }
  }

  /// A name that the API accepts, which differs where the texts differ: what may not stand in one
  /// is written as `~` and a digit.
  private static func bindingName(_ text: String) -> String {
    var name = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "~": name += "~0"
      case "/": name += "~1"
      case "%": name += "~2"
      default: name.unicodeScalars.append(scalar)
      }
    }
    return name
  }

  /// Counts an object that is not there yet; returns whether it is to be added.
  private mutating func count(_ kind: ObjectKind, _ metadata: ObjectMetadata) -> Bool {
    guard isNew(kind, metadata) else {
      statistics.duplicates += 1
      return false
    }
    statistics.objects[kind.rawValue, default: 0] += 1
    return true
  }
}
