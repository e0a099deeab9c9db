import Estate

/// The stable names of vertices.
extension GraphStorage {
  /// `CLUSTER/KIND/NAME`; for what hangs on another vertex, that vertex' key and what it adds.
  func key(of vertex: UInt32) -> String {
    let part = part(of: vertex)
    let record = records[Int(vertex)]
    switch record.form {
    case .writtenBindingInUse: return key(of: part.base + record.first) + "/in-use"
    case .throughNetwork: return key(of: part.base + record.first) + "/through-network"
    case .joint: return jointKey(record, in: part) + "/request"
    case .jointWrite: return jointKey(record, in: part) + "/write"
    case .jointBind: return jointKey(record, in: part) + "/bind"
    default:
      return VertexKey.escaped(
        "\(part.name)/\(record.form.keyWord)/\(keyName(record, in: part))")
    }
  }

  private func keyName(_ record: VertexRecord, in part: GraphPart) -> String {
    switch record.form {
    case .network, .authenticated: return "cluster"
    case .assetCluster: return part.name
    case .pod, .boundToken, .secret, .secretToken, .mintedToken, .workloadToken, .assetSecret:
      return part.path(record.first, record.second)
    case .session: return "\(part.symbols[record.first])|\(part.symbols[record.second])"
    case .grant, .asGrant: return part.cluster.bindings[Int(record.first)].path
    case .capability:
      let technique = catalogue.techniques[Int(record.first)]
      return "\(technique.id)@\(part.scopeName(record.second))\(part.suffix(record))"
    case .writtenBinding:
      let kind = record.third == 1 ? "ClusterRole" : "Role"
      return "\(part.scopeName(record.first)) \(kind)/\(part.symbols[record.second])"
    default: return part.symbols[record.first]
    }
  }

  private func jointKey(_ record: VertexRecord, in part: GraphPart) -> String {
    let capability = records[Int(part.base + record.second)]
    let technique = catalogue.techniques[Int(capability.first)]
    let request =
      "\(technique.id)/\(part.scopeName(capability.second))/\(part.objectName(capability))"
    return key(of: part.base + record.first) + "/" + VertexKey.escaped(request)
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
    case .writtenBindingInUse, .throughNetwork, .joint, .jointWrite, .jointBind: ""
    }
  }
}
