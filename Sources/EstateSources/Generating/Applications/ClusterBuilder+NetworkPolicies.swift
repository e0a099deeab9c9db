import Estate
import Sampling
import Specs

extension ClusterBuilder {
  /// Closes the application namespaces of some clusters to each other.
  mutating func addNetworkPolicies(of organisation: Organisation, at site: ClusterSite) {
    guard site.hasNetworkPolicies else { return }
    for tenancy in organisation.tenancies(at: site) {
      add(
        NetworkPolicy(
          metadata: ObjectMetadata(namespace: tenancy.namespace, name: "default-deny-ingress"),
          policyTypes: [.ingress]))
      add(
        NetworkPolicy(
          metadata: ObjectMetadata(namespace: tenancy.namespace, name: "allow-same-namespace"),
          policyTypes: [.ingress],
          ingress: [.init(peers: [.pods(namespaces: nil, pods: LabelSelector())])]))
    }
  }
}
