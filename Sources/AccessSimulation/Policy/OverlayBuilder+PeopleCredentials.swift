import Estate
import Specs

/// Kubeconfigs of people, and the credentials that people help themselves to.
extension OverlayBuilder {
  /// A kubeconfig entry per person and cluster, once more for the claims of somebody who moves to
  /// another team. Holders of `system:masters` certificates keep a certificate under every policy:
  /// no binding grants that group and no identity provider may claim it. Where the policy gives
  /// people certificates, theirs follow its rule.
  mutating func addPeopleCredentials() {
    let membership = activity.turnover.moversPerYear > 0 ? Membership(estate.context) : nil
    for (position, person) in estate.context.people.enumerated() {
      let rule = rule(of: person)
      let phases = phases(of: position, membership)
      for cluster in person.clusters {
        for (phase, groups) in phases {
          add(
            CredentialSlot(
              id: phase == .original
                ? "person/\(person.name)" : "person/\(person.name)/\(phase.rawValue)",
              kind: Self.slotKind(rule.kind), cluster: cluster, username: person.username,
              groups: groups, places: [.laptop(name: person.laptop)]),
            rule, of: .actor(position, phase))
        }
      }
    }
  }

  private func rule(of person: Person) -> CredentialRule {
    let rule = policy.people.resolved(for: .people, person.name, governance)
    guard person.groups.contains(Principal.superuserGroup), rule.kind != .clientCertificate else {
      return rule
    }
    return Self.superuserCertificate
  }

  private static func slotKind(_ kind: CredentialRule.Kind) -> CredentialSlot.Kind {
    switch kind {
    case .clientCertificate: .clientCertificate
    case .taskToken: .taskToken
    default: .oidcSession
    }
  }

  /// The claims that a person's credentials may have, those first that hold first; a phase that
  /// changes nothing has no slot of its own.
  private func phases(
    of position: Int, _ membership: Membership?
  ) -> [(MembershipPhase, [String])] {
    let groups = estate.context.people[position].groups
    guard let membership, !groups.contains(Principal.superuserGroup),
      membership.nextTeam(of: position) != nil
    else { return [(.original, groups)] }
    let moved = membership.nextGroups(of: position)
    let both = groups + moved.filter { !groups.contains($0) }
    guard Set(moved) != Set(groups) else { return [(.original, groups)] }
    var phases: [(MembershipPhase, [String])] = [(.original, groups)]
    if both.count != groups.count { phases.append((.both, both)) }
    if Set(moved) != Set(both) { phases.append((.moved, moved)) }
    return phases
  }

  /// A year, renewed when it ends.
  ///
  /// - Source: kubeadm certificate management and the CSR signer's default of 365 days.
  static let superuserCertificate = CredentialRule(
    kind: .clientCertificate, lifetime: SpecDefaults.clientCertificateLifetime)

  // MARK: Shadow credentials

  /// A slot per person, cluster and kind of place where the policy can make the person wait for
  /// something in the cluster. The user name is the slot's own, so that what it may do has windows
  /// of its own.
  mutating func addShadowSlots() {
    guard activity.friction.bypassShare > 0 else { return }
    let friction = activity.friction
    let weights: [(ShadowCredential.Place, Double)] = [
      (.laptop, friction.laptopWeight), (.chat, friction.chatWeight),
      (.wiki, friction.wikiWeight), (.repository, friction.repositoryWeight),
    ]
    for (position, person) in estate.context.people.enumerated() {
      for cluster in person.clusters where waits(position, in: cluster) {
        for (place, weight) in weights where weight > 0 {
          add(
            CredentialSlot(
              id: "shadow/\(person.name)/\(place.rawValue)", kind: .shadow, cluster: cluster,
              username: Self.shadowUsername(of: person), places: [place.location(of: person)]),
            CredentialRule(kind: .legacyToken), of: .shadow(actor: position))
        }
      }
    }
  }

  /// The user that a person's shadow credentials authenticate.
  static func shadowUsername(of person: Person) -> String { "shadow:\(person.name)" }

  private func waits(_ person: Int, in cluster: String) -> Bool {
    guard person < targets.count else { return false }
    return targets[person].contains { target in
      target.cluster == cluster && (target.bundle != nil || target.gates.contains { $0 != nil })
    }
  }
}

extension ShadowCredential.Place {
  /// Where a person keeps it; somebody without a team in a place of their own.
  func location(of person: Person) -> CredentialPlace {
    let team = person.team.isEmpty ? person.name : person.team
    return switch self {
    case .laptop: .laptop(name: person.laptop)
    case .chat: .chat(team: team)
    case .wiki: .wiki(team: team)
    case .repository: .repository(team: team)
    }
  }
}
