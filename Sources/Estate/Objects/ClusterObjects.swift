/// A Namespace.
package struct Namespace: Sendable, Hashable {
  package var metadata: ObjectMetadata

  package init(metadata: ObjectMetadata) {
    self.metadata = metadata
  }
}

/// A ServiceAccount.
package struct ServiceAccount: Sendable, Hashable {
  package var metadata: ObjectMetadata
  /// `nil` is the API's default (`true`).
  package var automountServiceAccountToken: Bool?

  package init(metadata: ObjectMetadata, automountServiceAccountToken: Bool? = nil) {
    self.metadata = metadata
    self.automountServiceAccountToken = automountServiceAccountToken
  }
}

/// A Secret's metadata and type; its values are never read.
package struct Secret: Sendable, Hashable {
  package var metadata: ObjectMetadata
  package var type: String

  package init(metadata: ObjectMetadata, type: String = "Opaque") {
    self.metadata = metadata
    self.type = type
  }

  package static let serviceAccountTokenType = "kubernetes.io/service-account-token"

  /// The service account whose long-lived token this secret holds, by name.
  package var tokenServiceAccount: String? {
    guard type == Self.serviceAccountTokenType else { return nil }
    return metadata.annotations["kubernetes.io/service-account.name"]
  }
}

/// A ConfigMap's metadata.
package struct ConfigMap: Sendable, Hashable {
  package var metadata: ObjectMetadata

  package init(metadata: ObjectMetadata) {
    self.metadata = metadata
  }
}

/// A running (or pending) Pod.
package struct Pod: Sendable, Hashable {
  package var metadata: ObjectMetadata
  package var spec: PodSpec
  /// The controlling owner, when there is one.
  package var owner: OwnerReference?

  package init(metadata: ObjectMetadata, spec: PodSpec, owner: OwnerReference? = nil) {
    self.metadata = metadata
    self.spec = spec
    self.owner = owner
  }
}

/// The controller that owns an object.
package struct OwnerReference: Sendable, Hashable {
  package var apiVersion: String
  package var kind: String
  package var name: String

  package init(apiVersion: String, kind: String, name: String) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.name = name
  }
}

/// A controller that makes pods: Deployment, DaemonSet, StatefulSet, ReplicaSet,
/// ReplicationController, Job or CronJob.
package struct Workload: Sendable, Hashable {
  package var apiVersion: String
  package var kind: String
  package var metadata: ObjectMetadata
  package var replicas: Int?
  package var template: PodSpec
  package var templateLabels: [String: String]

  package init(
    apiVersion: String, kind: String, metadata: ObjectMetadata, replicas: Int? = nil,
    template: PodSpec, templateLabels: [String: String] = [:]
  ) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.metadata = metadata
    self.replicas = replicas
    self.template = template
    self.templateLabels = templateLabels
  }
}

/// A Node.
package struct Node: Sendable, Hashable {
  package var metadata: ObjectMetadata

  package init(metadata: ObjectMetadata) {
    self.metadata = metadata
  }

  /// Whether the node runs the control plane, by the well-known role labels.
  package var isControlPlane: Bool {
    metadata.labels["node-role.kubernetes.io/control-plane"] != nil
      || metadata.labels["node-role.kubernetes.io/master"] != nil
  }
}

/// The objects of one cluster, in import order.
package struct Cluster: Sendable, Hashable {
  package var name: String
  package var namespaces: [Namespace] = []
  package var serviceAccounts: [ServiceAccount] = []
  package var secrets: [Secret] = []
  package var configMaps: [ConfigMap] = []
  package var pods: [Pod] = []
  package var workloads: [Workload] = []
  package var nodes: [Node] = []
  package var roles: [Role] = []
  package var bindings: [RoleBinding] = []
  /// What identities were seen to use; `nil` when nobody watched.
  package var usage: UsageModel?

  package init(name: String) {
    self.name = name
  }
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
