package import Estate
package import Specs

extension EstateContextDocument {
  /// The document that describes an estate's context.
  package init(_ context: EstateContext, name: String, description: String = "") {
    self.init(name: name, description: description)
    people = context.people.map(Person.init)
    pipelines = context.pipelines.map(Pipeline.init)
    agents = context.agents.map(Agent.init)
    approverPools = context.approverPools.map(ApproverPool.init)
    environments = context.environments.map { entry in
      NamespaceEnvironment(
        cluster: entry.cluster, namespace: entry.namespace,
        environment: Environment(entry.environment), assumed: entry.assumed)
    }
    endpoints = context.endpoints.map { entry in
      let exposure: ClusterEndpoint.Exposure = entry.exposure == .public ? .public : .private
      return ClusterEndpoint(cluster: entry.cluster, exposure: exposure, assumed: entry.assumed)
    }
    cloudIdentities = context.cloudIdentities.map(CloudIdentity.init)
    cloudRoles = context.cloudRoles.map(CloudRole.init)
    cloudKeys = context.cloudKeys.map(CloudKey.init)
    sharedKubeconfigs = context.sharedKubeconfigs.map(SharedKubeconfig.init)
    clusterLinks = context.clusterLinks.map(ClusterLink.init)
    backups = context.backups.map {
      ClusterBackup(name: $0.name, cluster: $0.cluster, assumed: $0.assumed)
    }
    let weights = context.assetWeights
    assetWeights = AssetWeights(
      secret: weights.secret, namespace: weights.namespace, node: weights.node,
      cluster: weights.cluster, cloudRole: weights.cloudRole)
    completeness = context.completeness.map(ClusterCompleteness.init)
  }
}

extension EstateContextDocument.Person {
  fileprivate init(_ person: Person) {
    self.init(
      name: person.name, username: person.username, clusters: person.clusters,
      laptop: person.laptop, tasksPerDay: person.tasksPerDay)
    groups = person.groups
    team = person.team
    workingHours = EstateContextDocument.WorkingHours(person.workingHours)
    onCall = person.onCall
    assumed = person.assumed
  }
}

extension EstateContextDocument.Pipeline {
  fileprivate init(_ pipeline: Pipeline) {
    self.init(
      name: pipeline.name, cluster: pipeline.cluster, namespace: pipeline.namespace,
      serviceAccount: pipeline.serviceAccount, ciSystem: pipeline.ciSystem,
      runsPerDay: pipeline.runsPerDay, jobDurationSeconds: pipeline.jobDurationSeconds)
    federation = pipeline.federation.map {
      EstateContextDocument.FederationTrust(subject: $0.subject, admitsOthers: $0.admitsOthers)
    }
    workingHours = EstateContextDocument.WorkingHours(pipeline.workingHours)
    assumed = pipeline.assumed
  }
}

extension EstateContextDocument.Agent {
  fileprivate init(_ agent: Agent) {
    self.init(
      name: agent.name, cluster: agent.cluster, namespace: agent.namespace,
      serviceAccount: agent.serviceAccount, invocationsPerDay: agent.invocationsPerDay,
      invocationSeconds: agent.invocationSeconds)
    team = agent.team
    workingHours = EstateContextDocument.WorkingHours(agent.workingHours)
    assumed = agent.assumed
  }
}

extension EstateContextDocument.ApproverPool {
  fileprivate init(_ pool: ApproverPool) {
    self.init(name: pool.name, members: pool.members)
    workingHours = EstateContextDocument.WorkingHours(pool.workingHours)
    assumed = pool.assumed
  }
}

extension EstateContextDocument.CloudIdentity {
  fileprivate init(_ entry: ServiceAccountIdentity) {
    self.init(
      cluster: entry.cluster, namespace: entry.namespace, serviceAccount: entry.serviceAccount,
      provider: Provider(entry.identity.provider), identity: entry.identity.identity,
      assumed: entry.assumed)
  }
}

extension EstateContextDocument.CloudIdentity.Provider {
  fileprivate init(_ provider: CloudIdentity.Provider) {
    switch provider {
    case .aws: self = .aws
    case .gcp: self = .gcp
    case .azure: self = .azure
    }
  }
}

extension EstateContextDocument.CloudRole {
  fileprivate init(_ role: CloudRole) {
    self.init(
      provider: .init(role.identity.provider), identity: role.identity.identity,
      sensitive: role.isSensitive, nodesOf: role.nodeClusters, assumed: role.assumed)
    clusterAccess = role.clusterAccess.map {
      EstateContextDocument.CloudClusterAccess(
        cluster: $0.cluster, username: $0.username, groups: $0.groups)
    }
    administers = role.administers
  }
}

extension EstateContextDocument.CloudKey {
  fileprivate init(_ key: CloudKey) {
    self.init(
      name: key.name, provider: .init(key.identity.provider), identity: key.identity.identity)
    holders = key.holders
    assumed = key.assumed
  }
}

extension EstateContextDocument.SharedKubeconfig {
  fileprivate init(_ kubeconfig: SharedKubeconfig) {
    let place: Place =
      switch kubeconfig.place {
      case .wiki: .wiki
      case .passwordManager: .passwordManager
      case .bastion: .bastion
      case .repository: .repository
      }
    self.init(
      name: kubeconfig.name, cluster: kubeconfig.cluster, username: kubeconfig.username,
      place: place, holders: kubeconfig.holders)
    groups = kubeconfig.groups
    assumed = kubeconfig.assumed
  }
}

extension EstateContextDocument.ClusterLink {
  fileprivate init(_ link: ClusterLink) {
    self.init(
      cluster: link.cluster, namespace: link.namespace, secret: link.secret, target: link.target,
      username: link.username)
    groups = link.groups
    assumed = link.assumed
  }
}

extension EstateContextDocument.WorkingHours {
  fileprivate init(_ hours: WorkingHours) {
    self.init(start: hours.start, end: hours.end, days: hours.days, utcOffset: hours.utcOffset)
  }
}

extension EstateContextDocument.Environment {
  fileprivate init(_ environment: Environment) {
    switch environment {
    case .production: self = .production
    case .staging: self = .staging
    case .development: self = .development
    case .platform: self = .platform
    case .unknown: self = .unknown
    }
  }
}
