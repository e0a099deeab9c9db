/// What one asset of each kind counts for in the weighted blast radius.
package struct AssetWeights: Sendable, Hashable {
  package var secret: Double
  package var namespace: Double
  package var node: Double
  package var cluster: Double
  package var cloudRole: Double

  package init(
    secret: Double, namespace: Double, node: Double, cluster: Double, cloudRole: Double = 20
  ) {
    self.secret = secret
    self.namespace = namespace
    self.node = node
    self.cluster = cluster
    self.cloudRole = cloudRole
  }

  /// Secret 1, namespace 10, node 20, cluster 100, role in a cloud account 20 (assumption).
  package static let assumption = AssetWeights(secret: 1, namespace: 10, node: 20, cluster: 100)
}
