/// Whether a request may be made as somebody else, and as whom it is then made.
package struct ImpersonationVerdict: Sendable, Hashable {
  /// The mode that lets it; `nil` when none does.
  package let mode: Impersonation.Mode?
  /// As whom the request goes on; `nil` when it is refused.
  package let principal: Principal?
  /// Paths of every binding that grants one of the rights needed, in order of the checks.
  package let via: [String]

  /// Whether the server lets the impersonation pass; the request itself is decided afterwards.
  package var allowed: Bool { mode != nil }

  static let refused = ImpersonationVerdict(mode: nil, principal: nil, via: [])
}

extension Authorizer {
  /// Decides whether a principal may make a request as somebody else.
  ///
  /// Constrained modes come first, each with its own right to the request
  /// (`impersonate-on:MODE:VERB`) and to the target (`impersonate:MODE`); then the verb
  /// `impersonate`, which asks about the target only. A member of `system:masters` passes every
  /// check.
  ///
  /// - Parameters:
  ///   - request: what is to be done as the target; its own user and groups are ignored.
  ///   - requesterNode: the node that the requester's token is bound to, if it is.
  /// - Source: Kubernetes 1.36 `apiserver/pkg/endpoints/filters/impersonation`.
  package func impersonation(
    by requester: Principal, as target: Impersonation, making request: AccessRequest,
    version: ServerVersion = .current, requesterNode: String? = nil
  ) -> ImpersonationVerdict {
    let modes: [Impersonation.Mode] =
      version.hasConstrainedImpersonation ? Impersonation.Mode.allCases : [.legacy]
    for mode in modes
    where target.isServed(by: mode, requester: requester, requesterNode: requesterNode) {
      var checks = target.checks(mode)
      if mode.isConstrained {
        var onRequest = request
        onRequest.verb = "impersonate-on:\(mode.rawValue):\(request.verb)"
        checks.insert(ImpersonationCheck(each: [onRequest]), at: 0)
      }
      guard let via = passes(checks, requester) else { continue }
      return ImpersonationVerdict(mode: mode, principal: target.principal(mode), via: via)
    }
    return .refused
  }

  /// The bindings that let the requester pass all checks; `nil` when it does not.
  private func passes(_ checks: [ImpersonationCheck], _ requester: Principal) -> [String]? {
    if requester.isSuperuser { return [] }
    var via: [String] = []
    func passes(_ request: AccessRequest) -> Bool {
      let decision = decide(request.by(requester))
      via += decision.via.filter { !via.containsExactly($0) }
      return decision.allowed
    }
    for check in checks {
      if let everything = check.everything, passes(everything) { continue }
      guard check.each.allSatisfy(passes) else { return nil }
    }
    return via
  }
}
