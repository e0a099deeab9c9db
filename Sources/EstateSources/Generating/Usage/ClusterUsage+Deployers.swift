import Estate
import Sampling

extension ClusterUsage {
  /// The share of runs that add or remove an object. Assumption.
  private static let rareShare = 0.005

  /// Lets the pipelines deploy what they are there for, run by run.
  mutating func addDeployers() {
    for tenancy in organisation.tenancies(at: site) where tenancy.application.hasPipeline {
      let parts = ApplicationComponents(tenancy: tenancy, spec: organisation.spec, draws: draws)
      run(
        organisation.pipeline(of: tenancy),
        [deployment(in: tenancy.namespace, [parts.configMap], tenancy.application.name)])
    }
    for pipeline in organisation.platformPipelines(of: site) {
      let isForAll = pipeline.serviceAccount == Deployer.platformAccount
      let platform =
        ClusterBuilder.kubernetesNamespaces
        + PlatformProduct.namespaces(of: site.products)
      let places = isForAll ? platform : [pipeline.namespace]
      let configMaps = Dictionary(grouping: site.products, by: \.namespace)
        .mapValues { $0.flatMap(\.configMaps) }
      run(
        pipeline, places.map { deployment(in: $0, configMaps[$0] ?? []) },
        more: isForAll ? Self.administration(of: places) : [])
    }
  }

  private func deployment(
    in namespace: String, _ configMaps: [String], _ ingress: String? = nil
  ) -> Deployment {
    Deployment(
      namespace: namespace,
      workloads: (installationsOfNamespace[namespace] ?? []).map {
        cluster.workloads[installations[$0].workload]
      },
      configMaps: configMaps, ingress: ingress)
  }

  /// What a deployment of the platform does beside that of an application: it brings the rights of
  /// its programs along.
  private static func administration(of namespaces: [String]) -> [UsedPermission] {
    let rbac = "rbac.authorization.k8s.io"
    return namespaces.flatMap { namespace -> [UsedPermission] in
      .applying("serviceaccounts", at: namespace)
        + .applying("roles", in: rbac, at: namespace)
        + .applying("rolebindings", in: rbac, at: namespace)
        + .applying("namespaces", at: "", named: namespace)
    }
      + .applying("clusterroles", in: rbac, at: "")
      + .applying("clusterrolebindings", in: rbac, at: "")
      + .applying("customresourcedefinitions", in: "apiextensions.k8s.io", at: "")
  }

  private mutating func run(
    _ pipeline: Pipeline, _ deployments: [Deployment], more: [UsedPermission] = []
  ) {
    let key = EntityKey(cluster.name, pipeline.namespace, pipeline.serviceAccount)
    let days = calendar.atWork(pipeline.runsPerDay, key.appending("runs"), draws)
    guard !days.isEmpty else { return }
    let usual = UsedPermission.discovery + deployments.flatMap(\.usual) + more
    let rare = deployments.flatMap(\.rare).map { permission in
      let part = key.appending(permission.verb).appending(permission.resourcePath)
      return DailyUse(permission, days.filter { isRare($0, part) }.map(UsageCalendar.once))
    }
    add(
      usual.map { DailyUse($0, days) } + rare,
      by: .serviceAccount(namespace: pipeline.namespace, name: pipeline.serviceAccount))
  }

  private func isRare(_ runs: UsageTally, _ key: EntityKey) -> Bool {
    let share = min(Self.rareShare * Double(runs.count), 1)
    return draws.uniform(.estateUsage, key, UsageCalendar.index(of: runs.day)) < share
  }
}

extension UsageCalendar {
  /// One request at work on the day of others.
  fileprivate static func once(_ tally: UsageTally) -> UsageTally { inOfficeHours(tally.day, 1) }
}

extension UsedPermission {
  /// The resource as rules write it; empty for a path.
  fileprivate var resourcePath: String {
    guard case .resource(let used) = target else { return "" }
    return used.path
  }
}
