/// Whether and how a defender can take something away.
enum Removability {
  /// One object: a binding, a credential, a pod.
  case thing
  /// What several rules of roles may give; to take it away, all of them have to go.
  case right
  /// Nothing by itself: an asset, a relation, what the attacker makes, what every cluster has.
  case glue
}

extension GraphStorage {
  /// Groups and users that the API server has by itself (`system:…`) cannot be taken away.
  func removability(of vertex: UInt32) -> Removability {
    let record = records[Int(vertex)]
    switch record.form {
    case .pod, .container, .volume, .node, .externalPlace, .endpoint, .secret, .slotCredential,
      .boundToken, .secretToken, .bootstrapToken, .storedKubeconfig, .cloudIdentity, .grant,
      .asGrant, .elevation, .roleRights:
      return .thing
    case .user:
      let name = GraphPart.shortName(part(of: vertex).symbols[record.first])
      return name.hasPrefix("user system:") ? .glue : .thing
    case .session: return .thing
    case .group:
      return part(of: vertex).symbols[record.first].hasPrefix("system:") ? .glue : .thing
    case .capability, .jointWrite, .jointBind: return .right
    default: return .glue
    }
  }

  /// Whether taking a vertex away changes only who has access, and stops no workload or person.
  func isAccess(_ vertex: UInt32) -> Bool {
    switch records[Int(vertex)].form {
    case .volume, .slotCredential, .boundToken, .secretToken, .bootstrapToken, .storedKubeconfig,
      .grant, .asGrant, .elevation:
      true
    default: false
    }
  }
}

extension AttackGraph {
  /// Whether a step can be ruled out by itself: a subject of a binding, a rule of a role, a setting
  /// by which a container gets out.
  func isRemovable(_ edge: AttackEdge) -> Bool {
    switch edge.provenance.kind {
    case .subjectInBinding, .roleThroughBinding, .roleItself, .binding: true
    default: technique(of: edge).group == .escapes
    }
  }
}
