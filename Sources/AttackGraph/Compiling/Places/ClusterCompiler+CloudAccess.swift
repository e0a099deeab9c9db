package import Estate

/// What leads into a cluster from what surrounds it: cloud accounts, federation, backups.
extension ClusterCompiler {
  /// From cloud identities to whom they authenticate as, and to every right of the clusters that they
  /// administer.
  mutating func addCloudAccess() {
    for position in contextIndex.cloudRolesInto[ExactString(cluster.name)] ?? [] {
      let role = context.cloudRoles[position]
      for access in role.clusterAccess where access.cluster.hasSameBytes(as: cluster.name) {
        enter(
          from: role, as: access.username, access.groups, number: 0, .cloudRoleEntersCluster,
          because: "cluster access of cloud role \(role.identity.identity)")
      }
      if role.administers.containsExactly(cluster.name) {
        enter(
          from: role, as: role.identity.identity, [Principal.superuserGroup], number: 1,
          .cloudRoleAdministersCluster,
          because: "cloud role \(role.identity.identity) administers the cluster")
      }
    }
  }

  private mutating func enter(
    from role: CloudRole, as username: String, _ groups: [String], number: UInt32,
    _ relation: Condition.Relation, because text: String
  ) {
    guard let step = relations[relation],
      let certainty = builder.certainty(of: step, isUnknown: role.assumed)
    else { return }
    let token = builder.intern(
      VertexRecord(
        .cloudToken, index.symbols.intern(role.identity.provider.rawValue),
        index.symbols.intern(role.identity.identity), number)
    ).index
    authenticate(
      token, username: index.symbols.intern(username), groups: groups,
      because: Provenance(.text, index.symbols.intern(text)))
    cloudReturns.append(
      CloudReturn(
        identity: role.identity, head: token, step: step, certainty: certainty, because: text))
  }

  /// From laptops to the long-lived keys of cloud identities on them.
  mutating func addCloudKeys() {
    guard let step = relations[.holderHasCredential] else { return }
    for holding in contextIndex.cloudKeysIn[ExactString(cluster.name)] ?? [] {
      let key = context.cloudKeys[holding.key]
      guard let certainty = builder.certainty(of: step, isUnknown: key.assumed) else { continue }
      let place = vertex(.externalPlace, index.symbols.intern("laptop/\(holding.laptop)"))
      let text = index.symbols.intern("a copy of the cloud key \(key.name)")
      cloudKeyEdges.append(
        CloudKeyEdge(
          tail: place, key: key.name, step: step, certainty: certainty,
          provenance: Provenance(.text, text)))
    }
  }

  /// Where runs show identities of their own, a workflow of somebody else's is as good as the
  /// pipeline's if the trust admits it.
  mutating func addAdmittedWorkflow(of pipeline: String, slot position: Int) {
    guard overlay.credentials[position].kind == .federatedToken,
      let pipeline = contextIndex.trustingPipelines[ExactString(pipeline)]
    else { return }
    let place = vertex(
      .externalPlace, index.symbols.intern(context.pipelines[pipeline].workflowPlace))
    let subject = context.pipelines[pipeline].federation?.subject ?? ""
    let text = index.symbols.intern("the trust in \(subject)")
    authenticate(
      place, username: index.symbols.intern(overlay.credentials[position].username),
      groups: overlay.credentials[position].groups, because: Provenance(.text, text),
      by: .federationAdmitsOthers)
  }

  /// From each backup of the cluster to every Secret.
  mutating func addBackups() {
    for position in contextIndex.backupsOf[ExactString(cluster.name)] ?? [] {
      let backup = context.backups[position]
      let place = vertex(.externalPlace, index.symbols.intern("backup/\(backup.name)"))
      let because = Provenance(.text, index.symbols.intern("backup \(backup.name)"))
      for secret in secretVertices {
        builder.connect(
          place, secret, relations[.backupHoldsSecret], because, isUnknown: backup.assumed)
      }
    }
  }
}

extension Pipeline {
  /// What the place is called from which anybody's workflow is taken for the pipeline's.
  package var workflowPlace: String { "workflow/\(name)" }
}

/// A step from a cloud identity into a cluster.
struct CloudReturn: Sendable {
  var identity: CloudIdentity
  /// In the cluster.
  var head: UInt32
  var step: Step
  var certainty: Certainty
  var because: String
}

/// A step from a place of a cluster's people to a key of a cloud identity, which belongs to the
/// estate.
struct CloudKeyEdge: Sendable {
  var tail: UInt32
  var key: String
  var step: Step
  var certainty: Certainty
  var provenance: Provenance
}
