import Estate

/// What vertices are called, for people.
extension GraphStorage {
  func label(of vertex: UInt32) -> String {
    let part = part(of: vertex)
    let record = records[Int(vertex)]
    switch record.form {
    case .slotCredential, .elevation: return overlayLabel(record)
    case .grant, .asGrant:
      let binding = part.cluster.bindings[Int(record.slot)]
      return "\(binding.roleRef.name) @ \(ScopeName.text(binding.grantedNamespace))"
    case .capability:
      let technique = catalogue.techniques[Int(record.first)]
      return "\(technique.id) @ \(part.scopeName(record.second))\(part.suffix(record))"
    case .writtenBindingInUse:
      return part.writtenRole(records[Int(part.base + record.first)]) + ", self-granted"
    case .throughNetwork: return label(of: part.base + record.first) + " inside the network"
    case .joint, .jointWrite, .jointBind: return jointLabel(record, in: part)
    default: return part.label(record)
    }
  }

  private func overlayLabel(_ record: VertexRecord) -> String {
    if record.form == .slotCredential {
      let slot = overlay.credentials[Int(record.slot)]
      return "\(slot.kind.label) of \(GraphPart.shortName(slot.username))"
    }
    let entitlement = overlay.entitlements[Int(record.slot)]
    return "\(entitlement.roleRef.name) @ \(ScopeName.text(entitlement.namespace)) on request"
  }

  private func jointLabel(_ record: VertexRecord, in part: GraphPart) -> String {
    let capability = records[Int(part.base + record.second)]
    let username = part.symbols[records[Int(part.base + record.first)].first]
    switch record.form {
    case .jointWrite: return "write bindings as \(username)"
    case .jointBind: return "hand out \(part.objectName(capability)) as \(username)"
    default:
      let technique = catalogue.techniques[Int(capability.first)]
      return "\(technique.id) @ \(part.scopeName(capability.second)) as \(username)"
    }
  }
}

extension GraphPart {
  fileprivate func label(_ record: VertexRecord) -> String {
    switch record.form {
    case .user: Self.shortName(symbols[record.first])
    case .asUser: "as " + Self.shortName(symbols[record.first])
    case .group, .asGroup: "group " + symbols[record.first]
    case .workload: "own workload in " + symbols[record.first]
    case .node, .assetNode: "node " + symbols[record.first]
    case .assetNamespace: "namespace " + symbols[record.first]
    case .assetCluster: "cluster " + name
    case .network: "network of " + name
    case .authenticated: "authenticated @ " + name
    case .pod: "pod " + path(record.first, record.second)
    case .boundToken: "token of pod " + path(record.first, record.second)
    case .secret, .assetSecret: "secret " + path(record.first, record.second)
    case .secretToken: "token in secret " + path(record.first, record.second)
    case .mintedToken: "minted token of sa " + path(record.first, record.second)
    case .workloadToken: "token of sa \(path(record.first, record.second)) in own pod"
    case .session:
      "\(Self.shortName(symbols[record.first])) in \(symbols[record.second])"
    case .writtenBinding: "own binding of " + writtenRole(record)
    default: ""
    }
  }

  /// The role and scope of a binding that the attacker writes.
  fileprivate func writtenRole(_ record: VertexRecord) -> String {
    let kind = record.third == 1 ? "ClusterRole" : "Role"
    return "\(kind) \(symbols[record.second]) @ \(scopeName(record.first))"
  }
}

extension CredentialSlot.Kind {
  fileprivate var label: String {
    switch self {
    case .legacyToken: "token"
    case .clientCertificate: "certificate"
    case .oidcSession: "SSO session"
    case .federatedToken: "run token"
    }
  }
}
