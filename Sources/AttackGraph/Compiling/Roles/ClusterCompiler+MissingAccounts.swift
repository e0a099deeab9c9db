import Estate

/// A service account that bindings name and that does not exist.
struct MissingAccount {
  /// Symbols.
  var name: UInt32
  var username: UInt32
}

extension ClusterCompiler {
  /// Draws how whoever may create service accounts takes the place of those that bindings still
  /// name: RBAC goes by name, so that an account made anew inherits its namesake's bindings.
  mutating func expandMissingServiceAccounts(
    _ hub: Hub, _ vertex: UInt32, _ step: Step
  ) {
    let namespace = hub.scope
    let isUnknown = !context.isKnown(
      "ServiceAccount", cluster: facts.name, namespace: index.symbols[namespace])
    for account in missingAccounts()[namespace] ?? []
    where hub.name == Hub.allNames || hub.name == account.name + 1 {
      let made = self.vertex(.createdAccount, namespace, account.name)
      let text = index.symbols.intern(
        "bindings name the missing service account "
          + "\(index.symbols[namespace])/\(index.symbols[account.name])")
      let because = Provenance(.text, text)
      builder.connect(vertex, made, step, because, isUnknown: isUnknown)
      authenticate(made, username: account.username, groups: [], because: because)
    }
  }

  /// By symbol of the namespace, in order of the bindings.
  mutating func missingAccounts() -> [UInt32: [MissingAccount]] {
    if let known = caches.missingAccounts { return known }
    var missing: [UInt32: [MissingAccount]] = [:]
    var namespaces: [UInt32] = []
    var seen: Set<UInt32> = []
    for entry in index.bindings.entries where entry.who == .user && !entry.isSuppressed {
      guard index.account(named: entry.name) == nil, seen.insert(entry.name).inserted,
        let parts = Principal.serviceAccountParts(of: index.symbols[entry.name]),
        !parts.namespace.isEmpty
      else { continue }
      let namespace = index.symbols.intern(parts.namespace)
      if missing[namespace] == nil { namespaces.append(namespace) }
      let name = index.symbols.intern(parts.name)
      missing[namespace, default: []].append(MissingAccount(name: name, username: entry.name))
    }
    caches.missingAccounts = missing
    caches.namespacesOfMissingAccounts = namespaces
    return missing
  }

  /// The namespaces of missing accounts, in order of the bindings.
  mutating func namespacesOfMissingAccounts() -> [UInt32] {
    _ = missingAccounts()
    return caches.namespacesOfMissingAccounts
  }

  /// Those that do not exist themselves.
  mutating func missingNamespaces() -> [UInt32] {
    namespacesOfMissingAccounts().filter { !index.namespaces.contains($0) }
  }
}
