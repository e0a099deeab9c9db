/// Whether a cluster's API server can be reached from the internet.
package struct ClusterEndpoint: Sendable, Hashable {
  package enum Exposure: String, Sendable, Hashable, CaseIterable {
    case `public`
    case `private`
  }

  package var cluster: String
  package var exposure: Exposure
  package var assumed: Bool

  package init(cluster: String, exposure: Exposure, assumed: Bool = false) {
    self.cluster = cluster
    self.exposure = exposure
    self.assumed = assumed
  }
}
