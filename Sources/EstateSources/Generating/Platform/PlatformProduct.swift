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

  /// The products of a cluster.
  ///
  /// - Parameter synchronisesSecrets: Whether the secrets store driver, a DaemonSet, also writes
  ///   what it mounts into Secrets, and so may read and write all of them.
  static func products(of site: ClusterSite, synchronisesSecrets: Bool) -> [PlatformProduct] {
    let everywhere = [
      kubernetes, disks, secretsStore(synchronises: synchronisesSecrets), ingress, certificates,
      metrics, logging, delivery, externalSecrets,
    ]
    return everywhere
      + (site.hostsProduction ? [backup] : [])
      + (site.hostsDevelopment ? [runners] : [])
  }

  /// The namespaces of a site's products, without those that Kubernetes makes.
  static func namespaces(of site: ClusterSite) -> [String] {
    var seen = Set(ClusterBuilder.kubernetesNamespaces)
    return products(of: site, synchronisesSecrets: false).map(\.namespace)
      .filter { seen.insert($0).inserted }
  }
}
