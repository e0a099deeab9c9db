import Estate

/// The groups that authentication adds to a user name, as symbols.
struct ImplicitGroups {
  let superuser: UInt32
  let authenticated: UInt32
  let unauthenticated: UInt32
  let serviceAccounts: UInt32
  /// By symbol of the namespace.
  private var ofNamespace: [UInt32] = []

  init(_ namespaces: Range<UInt32>, _ symbols: inout SymbolTable) {
    superuser = symbols.intern(Principal.superuserGroup)
    authenticated = symbols.intern(Principal.authenticatedGroup)
    unauthenticated = symbols.intern(Principal.unauthenticatedGroup)
    serviceAccounts = symbols.intern(Principal.serviceAccountsGroup)
    for namespace in 0..<namespaces.upperBound {
      ofNamespace.append(
        symbols.intern("\(Principal.serviceAccountsGroup):\(symbols[namespace])"))
    }
  }

  /// Those of a service account in a namespace of the cluster.
  func groups(inNamespace namespace: UInt32) -> [UInt32] {
    [serviceAccounts, ofNamespace[Int(namespace)], authenticated]
  }

  /// The groups of a user name that impersonation gives as well, in the API server's order.
  func groups(of username: String, _ symbols: inout SymbolTable) -> [UInt32] {
    if username.hasSameBytes(as: Principal.anonymousUsername) { return [unauthenticated] }
    guard let account = Principal.serviceAccountParts(of: username) else { return [authenticated] }
    let namespace = symbols.find(account.namespace)
    let own =
      namespace.flatMap { Int($0) < ofNamespace.count ? ofNamespace[Int($0)] : nil }
      ?? symbols.intern("\(Principal.serviceAccountsGroup):\(account.namespace)")
    return [serviceAccounts, own, authenticated]
  }

  /// Whether authentication puts people in a group, rather than an identity provider.
  func areImplicit(_ group: UInt32, _ symbols: SymbolTable) -> Bool {
    group == authenticated || group == unauthenticated || group == serviceAccounts
      || symbols[group].utf8.starts(with: "\(Principal.serviceAccountsGroup):".utf8)
  }
}
