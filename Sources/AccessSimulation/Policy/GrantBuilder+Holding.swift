import Estate
import Sampling
import Specs

/// How the parts of one grant are held.
extension GrantBuilder {
  /// Looks at one binding of one holder, and makes the target that a task may have with it.
  mutating func add(
    _ held: HeldBinding, of holder: Holder, _ controls: Controls, _ asking: inout Asking
  ) {
    let binding = binding(held)
    var target = TaskTarget(
      cluster: clusters[held.cluster].cluster.name, binding: binding.path,
      namespace: binding.grantedNamespace)
    target.isJoined = held.isJoined
    target.possibleActions = possibleActions(held)
    let rank = asking.requested.count
    var requested: [Int] = []
    let grant =
      controls.isIdle ? DerivedGrant(parts: []) : derive(held, of: holder, controls)
    let isReviewed = controls.isReviewed && !held.isJoined
    if grant.isChanged || controls.process != nil || isReviewed {
      withdraw(held)
      target.coveredShare = grant.coveredShare
      if controls.process != nil {
        requested = grant.parts.map { entitle(holder, held, to: $0, as: .elevation) }
      } else {
        target.standing = keep(grant.parts, held, of: holder, isReviewed, target: rank)
      }
      addGates(grant, held, of: holder, controls, asking.actor, &target)
      target.isWithdrawn = grant.parts.isEmpty && target.gates.allSatisfy { $0 == nil }
    } else {
      standingBindings[held.cluster].insert(held.binding)
      if !held.isDirect { stays.append(Stay(holder: holder, held: held, target: rank)) }
    }
    asking.requested.append(requested)
    guard let actor = asking.actor else { return }
    addExceptions(to: &target, !requested.isEmpty, held, of: holder, controls, actor)
    targets[actor].append(target)
  }

  /// What the role of a binding allows, looked up once per role; nothing where there is no role.
  private mutating func possibleActions(_ held: HeldBinding) -> [Bool] {
    let binding = binding(held)
    guard let role = roles[held.cluster].find(binding.roleRef, in: binding.grantedNamespace) else {
      return GateRule.Action.allCases.map { _ in false }
    }
    let key = RoleKey(cluster: held.cluster, role: role)
    if let known = actionsOfRole[key] { return known }
    let rules = roles[held.cluster].roles[role].rules
    let actions = GateRule.Action.allCases.map { $0.isPossible(by: rules) }
    actionsOfRole[key] = actions
    return actions
  }

  private mutating func withdraw(_ held: HeldBinding) {
    for subject in held.subjects {
      withdrawn[held.cluster].insert(SubjectPlace(binding: held.binding, subject: subject))
    }
  }

  // MARK: Standing

  /// Grants parts in the holder's own name: by a binding, or by entitlements where they may end.
  ///
  /// - Returns: the first entitlement; `nil` where bindings do.
  mutating func keep(
    _ parts: [RoleAtScope], _ held: HeldBinding, of holder: Holder, _ isReviewed: Bool, target: Int
  ) -> Int? {
    guard !parts.isEmpty else { return nil }
    standingBindings[held.cluster].insert(held.binding)
    let ends = endsWithMove(held, of: holder.person)
    guard isReviewed || ends || held.isJoined else {
      for part in parts { added.add(part, held.cluster, binding(held), holder.subject) }
      return nil
    }
    let origin: Entitlement.Origin = held.isJoined ? .membership : .standing
    let known = overlay.entitlements.count
    let positions = parts.map { entitle(holder, held, to: $0, as: origin) }
    guard positions.contains(where: { $0 >= known }) else { return positions.first }
    let cluster = clusters[held.cluster].cluster.name
    var grant = StandingGrant(
      entitlements: positions, key: EntityKey(cluster, binding(held).path, holder.username))
    grant.person = holder.person
    if holder.person != nil { grant.target = target }
    grant.endsWithMove = ends
    grant.beginsWithMove = held.isJoined
    grant.isReviewed = isReviewed
    if isReviewed { grant.pastUse = pastUse(of: held, by: holder.username) }
    standing.append(grant)
    return positions.first
  }

  /// What is known of a holder's use of a binding before the clock's start.
  private mutating func pastUse(of held: HeldBinding, by username: String) -> PastUse {
    guard let window = clusters[held.cluster].cluster.usage?.window else { return .unwatched }
    let binding = binding(held)
    let namespace = binding.grantedNamespace
    guard let role = roles[held.cluster].find(binding.roleRef, in: namespace) else {
      // A reference to nothing cannot be used.
      return .unseen(for: .max)
    }
    var usage = takeUsage(.whole(held.cluster))
    defer { narrowings[.whole(held.cluster)] = usage }
    let rules = roles[held.cluster].roles[role].rules
    return usage.lastUse(by: username, of: rules, role: role, in: namespace)
      .map { .seen(ago: max(window.until - $0, 0)) } ?? .unseen(for: window.until - window.from)
  }

  // MARK: On request

  private mutating func addGates(
    _ grant: DerivedGrant, _ held: HeldBinding, of holder: Holder, _ controls: Controls,
    _ actor: Int?, _ target: inout TaskTarget
  ) {
    guard let actor else { return }
    for (action, gate) in controls.gates.enumerated() {
      guard case .onRequest(let process) = gate, !grant.gated[action].isEmpty else { continue }
      let entitlements = grant.gated[action].map { entitle(holder, held, to: $0, as: .gate) }
      target.gates[action] = bundle(process: process, requester: actor, entitlements)
    }
  }

  /// What is there for an emergency, and what somebody may help themselves to, where the actor must
  /// ask.
  private mutating func addExceptions(
    to target: inout TaskTarget, _ isRequested: Bool, _ held: HeldBinding, of holder: Holder,
    _ controls: Controls, _ actor: Int
  ) {
    let gate = target.gates.lazy.compactMap { $0 }.first.map { bundles[$0].process }
    guard holder.person != nil, let process = isRequested ? controls.process : gate else {
      return
    }
    let binding = binding(held)
    let whole = RoleAtScope(
      role: roles[held.cluster].find(binding.roleRef, in: binding.grantedNamespace),
      reference: binding.roleRef, namespace: binding.grantedNamespace)
    if controls.breaksGlass {
      let entitlement = entitle(holder, held, to: whole, as: .breakGlass)
      target.breakGlass = bundle(process: process, requester: actor, [entitlement])
    }
    guard castsShadows else { return }
    var shadow = holder
    shadow.username = "shadow:\(actors[actor].name)"
    target.shadow = entitle(shadow, held, to: whole, as: .shadow)
  }

  mutating func entitle(
    _ holder: Holder, _ held: HeldBinding, to part: RoleAtScope, as origin: Entitlement.Origin
  ) -> Int {
    let binding = binding(held)
    let cluster = clusters[held.cluster].cluster.name
    var id = "\(binding.path) for \(holder.username)"
    if part.reference.name != binding.roleRef.name { id += " as \(part.reference.name)" }
    if part.namespace != binding.grantedNamespace { id += " in \(part.namespace)" }
    if origin == .breakGlass { id += " in an emergency" }
    let key = EntitlementKey(cluster: cluster, id: id)
    if let known = positionOfEntitlement[key] { return known }
    let position = overlay.entitlements.count
    positionOfEntitlement[key] = position
    var entitlement = Entitlement(
      id: id, cluster: cluster, username: holder.username, roleRef: part.reference,
      namespace: part.namespace, replaces: binding.path, origin: origin)
    entitlement.isImpersonable = origin == .standing && held.isDirect
    overlay.entitlements.append(entitlement)
    rolesOfEntitlements.append(RolePlace(cluster: held.cluster, role: part.role))
    return position
  }

  // MARK: Those who stay

  /// Whoever a withdrawn group named and no control governs gets the binding back by name.
  mutating func settleStays() {
    for stay in stays where isWithdrawn(stay.held) {
      let part = whole(stay.held)
      let standing = keep([part], stay.held, of: stay.holder, false, target: stay.target)
      guard let person = stay.holder.person else { continue }
      targets[person][stay.target].standing = standing
    }
  }

  private func whole(_ held: HeldBinding) -> RoleAtScope {
    let binding = binding(held)
    let namespace = binding.grantedNamespace
    return RoleAtScope(
      role: roles[held.cluster].find(binding.roleRef, in: namespace),
      reference: binding.roleRef, namespace: namespace)
  }

  private func isWithdrawn(_ held: HeldBinding) -> Bool {
    held.subjects.allSatisfy {
      withdrawn[held.cluster].contains(SubjectPlace(binding: held.binding, subject: $0))
    }
  }

  /// A shared kubeconfig that claims a withdrawn group keeps the binding as long as anybody has it
  /// standing; once everybody must ask, nobody grants to the group any more.
  mutating func settleKubeconfigs() {
    for kubeconfig in estate.context.sharedKubeconfigs {
      for (number, cluster) in clusters.enumerated()
      where cluster.cluster.name == kubeconfig.cluster {
        let subject = Subject(
          kind: "User", apiGroup: "rbac.authorization.k8s.io", name: kubeconfig.username)
        for held in cluster.held(by: kubeconfig.username, groups: kubeconfig.groups, in: number)
        where !held.isDirect && isWithdrawn(held)
          && standingBindings[number].contains(held.binding)
        {
          added.add(whole(held), number, binding(held), subject)
        }
      }
    }
  }
}
