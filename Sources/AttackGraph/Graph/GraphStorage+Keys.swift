import Estate

/// The stable names of vertices.
extension GraphStorage {
  /// `CLUSTER/KIND/NAME`; for what hangs on another vertex, that vertex' key and what it adds.
  func key(of vertex: UInt32) -> String {
    let part = part(of: vertex)
    let record = records[Int(vertex)]
    switch record.form {
    case .writtenBindingInUse: return key(of: part.base + record.first) + "/in-use"
    case .alteredRoleInUse:
      let held = key(of: part.base + record.second)
      return key(of: part.base + record.first) + "/in-use/" + VertexKey.escaped(held)
    case .newRoleInUse, .newRoleSelfGranted:
      let held = key(of: part.base + record.second)
      return key(of: part.base + record.first) + "/in-use/" + VertexKey.escaped(held)
    case .throughNetwork: return key(of: part.base + record.first) + "/through-network"
    case .joint: return jointKey(record, in: part) + "/request"
    case .jointWrite: return jointKey(record, in: part) + "/write"
    case .jointBind: return jointKey(record, in: part) + "/bind"
    default:
      let owner = part.name == GraphPart.estateName ? "estate-wide" : part.name
      return VertexKey.escaped(
        "\(owner)/\(record.form.keyWord)/\(keyName(record, in: part))")
    }
  }

  private func keyName(_ record: VertexRecord, in part: GraphPart) -> String {
    switch record.form {
    case .network, .authenticated, .anyNode, .nodeFoothold, .pendingPods, .controlPlaneKeys,
      .boundClusterWide:
      return "cluster"
    case .assetCluster: return part.name
    case .pod, .boundToken, .secret, .secretToken, .mintedToken, .workloadToken, .assetSecret,
      .bootstrapToken, .createdToken, .createdAccount, .processNamespace, .endpoint, .cloudIdentity,
      .assetCloudRole:
      return part.path(record.first, record.second)
    case .container, .volume, .controller:
      return "\(part.path(record.first, record.second))/\(part.symbols[record.third])"
    case .cloudToken:
      return (record.third == 1 ? "administrator/" : "user/")
        + part.path(record.first, record.second)
    case .allRights, .newRole: return part.scopeName(record.first)
    case .newRoleBinding:
      let kind = record.second == 1 ? "ClusterRole" : "Role"
      return "\(part.scopeName(record.first)) \(kind)"
    case .rewrittenRole: return part.rewrittenRole(record)
    case .injectedRole: return "\(part.symbols[record.first]) into \(part.symbols[record.second])"
    case .roleHeld: return part.writtenRoleKey(record)
    case .roleRights: return part.roleRightsKey(record)
    case .premise:
      let technique = catalogue.techniques[Int(record.first)]
      let name = PremiseNumber.name(record.third)
      return "\(technique.id)@\(part.scopeName(record.second)) "
        + "\(PremiseNumber.ordinal(record.third))"
        + (name == Hub.allNames ? "" : " \(part.symbols[name - 1])")
    case .session: return "\(part.symbols[record.first])|\(part.symbols[record.second])"
    case .grant, .asGrant: return part.cluster.bindings[Int(record.first)].path
    case .elevation:
      return part.symbols[record.first] + (record.second == 1 ? " by impersonation" : "")
    case .capability, .allOfTwo, .allOfThree, .allOfFour, .effect:
      let technique = catalogue.techniques[Int(record.first)]
      return "\(technique.id)@\(part.scopeName(record.second))\(part.suffix(record))"
    case .writtenBinding:
      return part.writtenRoleKey(record)
    default: return part.symbols[record.first]
    }
  }

  private func jointKey(_ record: VertexRecord, in part: GraphPart) -> String {
    let capability = records[Int(part.base + record.second)]
    let technique = catalogue.techniques[Int(capability.first)]
    let target = record.third == 0 ? "" : "/as/\(part.symbols[record.third - 1])"
    let request =
      "\(technique.id)/\(part.scopeName(capability.second))/\(part.objectName(capability))\(target)"
    return key(of: part.base + record.first) + "/" + VertexKey.escaped(request)
  }
}

extension GraphPart {
  fileprivate func writtenRoleKey(_ record: VertexRecord) -> String {
    let kind = record.third == 1 ? "ClusterRole" : "Role"
    return "\(scopeName(record.first)) \(kind)/\(symbols[record.second])"
  }

  fileprivate func roleRightsKey(_ record: VertexRecord) -> String {
    let kind = record.third & 1 == 1 ? "ClusterRole" : "Role"
    let way = record.third & 2 == 0 ? "" : "as "
    return "\(way)\(scopeName(record.first)) \(kind)/\(symbols[record.second])"
  }

  /// `*` for any role of the scope.
  fileprivate func rewrittenRole(_ record: VertexRecord) -> String {
    "\(scopeName(record.first)) \(record.third == 1 ? "*" : symbols[record.second])"
  }
}

extension VertexForm {
  /// The middle of the key; empty for what hangs on another vertex.
  var keyWord: String {
    switch self {
    case .node: "node"
    case .user: "user"
    case .asUser: "as"
    case .group: "group"
    case .asGroup: "as-group"
    case .accounts: "accounts"
    case .asAccounts: "as-accounts"
    case .workload: "workload"
    case .slotCredential: "credential"
    case .elevation: "elevation"
    case .assetNode: "asset-node"
    case .assetNamespace: "asset-namespace"
    case .assetCluster: "asset-cluster"
    case .assetSecret: "asset-secret"
    case .network: "network"
    case .authenticated: "authenticated"
    case .pod: "pod"
    case .boundToken: "bound-token"
    case .secret: "secret"
    case .secretToken: "token"
    case .mintedToken: "minted-token"
    case .workloadToken: "workload-token"
    case .session: "session"
    case .grant: "grant"
    case .asGrant: "as-grant"
    case .capability: "capability"
    case .writtenBinding: "written-binding"
    case .nodeFiles: "node-files"
    case .kubeletDirectory: "kubelet-directory"
    case .processEnvironments: "process-environments"
    case .kubeletAPI: "kubelet-api"
    case .kubeletCredential: "kubelet-credential"
    case .anyNode: "any-node"
    case .nodeFoothold: "node-foothold"
    case .pendingPods: "pending-pods"
    case .controlPlaneKeys: "control-plane-keys"
    case .relaxedNamespace: "relaxed-namespace"
    case .externalPlace: "place"
    case .storedKubeconfig: "kubeconfig"
    case .boundClusterWide: "bound-cluster-wide"
    case .allRights: "all-rights"
    case .bootstrapToken: "bootstrap-token"
    case .createdToken: "created-token"
    case .createdAccount: "created-account"
    case .processNamespace: "process-namespace"
    case .endpoint: "endpoint"
    case .cloudIdentity: "cloud-identity"
    case .cloudKey: "cloud-key"
    case .cloudToken: "cloud-token"
    case .assetCloudRole: "asset-cloud-role"
    case .container: "container"
    case .volume: "volume"
    case .controller: "controller"
    case .rewrittenRole: "rewritten-role"
    case .injectedRole: "injected-role"
    case .newRole: "new-role"
    case .newRoleBinding: "new-role-binding"
    case .roleHeld: "role-held"
    case .roleRights: "role-rights"
    case .premise: "premise"
    case .allOfTwo, .allOfThree, .allOfFour: "all-of"
    case .effect: "effect"
    case .writtenBindingInUse, .throughNetwork, .joint, .jointWrite, .jointBind,
      .alteredRoleInUse, .newRoleInUse, .newRoleSelfGranted:
      ""
    }
  }
}
