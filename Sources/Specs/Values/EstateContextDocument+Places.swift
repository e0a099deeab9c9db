extension EstateContextDocument {
  /// What a namespace is used for.
  package enum Environment: String, Sendable, Hashable, CaseIterable {
    case production
    case staging
    case development
    /// Cluster components: kube-system, operators, monitoring.
    case platform
    case unknown
  }

  /// The environment of one namespace; a namespace without an entry is `unknown`.
  package struct NamespaceEnvironment: Sendable, Hashable {
    package var cluster: String
    package var namespace: String
    package var environment: Environment
    package var assumed: Bool

    package init(
      cluster: String, namespace: String, environment: Environment, assumed: Bool = false
    ) {
      self.cluster = cluster
      self.namespace = namespace
      self.environment = environment
      self.assumed = assumed
    }
  }

  /// Whether a cluster's API server can be reached from the internet.
  package struct ClusterEndpoint: Sendable, Hashable {
    package enum Exposure: String, Sendable, Hashable, CaseIterable {
      case `public`
      case `private`
    }

    package var cluster: String
    package var exposure: Exposure
    package var assumed: Bool

    package init(cluster: String, exposure: Exposure, assumed: Bool = false) {
      self.cluster = cluster
      self.exposure = exposure
      self.assumed = assumed
    }
  }

  /// What one asset of each kind counts for in the weighted blast radius.
  package struct AssetWeights: Sendable, Hashable {
    package var secret: Double
    package var namespace: Double
    package var node: Double
    package var cluster: Double
    package var cloudRole: Double

    package init(
      secret: Double, namespace: Double, node: Double, cluster: Double, cloudRole: Double
    ) {
      self.secret = secret
      self.namespace = namespace
      self.node = node
      self.cluster = cluster
      self.cloudRole = cloudRole
    }
  }
}
