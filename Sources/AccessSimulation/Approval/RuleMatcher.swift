import Estate
import Specs

/// Which lines of a process can match a bundle, and what of it depends on the time of the request.
struct RuleMatcher {
  /// One line that matches a bundle at some times at least.
  struct Candidate: Sendable {
    /// Position in the process's rules.
    var rule: Int32
    /// Seconds a grant lasts at most by this line.
    var maximum: Int64
    /// Whether it sets a maximum for grants at all.
    var denies: Bool
    /// Which phases of membership it admits, by raw value: bit 0 original, 1 both, 2 moved.
    var memberships: UInt8
    var onCall: Bool?
    var workingHours: Bool?
    /// Seconds after local midnight.
    var timeOfDay: ClosedRange<Int64>?
    var urgent: Bool?

    var isUnconditional: Bool {
      memberships == Self.anyMembership && onCall == nil && workingHours == nil
        && timeOfDay == nil && urgent == nil
    }

    static let anyMembership: UInt8 = 0b111
  }

  let context: EstateContext
  let membership: Membership

  /// The lines that can match a bundle, in order; what comes after one that always matches is left
  /// out where the first match decides everything.
  func candidates(for bundle: Bundle, of actor: Actor, in process: ElevationRule) -> [Candidate] {
    var result: [Candidate] = []
    for (position, line) in process.rules.enumerated()
    where admits(line.match, bundle, actor) {
      let memberships = memberships(line.match, actor)
      guard memberships != 0 else { continue }
      result.append(
        Candidate(
          rule: Int32(position),
          maximum: min(process.grantDuration, line.maxDuration ?? process.grantDuration),
          denies: line.decision == .deny, memberships: memberships, onCall: line.match.onCall,
          workingHours: line.match.workingHours, timeOfDay: line.match.timeOfDay,
          urgent: line.match.urgent))
      if process.combine == .first, result[result.count - 1].isUnconditional { break }
    }
    return result
  }

  /// What does not depend on the time.
  private func admits(
    _ match: DecisionRule.Match, _ bundle: Bundle, _ actor: Actor
  ) -> Bool {
    Self.admits(match.requesters, actor.name) && Self.admits(match.clusters, bundle.cluster)
      && Self.admits(match.namespaces, bundle.namespace)
      && Self.admits(match.environments, bundle.environment)
      && match.labels.allSatisfy { bundle.labels[$0.key] == $0.value }
      && Self.admits(match.verbs, anyOf: bundle.verbs)
      && Self.admits(match.resources, anyOf: bundle.resources)
      && match.riskAtLeast.map { bundle.risk >= $0 } ?? true
      && match.riskBelow.map { bundle.risk < $0 } ?? true
  }

  private static func admits(_ names: [String], _ name: String) -> Bool {
    names.isEmpty || names.contains(name)
  }

  private static func admits(_ names: [String], anyOf rights: [String]) -> Bool {
    names.isEmpty || rights.contains { $0 == "*" || names.contains($0) }
  }

  /// The phases of membership that groups and teams admit.
  private func memberships(_ match: DecisionRule.Match, _ actor: Actor) -> UInt8 {
    guard !(match.groups.isEmpty && match.teams.isEmpty) else { return Candidate.anyMembership }
    let team = actor.kind == .person ? membership.nextTeam(of: actor.position) : nil
    let newGroups = team == nil ? actor.groups : membership.nextGroups(of: actor.position)
    let newTeam = team ?? actor.team
    let phases = [
      (actor.groups, actor.team), (actor.groups + newGroups, newTeam), (newGroups, newTeam),
    ]
    var bits: UInt8 = 0
    for (position, (groups, team)) in phases.enumerated() {
      let isAdmitted =
        (match.groups.isEmpty || groups.contains(where: match.groups.contains))
        && (match.teams.isEmpty || match.teams.contains(team))
      if isAdmitted { bits |= 1 << UInt8(position) }
    }
    return bits
  }
}
