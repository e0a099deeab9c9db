import Estate
import Specs

/// What a policy leaves of one grant.
struct DerivedGrant {
  /// What is still held, standing or on request.
  var parts: [RoleAtScope]
  /// What each action needs beside; shape [GateRule.Action.allCases].
  var gated: [[RoleAtScope]] = [[], [], []]
  /// Whether anything differs from the binding as it is.
  var isChanged = false
  /// The share of the holder's uses that the parts, and what gates take from them, still allow.
  var coveredShare = 1.0
}

/// Roles made narrower.
extension GrantBuilder {
  mutating func derive(
    _ held: HeldBinding, of holder: Holder, _ controls: Controls
  ) -> DerivedGrant {
    let binding = binding(held)
    let namespace = binding.grantedNamespace
    let role = roles[held.cluster].find(binding.roleRef, in: namespace)
    var grant = DerivedGrant(
      parts: [RoleAtScope(role: role, reference: binding.roleRef, namespace: namespace)])
    guard let role else { return grant }
    if let scope = controls.scope, !held.isJoined {
      narrow(&grant, held.cluster, role, to: scope, holder.username)
    }
    for (action, gate) in controls.gates.enumerated() where gate != nil {
      close(&grant, held.cluster, action)
    }
    return grant
  }

  // MARK: Usage

  private mutating func narrow(
    _ grant: inout DerivedGrant, _ cluster: Int, _ role: Int, to scope: ScopeRule,
    _ username: String
  ) {
    let key = NarrowingKey(
      cluster: cluster, length: scope.windowLength, age: scope.windowAge)
    var usage = takeUsage(key)
    defer { narrowings[key] = usage }
    let (whole, rules) = (grant.parts[0], roles[cluster].roles[role].rules)
    if scope.boundary == .cluster {
      guard !usage.hasSeen(username) else { return }
      grant = DerivedGrant(parts: [], isChanged: true)
      return
    }
    guard scope.boundary == .used || whole.namespace.isEmpty else { return }
    let used = usage.used(by: username, of: rules, role: role, in: whole.namespace)
    grant.isChanged = true
    grant.parts = used.map { use in
      let keepsRole = scope.boundary == .namespace && !use.namespace.isEmpty
      let narrow =
        keepsRole ? role : roles[cluster].derive(from: role, rules: use.rules, label: "used")
      return part(cluster, narrow, use.namespace)
    }
    guard key != .whole(cluster) else { return }
    cover(&grant, cluster, role, whole.namespace, username)
  }

  /// Works out which share of everything that was ever seen of a role its narrower parts allow:
  /// what was used in the window is in them, what was used before or after may not be.
  ///
  /// That another binding may allow the rest is left aside, since a task uses one binding.
  private mutating func cover(
    _ grant: inout DerivedGrant, _ cluster: Int, _ role: Int, _ namespace: String,
    _ username: String
  ) {
    var usage = takeUsage(.whole(cluster))
    let all = roles[cluster].roles
    let parts = grant.parts.compactMap { part in
      part.role.map {
        UsageNarrowing.Part(role: $0, rules: all[$0].rules, namespace: part.namespace)
      }
    }
    grant.coveredShare =
      usage.coveredShare(
        by: username, of: all[role].rules, role: role, in: namespace, under: parts) ?? 1
    narrowings[.whole(cluster)] = usage
  }

  /// Takes the index of some usage out, so that it is not copied when it changes; whoever does puts
  /// it back.
  mutating func takeUsage(_ key: NarrowingKey) -> UsageNarrowing {
    narrowings.removeValue(forKey: key) ?? narrowing(key)
  }

  /// The usage of a window that ends some time before the end of what was watched.
  private func narrowing(_ key: NarrowingKey) -> UsageNarrowing { UsageNarrowing(usage(key)) }

  private func usage(_ key: NarrowingKey) -> UsageModel {
    guard let usage = clusters[key.cluster].cluster.usage, let window = usage.window else {
      return .none
    }
    guard key != .whole(key.cluster) else { return usage }
    let end = window.until.clampedSubtracting(key.age)
    let start = end.clampedSubtracting(key.length)
    // A day counts where most of it lies in the window: usage is known day by day.
    func day(_ instant: Int64) -> CalendarDay {
      CalendarDay(second: instant.clampedSubtracting(-CalendarDay.seconds / 2))
    }
    return usage.during(day(start), until: day(end))
  }

  private func part(_ cluster: Int, _ role: Int, _ namespace: String) -> RoleAtScope {
    RoleAtScope(
      role: role, reference: roles[cluster].reference(to: role), namespace: namespace)
  }

  // MARK: Gates

  /// Takes the rights of an action out of every part.
  private mutating func close(_ grant: inout DerivedGrant, _ cluster: Int, _ action: Int) {
    var kept: [RoleAtScope] = []
    for one in grant.parts {
      guard let role = one.role else {
        kept.append(one)
        continue
      }
      let split = split(cluster, role, action)
      guard let taken = split.taken else {
        kept.append(one)
        continue
      }
      grant.isChanged = true
      grant.gated[action].append(part(cluster, taken, one.namespace))
      if let rest = split.kept { kept.append(part(cluster, rest, one.namespace)) }
    }
    grant.parts = kept
  }

  private mutating func split(_ cluster: Int, _ role: Int, _ action: Int) -> SplitRole {
    let key = SplitKey(cluster: cluster, role: role, action: action)
    if let known = splits[key] { return known }
    let splitter = splitters[cluster] ?? RightSplitter(clusters[cluster].cluster)
    splitters[cluster] = splitter
    let gate = GateRule.Action.allCases[action]
    let (kept, taken) = splitter.split(roles[cluster].roles[role].rules, taking: gate.rights)
    var result = SplitRole(kept: role)
    if !taken.isEmpty {
      let name = gate.rawValue
      result.taken = roles[cluster].derive(from: role, rules: taken, label: "only-\(name)")
      result.kept =
        kept.isEmpty
        ? nil : roles[cluster].derive(from: role, rules: kept, label: "without-\(name)")
    }
    splits[key] = result
    return result
  }
}

extension Int64 {
  /// The difference, or the nearest number that can be written.
  fileprivate func clampedSubtracting(_ other: Int64) -> Int64 {
    let (difference, overflows) = subtractingReportingOverflow(other)
    return overflows ? (other > 0 ? .min : .max) : difference
  }
}
