/// A store outside a cluster that keeps copies of everything the cluster's API server stores.
package struct ClusterBackup: Sendable, Hashable {
  package var name: String
  package var cluster: String
  package var assumed: Bool

  package init(name: String, cluster: String, assumed: Bool = false) {
    self.name = name
    self.cluster = cluster
    self.assumed = assumed
  }
}
