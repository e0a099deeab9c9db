/// A cloud provider's Kubernetes service, which runs the control plane on machines of its own.
package enum ManagedService: String, Sendable, Hashable, CaseIterable {
  case eks
  case gke
  case aks

  /// As the provider calls it.
  package var title: String {
    switch self {
    case .eks: "Amazon EKS"
    case .gke: "Google GKE"
    case .aks: "Azure AKS"
    }
  }

  /// Labels that the service puts on its nodes.
  ///
  /// - Source: the providers' documentation of node labels.
  fileprivate var labels: [String] {
    switch self {
    case .eks: ["eks.amazonaws.com/nodegroup", "eks.amazonaws.com/compute-type"]
    case .gke: ["cloud.google.com/gke-nodepool"]
    case .aks: ["kubernetes.azure.com/cluster", "kubernetes.azure.com/agentpool"]
    }
  }

  /// How the service marks its own builds of the kubelet, `nil` where it does not.
  fileprivate var versionMark: String? {
    switch self {
    case .eks: "-eks-"
    case .gke: "-gke."
    case .aks: nil
    }
  }
}

extension Node {
  /// The service that made the node, by its labels and its kubelet's version; `nil` when neither
  /// says.
  package var managedService: ManagedService? {
    ManagedService.allCases.first { service in
      service.labels.contains { metadata.labels[$0] != nil }
        || service.versionMark.map { system.kubeletVersion.contains($0) } ?? false
    }
  }
}
