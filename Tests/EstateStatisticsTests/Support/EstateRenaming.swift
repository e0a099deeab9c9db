import Estate
import TestSupport

/// Gives everything in an estate another name, the same one everywhere, and shuffles all lists.
///
/// What Kubernetes itself names keeps its name: `kube-` namespaces, `system:` users and groups, the
/// account `default`, and the roles and bindings of the API server.
struct EstateRenaming {
  private var random: SplitMix
  private let prefix: String
  private let kept: Set<String>

  init(_ estate: Estate, seed: UInt64) {
    random = SplitMix(seed: seed)
    prefix = "r\(seed)-"
    let roles = estate.clusters.flatMap(\.roles).filter {
      $0.metadata.labels["kubernetes.io/bootstrapping"] != nil
    }
    kept = Set(roles.map(\.metadata.name) + ["default", "admin", "edit", "view", "coredns"])
  }

  static func renamed(_ estate: Estate, seed: UInt64) -> Estate {
    var renaming = EstateRenaming(estate, seed: seed)
    return Estate(
      name: renaming.name(estate.name),
      clusters: renaming.shuffled(estate.clusters.map { renaming.cluster($0) }),
      context: renaming.context(estate.context))
  }

  private mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
    list.shuffled(using: &random)
  }

  // MARK: Names

  /// Reverses what comes after the prefix, so that the order of names changes as well.
  func name(_ name: String) -> String {
    guard !name.isEmpty, !kept.contains(name), !name.hasPrefix("kube-"),
      !name.hasPrefix("system:")
    else { return name }
    return prefix + String(name.reversed()).filter { $0 != "@" && $0 != "." } + "x\(name.count)"
  }

  func username(_ user: String) -> String {
    if let account = Principal.serviceAccountParts(of: user) {
      return Principal.serviceAccountUsername(
        namespace: name(account.namespace), name: name(account.name))
    }
    if let node = Principal.nodeName(of: user) { return "system:node:" + name(node) }
    return name(user)
  }

  func group(_ group: String) -> String {
    let accounts = Principal.serviceAccountsGroup + ":"
    guard group.hasPrefix(accounts) else { return name(group) }
    return accounts + name(String(group.dropFirst(accounts.count)))
  }

  private func metadata(_ old: ObjectMetadata) -> ObjectMetadata {
    var new = old
    new.namespace = name(old.namespace)
    new.name = name(old.name)
    let key = "kubernetes.io/service-account.name"
    if let account = old.annotations[key] { new.annotations[key] = name(account) }
    for provider in CloudIdentity.Provider.allCases {
      if let identity = old.annotations[provider.annotation] {
        new.annotations[provider.annotation] = name(identity)
      }
    }
    return new
  }

  /// A ReplicaSet or a Job that nobody collected is told by the name that its own owner gave it.
  private func owner(_ old: OwnerReference?) -> OwnerReference? {
    guard var new = old else { return nil }
    if new.kind == "ReplicaSet" || new.kind == "Job", let hyphen = new.name.lastIndex(of: "-") {
      new.name = name(String(new.name[..<hyphen])) + new.name[hyphen...]
    } else {
      new.name = name(new.name)
    }
    return new
  }

  // MARK: Objects

  private mutating func cluster(_ old: Cluster) -> Cluster {
    var new = old
    new.name = name(old.name)
    for place in new.namespaces.indices {
      new.namespaces[place].metadata = metadata(old.namespaces[place].metadata)
    }
    for place in new.serviceAccounts.indices {
      new.serviceAccounts[place].metadata = metadata(old.serviceAccounts[place].metadata)
      new.serviceAccounts[place].secrets = old.serviceAccounts[place].secrets.map(name)
      new.serviceAccounts[place].imagePullSecrets =
        old.serviceAccounts[place].imagePullSecrets.map(name)
    }
    for place in new.secrets.indices {
      new.secrets[place].metadata = metadata(old.secrets[place].metadata)
    }
    for place in new.configMaps.indices {
      new.configMaps[place].metadata = metadata(old.configMaps[place].metadata)
    }
    for place in new.nodes.indices {
      new.nodes[place].metadata = metadata(old.nodes[place].metadata)
    }
    for place in new.networkPolicies.indices {
      new.networkPolicies[place].metadata = metadata(old.networkPolicies[place].metadata)
    }
    new.pods = shuffled(old.pods.map(pod))
    new.workloads = shuffled(old.workloads.map(workload))
    new.roles = shuffled(old.roles.map { role($0) })
    new.bindings = shuffled(old.bindings.map { binding($0) })
    new.namespaces = shuffled(new.namespaces)
    new.serviceAccounts = shuffled(new.serviceAccounts)
    new.secrets = shuffled(new.secrets)
    new.configMaps = shuffled(new.configMaps)
    new.nodes = shuffled(new.nodes)
    new.usage = old.usage.map(usage)
    return new
  }

  private func pod(_ old: Pod) -> Pod {
    var new = old
    new.metadata = metadata(old.metadata)
    new.spec = spec(old.spec)
    new.owner = owner(old.owner)
    return new
  }

  private func workload(_ old: Workload) -> Workload {
    var new = old
    new.metadata = metadata(old.metadata)
    new.owner = owner(old.owner)
    new.template = spec(old.template)
    return new
  }

  private func spec(_ old: PodSpec) -> PodSpec {
    var new = old
    new.serviceAccountName = name(old.serviceAccountName)
    new.nodeName = name(old.nodeName)
    new.imagePullSecrets = old.imagePullSecrets.map(name)
    for place in new.containers.indices {
      let container = old.containers[place]
      new.containers[place].environmentSecrets = container.environmentSecrets.map(name)
      new.containers[place].optionalEnvironmentSecrets =
        container.optionalEnvironmentSecrets.map(name)
      new.containers[place].environmentConfigMaps = container.environmentConfigMaps.map(name)
    }
    for place in new.volumes.indices {
      new.volumes[place].source = source(old.volumes[place].source)
    }
    return new
  }

  private func source(_ old: Volume.Source) -> Volume.Source {
    switch old {
    case .secret(let secret, let optional): return .secret(name: name(secret), optional: optional)
    case .configMap(let map, let optional): return .configMap(name: name(map), optional: optional)
    case .persistentVolumeClaim(let claim): return .persistentVolumeClaim(name: name(claim))
    case .csi(let driver, let secret): return .csi(driver: driver, secret: name(secret))
    case .projected(var projection):
      projection.secrets = projection.secrets.map(name)
      projection.optionalSecrets = projection.optionalSecrets.map(name)
      projection.configMaps = projection.configMaps.map(name)
      return .projected(projection)
    case .hostPath, .ephemeral, .other: return old
    }
  }

  // MARK: Rights

  private mutating func role(_ old: Role) -> Role {
    var new = old
    new.metadata = metadata(old.metadata)
    new.rules = shuffled(
      old.rules.map { rule in
        var rule = rule
        rule.resourceNames = rule.resourceNames.map(name)
        return rule
      })
    return new
  }

  private mutating func binding(_ old: RoleBinding) -> RoleBinding {
    var new = old
    new.metadata = metadata(old.metadata)
    new.roleRef.name = name(old.roleRef.name)
    new.subjects = shuffled(
      old.subjects.map { subject in
        var subject = subject
        subject.namespace = name(subject.namespace)
        switch subject.kind {
        case "User": subject.name = username(subject.name)
        case "Group": subject.name = group(subject.name)
        default: subject.name = name(subject.name)
        }
        return subject
      })
    return new
  }

  private func usage(_ old: UsageModel) -> UsageModel {
    var builder = UsageModelBuilder()
    if let window = old.window { builder.observe(window) }
    for day in old.observedDays { builder.observe(day) }
    for identity in old.identities {
      builder.add(
        UsageIdentity(
          username: username(identity.username), groups: identity.groups.map(group)))
    }
    for record in old.records {
      var permission = record.permission
      if case .exact(let object) = permission.name, case .resource = permission.target {
        permission.name = .exact(name(object))
      }
      if case .resource(var resource) = permission.target {
        resource.namespace = name(resource.namespace)
        permission.target = .resource(resource)
      }
      builder.add(
        UsageRecord(
          username: username(record.username), permission: permission, days: record.days))
    }
    return builder.model()
  }
}

// MARK: Context

extension EstateRenaming {
  private mutating func context(_ old: EstateContext) -> EstateContext {
    var new = EstateContext()
    new.assetWeights = old.assetWeights
    new.people = shuffled(old.people.map { person($0) })
    new.pipelines = shuffled(
      old.pipelines.map { pipeline in
        var pipeline = pipeline
        pipeline.name = name(pipeline.name)
        pipeline.cluster = name(pipeline.cluster)
        pipeline.namespace = name(pipeline.namespace)
        pipeline.serviceAccount = name(pipeline.serviceAccount)
        return pipeline
      })
    new.agents = shuffled(
      old.agents.map { agent in
        var agent = agent
        agent.name = name(agent.name)
        agent.cluster = name(agent.cluster)
        agent.namespace = name(agent.namespace)
        agent.serviceAccount = name(agent.serviceAccount)
        return agent
      })
    new.environments = old.environments.map {
      NamespaceEnvironment(
        cluster: name($0.cluster), namespace: name($0.namespace), environment: $0.environment)
    }
    new.endpoints = shuffled(
      old.endpoints.map {
        ClusterEndpoint(cluster: name($0.cluster), exposure: $0.exposure)
      })
    new.cloudIdentities = shuffled(
      old.cloudIdentities.map {
        ServiceAccountIdentity(
          cluster: name($0.cluster), namespace: name($0.namespace),
          serviceAccount: name($0.serviceAccount), identity: cloudIdentity($0.identity))
      })
    new.cloudRoles = shuffled(
      old.cloudRoles.map { role in
        var role = role
        role.identity = cloudIdentity(role.identity)
        role.nodeClusters = role.nodeClusters.map(name)
        role.administers = role.administers.map(name)
        role.clusterAccess = role.clusterAccess.map {
          CloudClusterAccess(
            cluster: name($0.cluster), username: username($0.username),
            groups: $0.groups.map(group))
        }
        return role
      })
    new.cloudKeys = shuffled(
      old.cloudKeys.map {
        CloudKey(
          name: name($0.name), identity: cloudIdentity($0.identity),
          holders: $0.holders.map(name), assumed: $0.assumed)
      })
    new.backups = shuffled(
      old.backups.map {
        ClusterBackup(name: name($0.name), cluster: name($0.cluster), assumed: $0.assumed)
      })
    new.sharedKubeconfigs = shuffled(old.sharedKubeconfigs.map(kubeconfig))
    new.clusterLinks = shuffled(old.clusterLinks.map(link))
    new.completeness = shuffled(
      old.completeness.map { record in
        var record = record
        record.cluster = name(record.cluster)
        return record
      })
    return new
  }

  private mutating func person(_ old: Person) -> Person {
    var new = old
    new.name = name(old.name)
    new.username = username(old.username)
    new.groups = shuffled(old.groups.map(group))
    new.team = name(old.team)
    new.clusters = shuffled(old.clusters.map(name))
    new.laptop = name(old.laptop)
    return new
  }

  private func cloudIdentity(_ old: CloudIdentity) -> CloudIdentity {
    CloudIdentity(provider: old.provider, identity: name(old.identity))
  }

  private func kubeconfig(_ old: SharedKubeconfig) -> SharedKubeconfig {
    var new = old
    new.name = name(old.name)
    new.cluster = name(old.cluster)
    new.username = username(old.username)
    new.groups = old.groups.map(group)
    new.holders = old.holders.map(name)
    return new
  }

  private func link(_ old: ClusterLink) -> ClusterLink {
    var new = old
    new.cluster = name(old.cluster)
    new.namespace = name(old.namespace)
    new.secret = name(old.secret)
    new.target = name(old.target)
    new.username = username(old.username)
    new.groups = old.groups.map(group)
    return new
  }
}
