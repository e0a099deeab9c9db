import Estate

extension Timeline {
  /// What everybody who does tasks held when, and when which credential existed: the same text for
  /// two policies exactly when it makes no difference which of them there is.
  ///
  /// One line for each role that somebody holds at a scope for a while and one for each version of a
  /// credential, clipped to the run, each once, in order of bytes. What comes with a move is left
  /// out: where it is standing, it is the credential that says so.
  ///
  /// - Parameter plan: The one that the timeline was made from.
  package func grantText(_ plan: AccessPlan) -> String {
    var lines = Set(standingLines(plan))
    let joined = Self.joined(plan)
    for (entitlement, held) in zip(plan.overlay.entitlements, grants) {
      let holding = Holding(
        cluster: entitlement.cluster, username: entitlement.username,
        binding: entitlement.replaces)
      guard !joined.contains(holding) else { continue }
      for grant in held {
        guard let window = text(grant.window) else { continue }
        lines.insert(
          Self.line(
            entitlement.cluster, entitlement.username, entitlement.roleRef,
            entitlement.namespace, window + Self.tail(grant)))
      }
    }
    lines.formUnion(versionLines(plan))
    return lines.sorted { $0.precedesInBytes($1) }.map { $0 + "\n" }.joined()
  }

  /// Nothing where sessions end with the grant.
  private static func tail(_ grant: GrantWindow) -> String {
    grant.tail > 0 ? " tail \(grant.tail)" : ""
  }

  private struct Holding: Hashable {
    var cluster: String
    var username: String
    var binding: String
  }

  private static func joined(_ plan: AccessPlan) -> Set<Holding> {
    var joined: Set<Holding> = []
    for (actor, targets) in zip(plan.actors, plan.targets) {
      for target in targets where target.isJoined {
        joined.insert(
          Holding(cluster: target.cluster, username: actor.username, binding: target.binding))
      }
    }
    return joined
  }

  /// What bindings grant that the policy leaves or adds.
  private func standingLines(_ plan: AccessPlan) -> [String] {
    guard let window = text(.always) else { return [] }
    let withdrawn = Set(plan.overlay.suppressedGrants)
    var lines: [String] = []
    for cluster in plan.estate.clusters {
      let grants = ClusterGrants(cluster)
      for actor in plan.actors where Self.reaches(actor, cluster.name, plan) {
        for held in grants.held(by: actor.username, groups: actor.groups, in: 0) {
          let binding = cluster.bindings[held.binding]
          let stays = held.subjects.contains { rank in
            !withdrawn.contains(
              SuppressedGrant(
                cluster: cluster.name, binding: binding.path, subject: binding.subjects[rank]))
          }
          guard stays else { continue }
          lines.append(
            Self.line(
              cluster.name, actor.username, binding.roleRef, binding.grantedNamespace, window))
        }
      }
    }
    return lines + Self.addedLines(plan, window)
  }

  private static func addedLines(_ plan: AccessPlan, _ window: String) -> [String] {
    var lines: [String] = []
    let actors = Set(plan.actors.map(\.username))
    for added in plan.overlay.addedBindings {
      for subject in added.binding.subjects {
        let username = subject.serviceAccountUsername(in: added.binding) ?? subject.name
        guard actors.contains(username) else { continue }
        lines.append(
          line(
            added.cluster, username, added.binding.roleRef, added.binding.grantedNamespace, window))
      }
    }
    return lines
  }

  private static func reaches(_ actor: Actor, _ cluster: String, _ plan: AccessPlan) -> Bool {
    let context = plan.estate.context
    return switch actor.kind {
    case .person: context.people[actor.position].clusters.contains(cluster)
    case .pipeline: context.pipelines[actor.position].cluster == cluster
    case .agent: context.agents[actor.position].cluster == cluster
    }
  }

  private func versionLines(_ plan: AccessPlan) -> [String] {
    let run = TimeWindow(from: 0, until: clock.end)
    var lines: [String] = []
    for (slot, schedule) in zip(plan.overlay.credentials, schedules) {
      for version in schedule.versions(storedIn: run) {
        lines.append(
          "credential \(slot.cluster) \(slot.id) \(slot.kind.rawValue) stored "
            + "\(text(version.stored) ?? "-") valid \(text(version.valid) ?? "-")")
      }
    }
    return lines
  }

  private static func line(
    _ cluster: String, _ username: String, _ role: RoleReference, _ namespace: String,
    _ window: String
  ) -> String {
    let scope = namespace.isEmpty ? "*" : namespace
    return "grant \(cluster) \(username) \(role.kind)/\(role.name) \(scope) \(window)"
  }

  /// `FROM UNTIL`, clipped to the run; `nil` where nothing is left.
  private func text(_ window: TimeWindow) -> String? {
    let (from, until) = (max(window.from, 0), min(window.until, clock.end))
    return from < until ? "\(from) \(until)" : nil
  }
}
