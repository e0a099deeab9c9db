/// What became of an audited request.
enum AuditVerdict: Hashable {
  /// Authorization let it pass, whatever came after.
  case used
  case denied
  /// It was not decided: turned away before authorization, or lost in an error.
  case undecided
  /// Nobody was authenticated.
  case unauthenticated
}

extension AuditEvent {
  /// What became of the request, at a stage with a response.
  ///
  /// The decision that the server notes counts. Where there is none, requests answered as forbidden
  /// were denied, those answered with an error or with "too many requests" never got that far, and
  /// the others must have passed.
  ///
  /// - Source: Kubernetes 1.36 `apiserver/pkg/endpoints/filters/authorization.go`; the order of
  ///   filters in `apiserver/pkg/server/config.go`.
  var verdict: AuditVerdict {
    if user.username.isEmpty { return .unauthenticated }
    switch decision {
    case "allow": return .used
    case "forbid": return .denied
    default: break
    }
    switch code {
    case 401: return .unauthenticated
    case 403: return .denied
    case nil, 429, .some(500...): return .undecided
    default: return .used
    }
  }

  /// Whether something else than RBAC let the request pass, as far as the event says.
  var isAllowedElsewhere: Bool {
    decision == "allow" && !(reason ?? "").utf8.starts(with: "RBAC:".utf8)
  }
}
