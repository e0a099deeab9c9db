package import Estate
package import Specs

extension EstateContext {
  /// The context that a file describes.
  package init(_ document: EstateContextDocument) {
    self.init()
    people = document.people.map(Person.init)
    pipelines = document.pipelines.map(Pipeline.init)
    agents = document.agents.map(Agent.init)
    approverPools = document.approverPools.map(ApproverPool.init)
    environments = document.environments.map { entry in
      NamespaceEnvironment(
        cluster: entry.cluster, namespace: entry.namespace,
        environment: Environment(entry.environment), assumed: entry.assumed)
    }
    endpoints = document.endpoints.map { entry in
      let exposure: ClusterEndpoint.Exposure = entry.exposure == .public ? .public : .private
      return ClusterEndpoint(cluster: entry.cluster, exposure: exposure, assumed: entry.assumed)
    }
    cloudIdentities = document.cloudIdentities.map(ServiceAccountIdentity.init)
    cloudRoles = document.cloudRoles.map(CloudRole.init)
    cloudKeys = document.cloudKeys.map(CloudKey.init)
    sharedKubeconfigs = document.sharedKubeconfigs.map(SharedKubeconfig.init)
    clusterLinks = document.clusterLinks.map(ClusterLink.init)
    backups = document.backups.map {
      ClusterBackup(name: $0.name, cluster: $0.cluster, assumed: $0.assumed)
    }
    let weights = document.assetWeights
    assetWeights = AssetWeights(
      secret: weights.secret, namespace: weights.namespace, node: weights.node,
      cluster: weights.cluster, cloudRole: weights.cloudRole)
    completeness = document.completeness.map(ClusterCompleteness.init)
  }
}

extension Person {
  fileprivate init(_ entry: EstateContextDocument.Person) {
    self.init(
      name: entry.name, username: entry.username, groups: entry.groups, team: entry.team,
      clusters: entry.clusters, laptop: entry.laptop,
      workingHours: WorkingHours(entry.workingHours), tasksPerDay: entry.tasksPerDay,
      assumed: entry.assumed)
    onCall = entry.onCall
  }
}

extension Pipeline {
  fileprivate init(_ entry: EstateContextDocument.Pipeline) {
    self.init(
      name: entry.name, cluster: entry.cluster, namespace: entry.namespace,
      serviceAccount: entry.serviceAccount, ciSystem: entry.ciSystem,
      workingHours: WorkingHours(entry.workingHours), runsPerDay: entry.runsPerDay,
      jobDurationSeconds: entry.jobDurationSeconds, assumed: entry.assumed)
    federation = entry.federation.map {
      FederationTrust(subject: $0.subject, admitsOthers: $0.admitsOthers)
    }
  }
}

extension Agent {
  fileprivate init(_ entry: EstateContextDocument.Agent) {
    self.init(
      name: entry.name, cluster: entry.cluster, namespace: entry.namespace,
      serviceAccount: entry.serviceAccount, team: entry.team,
      workingHours: WorkingHours(entry.workingHours),
      invocationsPerDay: entry.invocationsPerDay, invocationSeconds: entry.invocationSeconds,
      assumed: entry.assumed)
  }
}

extension ApproverPool {
  fileprivate init(_ entry: EstateContextDocument.ApproverPool) {
    self.init(
      name: entry.name, members: entry.members, workingHours: WorkingHours(entry.workingHours),
      assumed: entry.assumed)
  }
}

extension ServiceAccountIdentity {
  fileprivate init(_ entry: EstateContextDocument.CloudIdentity) {
    self.init(
      cluster: entry.cluster, namespace: entry.namespace, serviceAccount: entry.serviceAccount,
      identity: CloudIdentity(provider: .init(entry.provider), identity: entry.identity),
      assumed: entry.assumed)
  }
}

extension CloudIdentity.Provider {
  fileprivate init(_ provider: EstateContextDocument.CloudIdentity.Provider) {
    switch provider {
    case .aws: self = .aws
    case .gcp: self = .gcp
    case .azure: self = .azure
    }
  }
}

extension CloudRole {
  fileprivate init(_ entry: EstateContextDocument.CloudRole) {
    self.init(
      identity: CloudIdentity(provider: .init(entry.provider), identity: entry.identity),
      isSensitive: entry.sensitive, nodeClusters: entry.nodesOf, assumed: entry.assumed)
    clusterAccess = entry.clusterAccess.map {
      CloudClusterAccess(cluster: $0.cluster, username: $0.username, groups: $0.groups)
    }
    administers = entry.administers
  }
}

extension CloudKey {
  fileprivate init(_ entry: EstateContextDocument.CloudKey) {
    self.init(
      name: entry.name,
      identity: CloudIdentity(provider: .init(entry.provider), identity: entry.identity),
      holders: entry.holders, assumed: entry.assumed)
  }
}

extension SharedKubeconfig {
  fileprivate init(_ entry: EstateContextDocument.SharedKubeconfig) {
    let place: Place =
      switch entry.place {
      case .wiki: .wiki
      case .passwordManager: .passwordManager
      case .bastion: .bastion
      case .repository: .repository
      }
    self.init(
      name: entry.name, cluster: entry.cluster, username: entry.username, groups: entry.groups,
      place: place, holders: entry.holders, assumed: entry.assumed)
  }
}

extension ClusterLink {
  fileprivate init(_ entry: EstateContextDocument.ClusterLink) {
    self.init(
      cluster: entry.cluster, namespace: entry.namespace, secret: entry.secret,
      target: entry.target, username: entry.username, groups: entry.groups, assumed: entry.assumed)
  }
}

extension WorkingHours {
  fileprivate init(_ hours: EstateContextDocument.WorkingHours) {
    self.init(start: hours.start, end: hours.end, days: hours.days, utcOffset: hours.utcOffset)
  }
}

extension Environment {
  fileprivate init(_ environment: EstateContextDocument.Environment) {
    switch environment {
    case .production: self = .production
    case .staging: self = .staging
    case .development: self = .development
    case .platform: self = .platform
    case .unknown: self = .unknown
    }
  }
}
