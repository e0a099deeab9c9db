/// The objects of one cluster, in import order.
package struct Cluster: Sendable, Hashable {
  package var name: String
  /// The API server's version; `nil` when nothing says.
  package var version: ServerVersion?
  package var namespaces: [Namespace] = []
  package var serviceAccounts: [ServiceAccount] = []
  package var secrets: [Secret] = []
  package var configMaps: [ConfigMap] = []
  package var pods: [Pod] = []
  package var workloads: [Workload] = []
  package var nodes: [Node] = []
  package var roles: [Role] = []
  package var bindings: [RoleBinding] = []
  package var persistentVolumes: [PersistentVolume] = []
  package var persistentVolumeClaims: [PersistentVolumeClaim] = []
  package var services: [Service] = []
  package var endpointSlices: [EndpointSlice] = []
  package var ingresses: [Ingress] = []
  package var networkPolicies: [NetworkPolicy] = []
  package var webhookConfigurations: [WebhookConfiguration] = []
  package var certificateSigningRequests: [CertificateSigningRequest] = []
  package var breakglass = Breakglass()
  /// What identities were seen to use; `nil` when nobody watched.
  package var usage: UsageModel?

  package init(name: String) {
    self.name = name
  }
}

extension Cluster {
  /// How many Kubernetes objects of any kind it has.
  package var objectCount: Int {
    let counts: [Int] = [
      namespaces.count, serviceAccounts.count, secrets.count, configMaps.count, pods.count,
      workloads.count, nodes.count, roles.count, bindings.count, persistentVolumes.count,
      persistentVolumeClaims.count, services.count, endpointSlices.count, ingresses.count,
      networkPolicies.count, webhookConfigurations.count, certificateSigningRequests.count,
    ]
    return counts.reduce(0, +)
  }

  /// How many grants its bindings make: one for each subject.
  package var grantCount: Int { bindings.reduce(0) { $0 + $1.subjects.count } }
}

/// One or more clusters and the organisation around them.
package struct Estate: Sendable, Hashable {
  package var name: String
  package var clusters: [Cluster]
  package var context: EstateContext

  package init(name: String, clusters: [Cluster], context: EstateContext) {
    self.name = name
    self.clusters = clusters
    self.context = context
  }
}
