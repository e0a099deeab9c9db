import Estate

/// Which objects the controllers in a cluster would make.
struct ExportedControllers {
  private let workloads: Set<String>
  private let services: Set<String>

  init(of cluster: Cluster) {
    workloads = Set(
      cluster.workloads.map { Self.path($0.kind, $0.metadata.namespace, $0.metadata.name) })
    services = Set(cluster.services.map { Self.path("", $0.metadata.namespace, $0.metadata.name) })
  }

  /// Whether a controller of the cluster would make the object that it owns.
  ///
  /// The ReplicaSets of Deployments and the Jobs of CronJobs are often not collected; their names
  /// are their makers' and one more word.
  func make(_ object: ObjectMetadata, _ owner: OwnerReference?) -> Bool {
    guard let owner else { return false }
    let namespace = object.namespace
    if workloads.contains(Self.path(owner.kind, namespace, owner.name)) { return true }
    let makers = ["ReplicaSet": "Deployment", "Job": "CronJob"]
    guard let maker = makers[owner.kind], let hyphen = owner.name.lastIndex(of: "-") else {
      return false
    }
    return workloads.contains(Self.path(maker, namespace, String(owner.name[..<hyphen])))
  }

  /// Whether the slice belongs to a service of the cluster.
  func keep(_ slice: EndpointSlice) -> Bool {
    guard let service = slice.serviceName else { return false }
    return services.contains(Self.path("", slice.metadata.namespace, service))
  }

  private static func path(_ kind: String, _ namespace: String, _ name: String) -> String {
    "\(kind)/\(namespace)/\(name)"
  }
}
