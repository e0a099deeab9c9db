import Estate

/// The parts of a cluster, in an order in which the API server can create them.
///
/// What others refer to comes first, and what stands in the way of everything else comes last.
enum ManifestGroup: String, CaseIterable {
  case namespaces
  case nodes
  case serviceAccounts = "serviceaccounts"
  case secrets
  case configMaps = "configmaps"
  case persistentVolumes = "persistentvolumes"
  case persistentVolumeClaims = "persistentvolumeclaims"
  case roles
  case bindings
  case services
  /// Before what runs, so that no pod is open to all for a while.
  case networkPolicies = "networkpolicies"
  case workloads
  case pods
  case endpointSlices = "endpointslices"
  case ingresses
  case certificateSigningRequests = "certificatesigningrequests"
  case breakglass
  case webhookConfigurations = "webhookconfigurations"

  /// Calls the closure with each object of the group, in the cluster's order.
  func forEachManifest(of cluster: Cluster, _ body: (JSONValue) -> Void) {
    switch self {
    case .namespaces: cluster.namespaces.forEach { body($0.manifest) }
    case .nodes: cluster.nodes.forEach { body($0.manifest) }
    case .serviceAccounts: cluster.serviceAccounts.forEach { body($0.manifest) }
    case .secrets: cluster.secrets.forEach { body($0.manifest) }
    case .configMaps: cluster.configMaps.forEach { body($0.manifest) }
    case .persistentVolumes: cluster.persistentVolumes.forEach { body($0.manifest) }
    case .persistentVolumeClaims: cluster.persistentVolumeClaims.forEach { body($0.manifest) }
    case .roles: cluster.roles.forEach { body($0.manifest) }
    case .bindings: cluster.bindings.forEach { body($0.manifest) }
    case .services: cluster.services.forEach { body($0.manifest) }
    case .networkPolicies: cluster.networkPolicies.forEach { body($0.manifest) }
    case .workloads: cluster.workloads.forEach { body($0.manifest) }
    case .pods: cluster.pods.forEach { body($0.manifest) }
    case .endpointSlices: cluster.endpointSlices.forEach { body($0.manifest) }
    case .ingresses: cluster.ingresses.forEach { body($0.manifest) }
    case .certificateSigningRequests:
      cluster.certificateSigningRequests.forEach { body($0.manifest) }
    case .breakglass:
      cluster.breakglass.clusterConfigs.forEach { body($0.manifest) }
      cluster.breakglass.denyPolicies.forEach { body($0.manifest) }
      cluster.breakglass.escalations.forEach { body($0.manifest) }
      cluster.breakglass.sessions.forEach { body($0.manifest) }
    case .webhookConfigurations: cluster.webhookConfigurations.forEach { body($0.manifest) }
    }
  }

  /// The name of the group's file, such as `03-serviceaccounts.json`; files sort as the groups do.
  var fileName: String {
    let number = (Self.allCases.firstIndex(of: self) ?? 0) + 1
    return (number < 10 ? "0" : "") + "\(number)-\(rawValue).json"
  }
}
