import Estate

/// Software that the platform team runs in a cluster for everyone, with the rights that its
/// project's own manifests ask for.
///
/// The rights were read from the published manifests and Helm charts of the projects named at each
/// product (releases of 2020 to 2026) and shortened where a rule leads nowhere: custom resources
/// and status updates are only listed where they make a rule that a reader would expect.
struct PlatformProduct {
  /// A Secret by name and type.
  struct StoredSecret {
    var name: String
    var type = "Opaque"
  }

  var name: String
  var namespace: String
  /// The Pod Security Standard that the namespace enforces; `nil` enforces none.
  var enforces: String?
  var components: [Component]
  var secrets: [StoredSecret] = []
  var configMaps: [String] = []

  /// The namespaces of products, without those that Kubernetes makes.
  static func namespaces(of products: [PlatformProduct]) -> [String] {
    var seen = Set(ClusterBuilder.kubernetesNamespaces)
    return products.map(\.namespace).filter { seen.insert($0).inserted }
  }
}
