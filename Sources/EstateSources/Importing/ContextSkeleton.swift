import Estate

/// Guesses the context of clusters from their objects alone.
struct ContextSkeleton {
  let clusters: [Cluster]
  var context = EstateContext()
  /// Names of people in the context.
  var names: Set<ExactString> = []
  /// Places of people in the context, by user name.
  var personOfUser: [ExactString: Int] = [:]
  /// Places of people in the context, by the external group they stand for.
  var holderOfGroup: [ExactString: Int] = [:]
  /// Places of people in the context, by the AWS identity they stand for.
  var personOfMapping: [AWSAuth.Mapping: Int] = [:]

  /// - Parameter findings: by cluster, what its dump says about its completeness.
  init(clusters: [Cluster], findings: [String: CollectionFindings]) {
    self.clusters = clusters
    for cluster in clusters { addMapped(of: cluster) }
    for cluster in clusters { addUsers(of: cluster) }
    for cluster in clusters { addHolders(of: cluster) }
    addApprovers()
    for cluster in clusters {
      addPipelines(of: cluster)
      addEnvironments(of: cluster)
      context.endpoints.append(
        ClusterEndpoint(
          cluster: cluster.name, exposure: ImportGuesses.exposure, assumed: true))
      addCloudIdentities(of: cluster)
      context.completeness.append(
        ImportCompleteness(of: cluster, findings[cluster.name] ?? CollectionFindings()).record)
    }
    addClusterLinks()
  }

  // MARK: Pipelines

  private mutating func addPipelines(of cluster: Cluster) {
    for account in Self.serviceAccounts(of: cluster) {
      let words = ImportGuesses.words(in: account.name)
      guard words.contains(where: ImportGuesses.deliveryWords.contains) else { continue }
      context.pipelines.append(
        Pipeline(
          name: "\(cluster.name)/\(account.namespace)/\(account.name)", cluster: cluster.name,
          namespace: account.namespace, serviceAccount: account.name,
          ciSystem: ImportGuesses.ciSystem, runsPerDay: ImportGuesses.runsPerDay,
          jobDurationSeconds: ImportGuesses.jobDurationSeconds, assumed: true))
    }
  }

  /// The cluster's service accounts; where none were collected, those that bindings name.
  private static func serviceAccounts(
    of cluster: Cluster
  ) -> [(namespace: String, name: String)] {
    if !cluster.serviceAccounts.isEmpty {
      return cluster.serviceAccounts.map { ($0.metadata.namespace, $0.metadata.name) }
    }
    var seen: Set<ExactString> = []
    return cluster.bindings.flatMap { binding in
      binding.subjects.compactMap { subject in
        guard let namespace = subject.serviceAccountNamespace(in: binding),
          let username = subject.serviceAccountUsername(in: binding), !subject.name.isEmpty,
          seen.insert(ExactString(username)).inserted
        else { return nil }
        return (namespace, subject.name)
      }
    }
  }

  // MARK: Places

  private mutating func addEnvironments(of cluster: Cluster) {
    var labels: [ExactString: [String: String]] = [:]
    for namespace in cluster.namespaces {
      labels[ExactString(namespace.metadata.name)] = namespace.metadata.labels
    }
    for name in Self.namespaces(of: cluster) {
      let environment = NamespaceGuess.environment(
        name: name, labels: labels[ExactString(name)] ?? [:])
      context.environments.append(
        NamespaceEnvironment(
          cluster: cluster.name, namespace: name, environment: environment, assumed: true))
    }
  }

  /// Every namespace that an object is or lives in, in order of their names.
  private static func namespaces(of cluster: Cluster) -> [String] {
    var names = Set(cluster.namespaces.map { ExactString($0.metadata.name) })
    // One kind after the other: a list of all metadata would be as large as the cluster.
    func add<Object>(_ objects: [Object], _ metadata: (Object) -> ObjectMetadata) {
      for object in objects {
        let namespace = metadata(object).namespace
        if !namespace.isEmpty { names.insert(ExactString(namespace)) }
      }
    }
    add(cluster.serviceAccounts, \.metadata)
    add(cluster.secrets, \.metadata)
    add(cluster.configMaps, \.metadata)
    add(cluster.pods, \.metadata)
    add(cluster.workloads, \.metadata)
    add(cluster.roles, \.metadata)
    add(cluster.bindings, \.metadata)
    add(cluster.persistentVolumeClaims, \.metadata)
    add(cluster.services, \.metadata)
    add(cluster.endpointSlices, \.metadata)
    add(cluster.ingresses, \.metadata)
    add(cluster.networkPolicies, \.metadata)
    return names.sorted().map(\.value)
  }

  /// What annotations say is a fact; that the cloud agrees is a guess.
  private mutating func addCloudIdentities(of cluster: Cluster) {
    for account in cluster.serviceAccounts {
      for identity in account.cloudIdentities {
        context.cloudIdentities.append(
          ServiceAccountIdentity(
            cluster: cluster.name, namespace: account.metadata.namespace,
            serviceAccount: account.metadata.name, identity: identity, assumed: true))
      }
    }
  }
}
