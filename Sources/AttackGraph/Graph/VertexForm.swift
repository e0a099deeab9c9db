/// What a vertex is made of: its part of the key, and what the numbers of its record mean.
enum VertexForm: UInt8, Sendable, Hashable {
  /// `first`: symbol of the name, for these and the other forms named by one string.
  case node
  case user
  /// A user reached by impersonation.
  case asUser
  case group
  /// A group as held through impersonation, which does not nest.
  case asGroup
  case workload
  case slotCredential
  case elevation
  case assetNode
  case assetNamespace
  case assetCluster
  case network
  case authenticated
  /// `first`: symbol of the namespace, `second`: of the name.
  case pod
  case boundToken
  case secret
  case secretToken
  case mintedToken
  case workloadToken
  case assetSecret
  /// `first`: symbol of the user name, `second`: of the claims, joined by commas.
  case session
  /// `first`: position of the first binding of the path.
  case grant
  case asGrant
  /// `first`: the technique, `second`: symbol of the namespace, `third`: 0 for all objects, else 1
  /// above the symbol of the name.
  case capability
  /// `first`: symbol of the namespace, `second`: of the role's name, `third`: 1 for a ClusterRole.
  case writtenBinding
  /// `first`: the artefact's vertex, counted from the cluster's first.
  case writtenBindingInUse
  /// `first`: the credential's vertex, counted likewise.
  case throughNetwork
  /// `first`: the identity's vertex, `second`: the capability's, both counted likewise.
  case joint
  case jointWrite
  case jointBind

  var kind: VertexKind {
    switch self {
    case .node, .pod, .network: .place
    case .secret: .occurrence
    case .slotCredential, .boundToken, .secretToken, .mintedToken, .workloadToken, .throughNetwork:
      .credential
    case .user, .asUser, .group, .asGroup, .session: .principal
    case .grant, .asGrant, .elevation, .writtenBindingInUse: .grant
    case .capability, .authenticated, .joint, .jointWrite, .jointBind: .capability
    case .workload, .writtenBinding: .artefact
    case .assetNode, .assetNamespace, .assetCluster, .assetSecret: .asset
    }
  }

  var asset: Asset.Kind? {
    switch self {
    case .assetSecret: .secret
    case .assetNamespace: .namespace
    case .assetNode: .node
    case .assetCluster: .cluster
    default: nil
    }
  }

  /// How many inputs a join of this form needs.
  var need: Int? {
    switch self {
    case .writtenBindingInUse, .throughNetwork, .joint: 2
    default: nil
    }
  }

  /// Whether it is code inside the cluster's network.
  var isInsideNetwork: Bool {
    self == .pod || self == .node || self == .workload
  }
}
