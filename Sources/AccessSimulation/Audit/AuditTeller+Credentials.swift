import Estate

extension AuditTeller {
  /// - Parameter expiry: when the version ends by itself.
  func record(
    of event: AuditEvent, _ version: CredentialVersion, expiry: Int64?
  ) -> AuditRecord {
    let slot = plan.overlay.credentials[event.position]
    var record = AuditRecord(
      time: event.instant, kind: kind(of: event, version), actor: AuditRecord.issuerActor,
      cluster: slot.cluster, object: slot.id,
      details: [
        .init("holder", .text(slot.username)), .init("kind", .text(slot.kind.auditText)),
        .init("version", .number(Int64(version.number))),
      ])
    guard event.kind != .credentialRevoked else { return record }
    record.reason = version.reason.word
    record.details.append(.init("expires", expiry.map { .number($0) } ?? .never))
    switch version.reason {
    case .signIn, .run, .task: record.actor = slot.username
    case .initial, .renewal, .repair, .shadow: break
    }
    return record
  }

  private func kind(of event: AuditEvent, _ version: CredentialVersion) -> AuditRecord.Kind {
    switch event.kind {
    case .credentialPresent: return .credentialPresent
    case .credentialRevoked: return .credentialRevoked
    default: break
    }
    switch version.reason {
    case .renewal, .repair: return .credentialRotated
    case .initial, .signIn, .run, .task, .shadow: return .credentialIssued
    }
  }
}

extension CredentialVersion.Reason {
  /// One word for it.
  var word: String {
    switch self {
    case .initial: "initial"
    case .renewal: "renewal"
    case .repair: "repair"
    case .signIn: "sign-in"
    case .run: "run"
    case .task: "task"
    case .shadow: "shadow"
    }
  }
}

extension CredentialSlot.Kind {
  /// As policies and logs write it.
  var auditText: String {
    switch self {
    case .legacyToken: "legacy-token"
    case .clientCertificate: "client-certificate"
    case .oidcSession: "oidc-session"
    case .federatedToken: "federated-token"
    case .projectedToken: "projected-token"
    case .taskToken: "task-token"
    case .shadow: "shadow"
    }
  }
}
