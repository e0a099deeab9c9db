/// An identity in a cloud account that programs of the estate may take.
package struct CloudRole: Sendable, Hashable {
  package var identity: CloudIdentity
  /// Whether it may do what puts data or the account itself at risk: read data stores, change
  /// permissions, administer the account.
  package var isSensitive: Bool
  /// The clusters whose nodes carry the identity, for any program on them to take.
  package var nodeClusters: [String]
  package var assumed: Bool

  package init(
    identity: CloudIdentity, isSensitive: Bool, nodeClusters: [String] = [], assumed: Bool = false
  ) {
    self.identity = identity
    self.isSensitive = isSensitive
    self.nodeClusters = nodeClusters
    self.assumed = assumed
  }
}
