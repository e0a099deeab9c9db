import Estate
import Sampling
import Specs

/// The programs of an application in one environment, with the rights that such programs need.
///
/// Rights are what the libraries they are built on ask for: leases for leader election, the own
/// ConfigMap for reloading. The database's are those of an operator-less Patroni cluster, which
/// keeps its state in ConfigMaps and labels its own pods; a batch program's those of a Spark driver,
/// which starts its own executors. How often programs use their rights is an assumption, as an order
/// of magnitude.
struct ApplicationComponents {
  let tenancy: Tenancy
  let spec: EstateSpec
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
    application.services.map(component)
  }

  private func component(_ service: ApplicationService) -> Component {
    switch service.archetype {
    case .web: part(service, mounts: [(.secret(certificate), "/etc/tls")])
    case .api: api(service)
    case .worker: worker(service)
    case .scheduler: scheduler(service)
    case .gateway: gateway(service)
    case .cache: part(service, controller: .statefulSet, image: "docker.io/library/redis:8.2")
    case .database: database(service)
    case .reports: reports(service)
    case .batch: batch(service)
    case .agent: agent(service)
    }
  }

  private func api(_ service: ApplicationService) -> Component {
    part(
      service, mounts: [(.configMap(configMap), "/etc/app")],
      secrets: [databaseSecret] + application.extraSecrets,
      rules: [.allow("get watch", "configmaps", named: [configMap])],
      uses: ProgramUse.uses("get watch", "configmaps", .own, named: [configMap], perDay: 40))
  }

  private func worker(_ service: ApplicationService) -> Component {
    let lease = "\(name)-\(service.role)"
    return part(
      service, secrets: [databaseSecret], rules: PolicyRule.leaderElection(lease),
      uses: ProgramUse.leaderElection(lease))
  }

  /// Starts Jobs, and so could start one as any account of its namespace: a right that the program
  /// needs and that takes the namespace over.
  private func scheduler(_ service: ApplicationService) -> Component {
    let lease = "\(name)-\(service.role)"
    var scheduler = part(
      service, secrets: [databaseSecret],
      rules: PolicyRule.leaderElection(lease) + [
        .allow("get list watch create delete", "jobs", in: "batch")
      ],
      uses: ProgramUse.leaderElection(lease)
        + ProgramUse.uses("list watch create", "jobs", in: "batch", .own, perDay: 24))
    scheduler.replicas = 1
    return scheduler
  }

  private func gateway(_ service: ApplicationService) -> Component {
    part(
      service, secrets: Array(application.extraSecrets.prefix(1)),
      rules: [
        .allow("get list watch", "services"),
        .allow("get list watch", "endpointslices", in: "discovery.k8s.io"),
      ],
      uses: ProgramUse.uses("list watch", "services", .own, perDay: 20)
        + ProgramUse.uses(
          "list watch", "endpointslices", in: "discovery.k8s.io", .own, perDay: 20))
  }

  private func database(_ service: ApplicationService) -> Component {
    let data = Volume(
      name: "data", source: .persistentVolumeClaim(name: "\(name)-\(service.role)-data"))
    return part(
      service, controller: .statefulSet,
      image: "registry.example.com/platform/postgres-ha:17.6", mounts: [(data, "/var/lib/data")],
      secrets: [databaseSecret],
      rules: [
        .allow("create get list patch update watch delete", "configmaps endpoints"),
        .allow("get list patch update watch", "pods"), .allow("create", "services"),
      ],
      uses: ProgramUse.uses("get list watch patch", "configmaps", .own, perDay: 8000)
        + ProgramUse.uses("list watch patch", "pods", .own, perDay: 40))
  }

  private func reports(_ service: ApplicationService) -> Component {
    var reports = part(service, controller: .cronJob, secrets: [databaseSecret])
    reports.schedule = schedule(of: service, runsPerDay: spec.count(.reportRunsPerDay))
    return reports
  }

  private func batch(_ service: ApplicationService) -> Component {
    var batch = part(
      service, controller: .cronJob, secrets: [databaseSecret],
      rules: [
        .allow("get list watch create delete", "pods"),
        .allow("get list create delete", "configmaps services persistentvolumeclaims"),
      ],
      uses: ProgramUse.uses("list watch create delete", "pods", .own, perDay: 12)
        + ProgramUse.uses("create delete", "configmaps services", .own, perDay: 2))
    batch.schedule = schedule(of: service, runsPerDay: 1)
    return batch
  }

  /// Looks into its namespace for people who ask, and restarts what hangs.
  private func agent(_ service: ApplicationService) -> Component {
    var agent = part(
      service, secrets: Array(application.extraSecrets.prefix(1)),
      rules: [
        .allow("get list watch", "pods pods/log events services configmaps"),
        .allow("create", "pods/exec"), .allow("delete", "pods"),
        .allow("get list watch patch", "deployments statefulsets", in: "apps"),
      ],
      uses: ProgramUse.uses("get list", "pods pods/log events", .own, perDay: 10)
        + ProgramUse.uses("get", "deployments", in: "apps", .own, perDay: 2)
        + ProgramUse.uses("patch", "deployments", in: "apps", .own, perDay: 0.2))
    agent.replicas = 1
    return agent
  }

  private func part(
    _ service: ApplicationService, controller: Component.Controller = .deployment,
    image: String? = nil, mounts: [(volume: Volume, path: String)] = [], secrets: [String] = [],
    rules: [PolicyRule] = [], uses: [ProgramUse] = []
  ) -> Component {
    let role = service.role
    let container = Container(
      name: role,
      image: image ?? "registry.example.com/\(name)/\(role):1.\(release(of: service)).0",
      runAsUser: 10_001,
      mounts: mounts.map { $0.volume.mount($0.path, readOnly: $0.volume.isReadOnly) },
      environmentSecrets: secrets)
    return Component(
      name: "\(name)-\(role)", role: role, controller: controller,
      replicas: replicas(of: service),
      isServer: [.web, .api, .gateway].contains(service.archetype), account: service.account,
      mountsToken: service.mountsToken,
      spec: PodSpec(
        containers: [container], volumes: mounts.map(\.volume),
        imagePullSecrets: image == nil ? [Self.pullSecret] : []),
      grants: rules.isEmpty ? [] : [.role("\(name)-\(role)", rules)], uses: uses)
  }

  private func replicas(of service: ApplicationService) -> Int {
    switch tenancy.environment {
    case .production: service.replicas
    case .staging: spec.count(.stagingReplicas)
    default: spec.count(.developmentReplicas)
    }
  }

  /// The minor version that runs: development is ahead of staging, staging of production.
  private func release(of service: ApplicationService) -> Int {
    let first = draws.integer(
      below: 40, .estateComponents, EntityKey(name, service.role, "release"))
    return switch tenancy.environment {
    case .production: first
    case .staging: first + 1
    default: first + 2
    }
  }

  /// A schedule in cron's format that starts so many times a day, or about so many above 24, at
  /// hours and a minute of the service's own.
  private func schedule(of service: ApplicationService, runsPerDay: Int) -> String {
    if runsPerDay > 24 { return "*/\(max(1440 / runsPerDay, 1)) * * * *" }
    let key = EntityKey(name, service.role, "schedule")
    let minute = draws.integer(below: 60, .estateComponents, key, 0)
    let first = draws.integer(below: max(24 / runsPerDay, 1), .estateComponents, key, 1)
    let hours = (0..<runsPerDay).map { "\((first + $0 * 24 / runsPerDay) % 24)" }
    return "\(minute) \(hours.joined(separator: ",")) * * *"
  }
}

extension Volume {
  fileprivate var isReadOnly: Bool {
    if case .persistentVolumeClaim = source { return false }
    return true
  }
}
