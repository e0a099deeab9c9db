import Estate

/// A mode of constrained impersonation, with what it takes.
///
/// Acting as the node that one's own pod runs on (`associated-node`) is left out: it takes the right
/// to every node, and gives what one's own node has.
///
/// - Source: KEP-5284; the authorizer's own impersonation follows the API server's code.
enum ConstrainedMode: Hashable, CaseIterable {
  case serviceAccount
  case userInfo
  case node

  private var mode: Impersonation.Mode {
    switch self {
    case .serviceAccount: .serviceAccount
    case .userInfo: .userInfo
    case .node: .arbitraryNode
    }
  }

  /// As in verbs.
  var name: String { mode.rawValue }

  /// The mode in which somebody is acted as.
  static func of(_ username: String) -> ConstrainedMode {
    if Principal.serviceAccountParts(of: username) != nil { return .serviceAccount }
    return Principal.nodeName(of: username) == nil ? .userInfo : .node
  }

  private var resource: String {
    switch self {
    case .serviceAccount: "serviceaccounts"
    case .userInfo: "users"
    case .node: "nodes"
    }
  }

  /// What the verb of the target is asked on.
  static let rights = Right(
    verbs: allCases.map { "impersonate:\($0.mode.rawValue)" },
    resources: allCases.map { mode in
      Right.Resource(
        "authentication.k8s.io", mode.resource, isInAnyNamespace: mode == .serviceAccount)
    }, carriesName: true, namesTarget: true)

  /// Whom rules allow to act as.
  func targets(_ rules: [PolicyRule], _ symbols: inout SymbolTable) -> NameScope {
    let resource = Right.Resource("authentication.k8s.io", resource)
    var scope = NameScope.none
    for rule in rules {
      var unlimited = rule
      unlimited.resourceNames = []
      guard unlimited.allows(["impersonate:\(mode.rawValue)"], on: resource) else { continue }
      if rule.resourceNames.isEmpty { return .all }
      scope.formUnion(rule.resourceNames.map { symbols.intern($0) })
    }
    return scope
  }

  /// What rules allow to request as somebody else, as rules on the requests themselves.
  func requests(_ rules: [PolicyRule]) -> [PolicyRule] {
    let prefix = "impersonate-on:\(mode.rawValue):"
    return rules.compactMap { rule in
      var allowed = rule
      allowed.nonResourceURLs = []
      if rule.verbs.contains("*") { return allowed }
      allowed.verbs = rule.verbs.filter { $0.hasPrefix(prefix) }.map {
        String($0.dropFirst(prefix.count))
      }
      return allowed.verbs.isEmpty ? nil : allowed
    }
  }
}
