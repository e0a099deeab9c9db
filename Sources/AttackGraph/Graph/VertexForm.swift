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
  /// Being a service account of a namespace, with the groups that follow from it.
  case accounts
  case asAccounts
  case workload
  case slotCredential
  /// `first`: symbol of the entitlement's id, `second`: 1 where a role that impersonates is held by
  /// impersonation, which does not nest.
  case elevation
  case assetNode
  case assetNamespace
  case assetCluster
  case network
  case authenticated
  /// Every file of a node, to read.
  case nodeFiles
  /// What a kubelet keeps for the pods of its node.
  case kubeletDirectory
  /// The environment of every process of a node.
  case processEnvironments
  /// The kubelet's API, which reaches into every pod of its node.
  case kubeletAPI
  /// The client certificate of a kubelet.
  case kubeletCredential
  /// Any node of the cluster, at the attacker's choice.
  case anyNode
  /// Root on some node of the cluster.
  case nodeFoothold
  /// The pods that wait for a node.
  case pendingPods
  /// The keys of a cluster's control plane.
  case controlPlaneKeys
  /// A namespace whose Pod Security labels the attacker took off.
  case relaxedNamespace
  /// Somewhere outside the clusters that keeps credentials: `laptop/NAME`, `ci/SYSTEM/PIPELINE`.
  case externalPlace
  /// A kubeconfig that several people share, or that links two clusters.
  case storedKubeconfig
  /// A long-lived key of a cloud identity; a vertex of the estate's own part.
  case cloudKey
  /// Being named, through some grant, in a ClusterRoleBinding.
  case boundClusterWide
  /// Every right at a scope: an RBAC role that the attacker rewrote; the scope's symbol.
  case allRights
  /// `first`: symbol of the namespace, `second`: of the name.
  case pod
  case boundToken
  case secret
  case secretToken
  case mintedToken
  case workloadToken
  case assetSecret
  case bootstrapToken
  /// A token Secret that the attacker made: `first` the namespace, `second` the service account.
  case createdToken
  /// A service account that the attacker made.
  case createdAccount
  /// The processes that containers of one pod share.
  case processNamespace
  /// A Service, as somebody outside meets it.
  case endpoint
  /// `first`: symbol of the provider, `second`: of the identity; a vertex of the estate's own part.
  case cloudIdentity
  /// What a cloud identity authenticates with in a cluster: `third`: 1 as an administrator.
  case cloudToken
  case assetCloudRole
  /// `first`, `second`: symbols of the pod's namespace and name, `third`: of the container or volume.
  case container
  case volume
  /// `first`, `second`: symbols of the namespace and name, `third`: of the kind.
  case controller
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
  /// `first`: symbol of the namespace (0 for a ClusterRole), `second`: of the name, `third`: 1 for
  /// any role of that namespace or any ClusterRole at all.
  case rewrittenRole
  /// A role that the attacker made: `first`: symbol of the namespace, 0 for a ClusterRole.
  case newRole
  /// A binding of such a role, made by the attacker: `first`: symbol of the scope, `second`: 1 for a
  /// ClusterRole.
  case newRoleBinding
  /// A new role in use: `first`: its vertex, `second`: the `newRoleBinding` or, where a binding
  /// waited for the role, the grant, both counted from the cluster's first.
  case newRoleInUse
  case newRoleSelfGranted
  /// `first`: symbol of the role whose rules are fed, `second`: of the aggregating ClusterRole.
  case injectedRole
  /// Holding some grant of a role at a scope: `first`: symbol of the scope, `second`: of the role's
  /// name, `third`: 1 for a ClusterRole.
  case roleHeld
  /// What a role gives at a scope, whoever holds it: `first`: symbol of the scope, `second`: of the
  /// role's name, `third`: 1 for a ClusterRole, 2 more where it is held by impersonation, which does
  /// not nest.
  case roleRights
  /// What a row needs beside its own request: `first`: the technique, `second`: symbol of the
  /// namespace, `third`: a `PremiseNumber`.
  case premise
  /// All that a row needs: `first`: the technique, `second`: symbol of the namespace, `third`: as in
  /// a capability. Two, three or four things, by form.
  case allOfTwo
  case allOfThree
  case allOfFour
  /// What a row without a further gain does: `first`: the technique, `second`: symbol of the
  /// namespace or node, `third`: as in a capability.
  case effect
  /// A rewritten or fed role in use, by who holds it: `first`: the artefact's vertex, `second`: the
  /// `roleHeld` or `boundClusterWide` vertex, both counted from the cluster's first.
  case alteredRoleInUse
  /// `first`: the artefact's vertex, counted from the cluster's first.
  case writtenBindingInUse
  /// `first`: the credential's vertex, counted likewise.
  case throughNetwork
  /// `first`: the identity's vertex, `second`: the capability's, both counted likewise; `third`: 0,
  /// or 1 above the symbol of the user as whom the request is sent.
  case joint
  case jointWrite
  case jointBind

  var kind: VertexKind {
    switch self {
    case .node, .pod, .network, .container, .volume, .externalPlace, .endpoint, .nodeFiles,
      .kubeletDirectory, .processEnvironments, .processNamespace:
      .place
    case .secret: .occurrence
    case .slotCredential, .boundToken, .secretToken, .mintedToken, .workloadToken, .throughNetwork,
      .kubeletCredential, .controlPlaneKeys, .storedKubeconfig, .bootstrapToken, .createdToken,
      .cloudKey, .cloudToken:
      .credential
    case .user, .asUser, .group, .asGroup, .accounts, .asAccounts, .session, .cloudIdentity:
      .principal
    case .grant, .asGrant, .elevation, .writtenBindingInUse, .allRights, .alteredRoleInUse,
      .newRoleInUse, .newRoleSelfGranted:
      .grant
    case .capability, .authenticated, .joint, .jointWrite, .jointBind, .kubeletAPI, .anyNode,
      .nodeFoothold, .pendingPods, .boundClusterWide, .roleHeld, .roleRights, .premise, .allOfTwo,
      .allOfThree,
      .allOfFour, .effect:
      .capability
    case .workload, .writtenBinding, .controller, .createdAccount, .rewrittenRole, .injectedRole,
      .relaxedNamespace, .newRole, .newRoleBinding:
      .artefact
    case .assetNode, .assetNamespace, .assetCluster, .assetSecret, .assetCloudRole: .asset
    }
  }

  var asset: Asset.Kind? {
    switch self {
    case .assetSecret: .secret
    case .assetNamespace: .namespace
    case .assetNode: .node
    case .assetCluster: .cluster
    case .assetCloudRole: .cloudRole
    default: nil
    }
  }

  /// How many inputs a join of this form needs.
  var need: Int? {
    switch self {
    case .writtenBindingInUse, .throughNetwork, .joint, .allOfTwo, .alteredRoleInUse, .newRoleInUse:
      2
    case .allOfThree, .newRoleSelfGranted: 3
    case .allOfFour: 4
    default: nil
    }
  }

  /// Whether it is code inside the cluster's network.
  var isInsideNetwork: Bool {
    self == .pod || self == .container || self == .node || self == .workload
  }
}
