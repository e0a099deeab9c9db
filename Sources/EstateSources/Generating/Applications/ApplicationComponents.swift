import Estate
import Sampling

/// The programs of an application in one environment, with the rights that such programs need.
///
/// Rights are what the libraries they are built on ask for: leases for leader election, the own
/// ConfigMap for reloading. The database's are those of an operator-less Patroni cluster, which
/// keeps its state in ConfigMaps and labels its own pods.
struct ApplicationComponents {
  let tenancy: Tenancy
  let draws: EstateDraws

  private var application: Application { tenancy.application }
  private var name: String { application.name }

  /// Names of the application's ConfigMap, certificate and database credentials.
  var configMap: String { "\(name)-config" }
  var certificate: String { "\(name)-tls" }
  var databaseSecret: String { "\(name)-database" }
  /// Credentials for the registry that holds the team's images.
  static let pullSecret = "registry-credentials"

  /// The service account that serves the API, which every application has.
  static func apiAccount(of application: Application) -> String { "\(application.name)-api" }

  /// The components in order of installation.
  var all: [Component] {
    [web, api] + application.parts.map(component)
  }

  private func component(_ part: Application.Part) -> Component {
    switch part {
    case .worker: worker
    case .scheduler: scheduler
    case .gateway: gateway
    case .cache: cache
    case .database: database
    case .reports: reports
    }
  }

  private var web: Component {
    let tls = Volume.secret(certificate)
    return part(
      "web", account: application.webAccount, mountsToken: application.webMountsToken,
      mounts: [(tls, "/etc/tls")])
  }

  private var api: Component {
    part(
      "api", account: Self.apiAccount(of: application),
      mounts: [(.configMap(configMap), "/etc/app")],
      secrets: [databaseSecret] + application.extraSecrets,
      rules: [.allow("get watch", "configmaps", named: [configMap])])
  }

  private var worker: Component {
    part(
      "worker", account: "\(name)-worker", secrets: [databaseSecret],
      rules: PolicyRule.leaderElection("\(name)-worker"))
  }

  /// Starts Jobs, and so could start one as any account of its namespace: a right that the program
  /// needs and that takes the namespace over.
  private var scheduler: Component {
    var scheduler = part(
      "scheduler", account: "\(name)-scheduler", secrets: [databaseSecret],
      rules: PolicyRule.leaderElection("\(name)-scheduler") + [
        .allow("get list watch create delete", "jobs", in: "batch")
      ])
    scheduler.replicas = 1
    return scheduler
  }

  private var gateway: Component {
    part(
      "gateway", account: "\(name)-gateway",
      secrets: Array(application.extraSecrets.prefix(1)),
      rules: [
        .allow("get list watch", "services"),
        .allow("get list watch", "endpointslices", in: "discovery.k8s.io"),
      ])
  }

  private var cache: Component {
    part("cache", controller: .statefulSet, account: nil, image: "docker.io/library/redis:8.2")
  }

  private var database: Component {
    let data = Volume(
      name: "data", source: .persistentVolumeClaim(name: "\(name)-database-data"))
    return part(
      "database", controller: .statefulSet, account: "\(name)-database",
      image: "registry.example.com/platform/postgres-ha:17.6", mounts: [(data, "/var/lib/data")],
      secrets: [databaseSecret],
      rules: [
        .allow("create get list patch update watch delete", "configmaps endpoints"),
        .allow("get list patch update watch", "pods"), .allow("create", "services"),
      ])
  }

  private var reports: Component {
    part(
      "reports", controller: .cronJob, account: "\(name)-reports", mountsToken: false,
      secrets: [databaseSecret])
  }

  private func part(
    _ role: String, controller: Component.Controller = .deployment, account: String?,
    mountsToken: Bool = true, image: String? = nil, mounts: [(volume: Volume, path: String)] = [],
    secrets: [String] = [], rules: [PolicyRule] = []
  ) -> Component {
    let container = Container(
      name: role, image: image ?? "registry.example.com/\(name)/\(role):1.\(release).0",
      runAsUser: 10_001,
      mounts: mounts.map { $0.volume.mount($0.path, readOnly: $0.volume.isReadOnly) },
      environmentSecrets: secrets)
    return Component(
      name: "\(name)-\(role)", role: role, controller: controller,
      replicas: replicas(of: role, controller), account: account, mountsToken: mountsToken,
      spec: PodSpec(
        containers: [container], volumes: mounts.map(\.volume),
        imagePullSecrets: image == nil ? [Self.pullSecret] : []),
      grants: rules.isEmpty ? [] : [.role("\(name)-\(role)", rules)])
  }

  private func replicas(of role: String, _ controller: Component.Controller) -> Int {
    switch tenancy.environment {
    case .production where controller == .statefulSet: 3
    case .production:
      draws.pick(
        weighted: Calibration.productionReplicas, .estateReplicas, EntityKey(name, role))
    case .staging: controller == .statefulSet ? 1 : Calibration.stagingReplicas
    default: Calibration.developmentReplicas
    }
  }

  /// The minor version that runs: development is ahead of staging, staging of production.
  private var release: Int {
    switch tenancy.environment {
    case .production: 4
    case .staging: 5
    default: 6
    }
  }
}

extension Volume {
  fileprivate var isReadOnly: Bool {
    if case .persistentVolumeClaim = source { return false }
    return true
  }
}
