import Estate

/// Acting as somebody else for some requests only.
extension ClusterCompiler {
  /// Draws, for an identity that may act as others, the capabilities that both they and the rights
  /// on the requests (`impersonate-on:MODE:VERB`) allow; one principal has to hold both halves.
  ///
  /// Capabilities that need several rights themselves are left out.
  ///
  /// - Complexity: O(grants of the targets × grants of the identity that are about requests).
  mutating func joinConstrained(_ row: Int, _ identity: Identity, _ grants: [HeldGrant]) {
    for mode in ConstrainedMode.allCases {
      let onRequests = grants.filter { !mode.requests(cluster.roles[$0.role].rules).isEmpty }
      guard !onRequests.isEmpty else { continue }
      for onTarget in grants {
        let targets = mode.targets(cluster.roles[onTarget.role].rules, &index.symbols)
        for held in grantsOfTargets(targets, mode, scope: onTarget.scope) {
          for onRequest in onRequests {
            guard let scope = Self.common(held.scope, onRequest.scope) else { continue }
            let rights = constrainedRights(held.role, onRequest.role, mode)
            for opening in rights.openings where isDrawn(opening, at: scope) {
              let hub = Hub(row: opening.row, scope: scope, name: opening.name)
              connect(row, identity, Halves(onTarget, onRequest, held.username, mode), hub)
            }
          }
        }
      }
    }
  }

  private func isDrawn(_ opening: RoleRights.Opening, at scope: UInt32) -> Bool {
    !opening.isImpersonation && !rows[opening.row].isSplit
      && (scope == SymbolTable.empty || !opening.isClusterWide)
  }

  private static func common(_ one: UInt32, _ other: UInt32) -> UInt32? {
    if one == SymbolTable.empty { return other }
    return other == SymbolTable.empty || one == other ? one : nil
  }

  /// A role at a scope, with the first of those who hold it.
  private struct HeldRole {
    var role: Int
    var scope: UInt32
    /// Symbol.
    var username: UInt32
  }

  /// What one identity's grants allow together.
  private struct Halves {
    var onTarget: HeldGrant
    var onRequest: HeldGrant
    /// Symbol of whom it acts as.
    var username: UInt32
    var mode: ConstrainedMode

    init(
      _ onTarget: HeldGrant, _ onRequest: HeldGrant, _ username: UInt32, _ mode: ConstrainedMode
    ) {
      self.onTarget = onTarget
      self.onRequest = onRequest
      self.username = username
      self.mode = mode
    }
  }

  /// The roles that those hold whom a grant allows to act as, without repeats.
  private mutating func grantsOfTargets(
    _ targets: NameScope, _ mode: ConstrainedMode, scope: UInt32
  ) -> [HeldRole] {
    if targets.isEmpty { return [] }
    if mode != .serviceAccount, scope != SymbolTable.empty { return [] }
    var found: [HeldRole] = []
    var seen: Set<[Int]> = []
    var seenGroups: Set<UInt32> = []
    for username in usernames(targets, mode, scope: scope) {
      var sources = [GrantSource.user(username)]
      for group in constrainedGroups(of: username, mode) where seenGroups.insert(group).inserted {
        sources.append(.group(group))
      }
      for position in sources.flatMap({ index.bindings[$0] }) {
        let entry = index.bindings.entries[Int(position)]
        guard !entry.isSuppressed, let role = index.bindings.role[Int(entry.binding)] else {
          continue
        }
        let scope = index.bindings.scope[Int(entry.binding)]
        if seen.insert([role, Int(scope)]).inserted {
          found.append(HeldRole(role: role, scope: scope, username: username))
        }
      }
    }
    return found
  }

  private mutating func usernames(
    _ targets: NameScope, _ mode: ConstrainedMode, scope: UInt32
  ) -> [UInt32] {
    switch mode {
    case .serviceAccount:
      let existing = index.accounts.names.indices.filter { position in
        let account = index.accounts.names[position]
        return (scope == SymbolTable.empty || account.namespace == scope)
          && targets.contains(account.name)
      }.map { index.usernames[$0] }
      let missing = missingAccounts()
      let namespaces = scope == SymbolTable.empty ? namespacesOfMissingAccounts() : [scope]
      return existing
        + namespaces.flatMap { missing[$0] ?? [] }.filter { targets.contains($0.name) }
        .map(\.username)
    case .userInfo:
      return knownUsers().usernames.filter { username in
        targets.contains(username) && index.account(named: username) == nil
          && Principal.nodeName(of: index.symbols[username]) == nil
          && Principal.serviceAccountParts(of: index.symbols[username]) == nil
      }
    case .node:
      let names = cluster.nodes.map(\.metadata.name)
      return names.filter { name in
        index.symbols.find(name).map(targets.contains) ?? (targets == .all)
      }.map { index.symbols.intern(Principal.node($0).username) }
    }
  }

  private mutating func constrainedGroups(
    of username: UInt32, _ mode: ConstrainedMode
  ) -> [UInt32] {
    guard mode == .node else { return groups.groups(of: index.symbols[username], &index.symbols) }
    return [index.symbols.intern(Principal.nodesGroup), groups.authenticated]
  }

  /// What the rules of a target's role and rules on requests have in common.
  private mutating func constrainedRights(
    _ target: Int, _ requests: Int, _ mode: ConstrainedMode
  ) -> RoleRights {
    let key = ConstrainedKey(target: target, requests: requests, mode: mode)
    if let known = caches.constrainedRights[key] { return known }
    let allowed = mode.requests(cluster.roles[requests].rules)
    let common = cluster.roles[target].rules.flatMap { rule in
      allowed.compactMap { rule.intersection($0) }
    }
    let rights = reader.read(common, &index.symbols)
    caches.constrainedRights[key] = rights
    return rights
  }

  private mutating func connect(
    _ row: Int, _ identity: Identity, _ halves: Halves, _ hub: Hub
  ) {
    let capability = hubVertex(hub)
    func joint(_ form: VertexForm) -> UInt32 {
      builder.intern(VertexRecord(form, identity.vertex, capability, halves.username + 1)).index
    }
    let join = joint(.joint)
    let first = joint(.jointWrite)
    let second = joint(.jointBind)
    let target = index.symbols[halves.username]
    say("impersonate:\(halves.mode.name) \(target)", halves.onTarget, first)
    let technique = rows[hub.row]
    let request = technique.rights.first?.requestWords ?? technique.id
    say("impersonate-on:\(halves.mode.name):\(request)", halves.onRequest, second)
    let because = Provenance(.oneRequest, identity.username)
    for half in [first, second] {
      builder.connect(half, join, relations[.bindingGrants], because)
    }
    builder.connect(
      join, capability, rows[row].step, Provenance(.rightsTogether, identity.username))
  }

  /// Draws that a grant gives one half, in words that name the role and its binding.
  private mutating func say(_ half: String, _ grant: HeldGrant, _ head: UInt32) {
    let role = cluster.roles[grant.role]
    var words = "\(half) by \(role.kindAndName)"
    if grant.provenance.kind == .binding {
      words += " through \(cluster.bindings[Int(grant.provenance.first)].path)"
    }
    let text = index.symbols.intern(words)
    builder.connect(grant.source, head, relations[.bindingGrants], Provenance(.text, text))
  }
}

/// A target's role, a role that is about requests, and the mode.
struct ConstrainedKey: Hashable {
  var target: Int
  var requests: Int
  var mode: ConstrainedMode
}

extension NameScope {
  fileprivate func contains(_ name: UInt32) -> Bool {
    switch self {
    case .none: false
    case .named(let names): names.contains(name)
    case .all: true
    }
  }
}
