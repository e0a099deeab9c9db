import Estate

extension PodSpec {
  /// Where the API server mounts the token of a pod's account.
  ///
  /// - Source: Kubernetes 1.36 `plugin/pkg/admission/serviceaccount`, `DefaultAPITokenMountPath`.
  static let tokenPath = "/var/run/secrets/kubernetes.io/serviceaccount"

  /// A token for the API server itself that the pod asks for by hand; rather a certain one.
  var projectedAPIToken: ProjectedToken? {
    var tokens: [ProjectedToken] = []
    for case .projected(let projection) in volumes.map(\.source) { tokens += projection.tokens }
    return tokens.first { $0.forAPI == .certain } ?? tokens.first { $0.forAPI != nil }
  }
}

extension Projection {
  /// Whether it holds a token for the API server itself; `nil` when it does not.
  var apiToken: Finding? {
    let findings = tokens.compactMap(\.forAPI)
    return findings.contains(.certain) ? .certain : findings.first
  }
}

extension ProjectedToken {
  /// Whether the API server takes it; `nil` when it does not.
  ///
  /// Which audiences an API server takes is in no dump, but most take the URL of their own Service,
  /// which is the usual issuer.
  var forAPI: Finding? {
    if audience.isEmpty { return .certain }
    return audience.hasPrefix("https://kubernetes.default.svc") ? .unknown : nil
  }
}
