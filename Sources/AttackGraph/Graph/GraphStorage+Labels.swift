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
    case .newRoleInUse:
      return label(of: part.base + record.first) + " for " + label(of: part.base + record.second)
    case .newRoleSelfGranted: return label(of: part.base + record.first) + ", self-granted"
    case .alteredRoleInUse: return label(of: part.base + record.first) + ", in use"
    case .premise, .allOfTwo, .allOfThree, .allOfFour, .effect:
      return techniqueLabel(record, in: part)
    case .throughNetwork: return label(of: part.base + record.first) + " inside the network"
    case .joint, .jointWrite, .jointBind: return jointLabel(record, in: part)
    default: return part.label(record)
    }
  }

  private func techniqueLabel(_ record: VertexRecord, in part: GraphPart) -> String {
    let technique = catalogue.techniques[Int(record.first)]
    let scope = part.scopeName(record.second)
    return switch record.form {
    case .premise: "what else \(technique.id) needs @ \(scope)"
    case .effect: "\(technique.title) @ \(scope)\(part.suffix(record))"
    default: "\(technique.id) @ \(scope)\(part.suffix(record)), all it needs"
    }
  }

  private func overlayLabel(_ record: VertexRecord) -> String {
    if record.form == .slotCredential {
      let slot = overlay.credentials[Int(record.slot)]
      return "\(slot.kind.label) of \(GraphPart.shortName(slot.username))"
    }
    let entitlement = overlay.entitlements[Int(record.slot)]
    return "\(entitlement.roleRef.name) @ \(ScopeName.text(entitlement.namespace)) "
      + entitlement.origin.words
  }

  private func jointLabel(_ record: VertexRecord, in part: GraphPart) -> String {
    let capability = records[Int(part.base + record.second)]
    let username = part.symbols[records[Int(part.base + record.first)].first]
    let technique = catalogue.techniques[Int(capability.first)]
    if record.third > 0 {
      return technique.constrained(
        record.form, as: part.symbols[record.third - 1], by: username,
        scope: part.scopeName(capability.second))
    }
    switch record.form {
    case .jointWrite: return "\(technique.half(0)) as \(username)"
    case .jointBind where technique.binds:
      return "hand out \(part.objectName(capability)) as \(username)"
    case .jointBind: return "\(technique.half(1)) as \(username)"
    default:
      return "\(technique.id) @ \(part.scopeName(capability.second)) as \(username)"
    }
  }
}

extension Technique {
  fileprivate var binds: Bool {
    guard case .request(_, .boundRole, _, _) = condition else { return false }
    return true
  }

  /// What one of two rights allows; the second may be that nobody has to ask for handing on theirs.
  fileprivate func half(_ number: Int) -> String {
    if binds { return "write bindings" }
    guard case .request(let rights, _, _, _) = condition, rights.indices.contains(number) else {
      return "hand on own rules"
    }
    return rights[number].requestWords
  }

  /// One half of acting as somebody else for some requests, or both.
  fileprivate func constrained(
    _ form: VertexForm, as target: String, by username: String, scope: String
  ) -> String {
    switch form {
    case .jointWrite: return "impersonate \(target) as \(username)"
    case .jointBind:
      let mode = ConstrainedMode.of(target).name
      return "impersonate-on:\(mode):\(half(0)) as \(username)"
    default: return "\(id) @ \(scope) as \(target), impersonated by \(username)"
    }
  }
}

extension Right {
  /// `get or list secrets`.
  var requestWords: String {
    let resources = resources.map(\.path).joined(separator: " or ")
    return "\(verbs.joined(separator: " or ")) \(resources)"
  }
}

extension Right.Resource {
  fileprivate var path: String {
    subresource.isEmpty || subresource == Self.anySubresource
      ? resource : "\(resource)/\(subresource)"
  }
}

extension GraphPart {
  fileprivate func label(_ record: VertexRecord) -> String {
    switch record.form {
    case .nodeFiles: "files of node " + symbols[record.first]
    case .kubeletDirectory: "kubelet directory of node " + symbols[record.first]
    case .processEnvironments: "processes of node " + symbols[record.first]
    case .kubeletAPI: "kubelet API of node " + symbols[record.first]
    case .kubeletCredential: "kubelet certificate of node " + symbols[record.first]
    case .anyNode: "any node of " + name
    case .nodeFoothold: "root on some node of " + name
    case .pendingPods: "pending pods of " + name
    case .controlPlaneKeys: "control-plane keys of " + name
    case .relaxedNamespace: "namespace \(symbols[record.first]) without Pod Security"
    case .externalPlace: symbols[record.first]
    case .storedKubeconfig: "kubeconfig " + symbols[record.first]
    case .cloudKey: "cloud key " + symbols[record.first]
    case .cloudToken: cloudTokenLabel(record)
    case .boundClusterWide: "named in a ClusterRoleBinding of " + name
    case .allRights: "every right @ " + scopeName(record.first)
    case .bootstrapToken: "bootstrap token in secret " + path(record.first, record.second)
    case .createdToken: "own token of sa " + path(record.first, record.second)
    case .createdAccount: "own service account " + path(record.first, record.second)
    case .processNamespace: "processes of pod " + path(record.first, record.second)
    case .endpoint: "service " + path(record.first, record.second)
    case .cloudIdentity, .assetCloudRole:
      "cloud role \(symbols[record.second]) (\(symbols[record.first]))"
    case .container:
      "container \(symbols[record.third]) of pod \(path(record.first, record.second))"
    case .volume: "volume \(symbols[record.third]) of pod \(path(record.first, record.second))"
    case .controller: "\(symbols[record.third]) \(path(record.first, record.second))"
    case .rewrittenRole: rewrittenLabel(record)
    case .newRole:
      "new \(record.first == SymbolTable.empty ? "ClusterRole" : "Role") @ "
        + scopeName(record.first)
    case .newRoleBinding:
      "own binding of a new \(record.second == 1 ? "ClusterRole" : "Role") @ "
        + scopeName(record.first)
    case .injectedRole:
      "rules of \(symbols[record.first]) fed to ClusterRole \(symbols[record.second])"
    case .roleHeld where record.second == 0: "holding any Role @ " + scopeName(record.first)
    case .roleHeld: "holding " + writtenRole(record)
    case .roleRights:
      "rights of \(record.third & 1 == 1 ? "ClusterRole" : "Role") "
        + "\(symbols[record.second]) @ \(scopeName(record.first))"
    case .user: Self.shortName(symbols[record.first])
    case .asUser: "as " + Self.shortName(symbols[record.first])
    case .accounts, .asAccounts: "service accounts of " + symbols[record.first]
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

  private func cloudTokenLabel(_ record: VertexRecord) -> String {
    let holder = record.third == 1 ? "administrator of" : "credential for"
    return "\(holder) \(name) by cloud role \(symbols[record.second])"
  }

  private func rewrittenLabel(_ record: VertexRecord) -> String {
    let scope = scopeName(record.first)
    let kind = record.first == SymbolTable.empty ? "ClusterRole" : "Role"
    return record.third == 1
      ? "any \(kind) @ \(scope), rewritten"
      : "\(kind) \(symbols[record.second]) @ \(scope), rewritten"
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
    case .projectedToken: "bound token"
    case .taskToken: "task token"
    case .shadow: "shadow credential"
    }
  }
}

extension Entitlement.Origin {
  /// How a role is held that has windows, after its name.
  var words: String {
    switch self {
    case .elevation, .gate: "on request"
    case .standing: "for the time being"
    case .membership: "since a move"
    case .breakGlass: "in an emergency"
    case .shadow: "past the policy"
    }
  }
}
